import type { Pool as Connections } from 'pg'
import type { Member } from './pool.ts'

type MemberRow = {
  film_id: string
  entry_id: string
  stage: Member['stage']
  person_id: string
  team: string[] | null
  received_at: Date
  confirmed: number
}

export const isPublished = async (pool: Connections, editionId: string): Promise<boolean> => {
  const { rowCount } = await pool.query({
    name: 'pool-published',
    text: 'select from edition where id = $1 and published_at is not null',
    values: [editionId],
  })
  return rowCount === 1
}

/** The films that run in an edition, which its feed may show. Of all films, or of the given ones. */
export const selectMembers = async (
  pool: Connections,
  editionId: string,
  filmIds: readonly string[] | null = null,
): Promise<Member[]> => {
  const { rows } = await pool.query<MemberRow>({
    name: filmIds ? 'pool-some' : 'pool-all',
    text: `select e.film_id, e.entry_id, e.stage, e.person_id, e.received_at, coalesce(c.confirmed, 0) as confirmed,
        (select array_agg(t.person_id::text) from team_member t
          where t.film_id = e.film_id and t.accepted_at is not null and t.person_id is not null) as team
      from entry_standing e
      left join exposure_count c on c.edition_id = e.edition_id and c.film_id = e.film_id
      where e.edition_id = $1 and e.running ${filmIds ? 'and e.film_id = any($2)' : ''}`,
    values: filmIds ? [editionId, filmIds] : [editionId],
  })
  return rows.map((row) => ({
    filmId: row.film_id,
    entryId: row.entry_id,
    stage: row.stage,
    makers: [row.person_id, ...(row.team ?? [])],
    receivedAt: row.received_at.getTime(),
    confirmed: row.confirmed,
  }))
}

/** Films of an edition to which something happened after `since`, and whether it is published still. */
export const selectChanged = async (
  pool: Connections,
  editionId: string,
  since: Date,
): Promise<{ published: boolean; filmIds: string[]; counts: [string, number][] }> => {
  const [touched, counted] = await Promise.all([
    pool.query<{ film_id: string }>({
      name: 'pool-touched',
      text: `select distinct e.film_id from event v join entry e
          on e.edition_id = $1 and (e.film_id = v.subject_id or e.id = v.subject_id)
        where v.happened_at > $2 and v.subject_kind in ('film', 'entry')`,
      values: [editionId, since],
    }),
    // one row at least: a feed waits for these two answers, and a third would make it wait longer
    pool.query<{ published: boolean; film_id: string | null; confirmed: number }>({
      name: 'pool-counted',
      text: `select e.published_at is not null as published, c.film_id, c.confirmed from edition e
        left join exposure_count c on c.edition_id = $1 and c.changed_at > $2 where e.id = $1`,
      values: [editionId, since],
    }),
  ])
  return {
    published: counted.rows[0]?.published ?? false,
    filmIds: touched.rows.map((row) => row.film_id),
    counts: counted.rows.flatMap((row) => (row.film_id ? [[row.film_id, row.confirmed]] : [])),
  }
}
