import { sql } from 'kysely'
import type { Title } from '#contract/film.ts'
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

/** How often each film that runs in the edition has been on a screen, those never shown included. */
export const exposuresIn = async (db: Db, editionId: string): Promise<number[]> => {
  const { rows } = await sql<{ confirmed: number }>`
    select coalesce(c.confirmed, 0) as confirmed
    from entry_standing entry
    left join exposure_count c on c.film_id = entry.film_id and c.edition_id = entry.edition_id
    where entry.edition_id = ${editionId} and entry.running`.execute(db)
  return rows.map((row) => row.confirmed)
}

/** The id of the newest thing that happened in an edition. */
export const newestNews = async (db: Db, editionId: string): Promise<string | null> => {
  const newest = await db
    .selectFrom('event')
    .select('id')
    .where('editionId', '=', editionId)
    .orderBy('happenedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.id ?? null
}

/** The entries of some films of an edition, by film. */
export const entriesOf = async (
  db: Db,
  editionId: string,
  filmIds: readonly string[],
): Promise<Map<string, { entryId: string; title: Title }>> => {
  if (filmIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('entry')
    .innerJoin('film', 'film.id', 'entry.filmId')
    .select((each) => ['filmId', 'entry.id as entryId', each.ref('film.title').$castTo<Title>().as('title')])
    .where('entry.editionId', '=', editionId)
    .where('filmId', 'in', [...filmIds])
    .execute()
  return new Map(rows.map(({ filmId, entryId, title }) => [filmId, { entryId, title }]))
}
