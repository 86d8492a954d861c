import { sql } from 'kysely'
import type { Attention } from '#contract/moderation.ts'
import type { Db } from '#platform/postgres/connect.ts'

/** How many persons and how many teams stand behind the entries that were not withdrawn. */
export const makers = async (db: Db, editionId: string): Promise<{ people: number; teams: number }> => {
  const { rows } = await sql<{ people: number; teams: number }>`
    select count(distinct entry.person_id)::int as people,
      count(*) filter (where exists (select from team_member t
        where t.film_id = entry.film_id and t.accepted_at is not null))::int as teams
    from entry_standing entry
    where entry.edition_id = ${editionId} and not entry.withdrawn`.execute(db)
  return rows[0] ?? { people: 0, teams: 0 }
}

/** Each thing that waits, with the instant since when. A guardian is asked for once a maker. */
export const waitingIn = async (
  db: Db,
  editionId: string,
  guardianUnder: number | null,
  now: Date,
): Promise<{ kind: Attention['kind']; since: Date }[]> => {
  const { rows } = await sql<{ kind: Attention['kind']; since: Date }>`
    with standing as (
      select * from entry_standing where edition_id = ${editionId} and competes
    )
    select 'unplayable' as kind, p.updated_at as since
    from standing join preparation p on p.film_id = standing.film_id and p.state in ('refused', 'failed')
    union all
    select 'no_space', p.updated_at
    from standing join preparation p on p.film_id = standing.film_id and p.state = 'waiting_for_space'
    union all
    select 'held', film.ruled_at
    from standing join film_standing film on film.film_id = standing.film_id
    where standing.held
    union all
    select 'guardian', min(standing.received_at)
    from standing join person on person.id = standing.person_id
    where person.birth_date + make_interval(years => ${guardianUnder ?? 0}::int) > ${now}
      and not exists (select from guardian_consent g
        where g.person_id = person.id and g.given_at is not null and g.withdrawn_at is null)
    group by person.id`.execute(db)
  return rows
}

/** How often each film that is in sight has been on a screen, those never shown included. */
export const exposuresIn = async (db: Db, editionId: string): Promise<number[]> => {
  const { rows } = await sql<{ confirmed: number }>`
    select coalesce(c.confirmed, 0) as confirmed
    from entry_standing entry
    left join exposure_count c on c.film_id = entry.film_id and c.edition_id = entry.edition_id
    where entry.edition_id = ${editionId} and entry.running`.execute(db)
  return rows.map((row) => row.confirmed)
}
