import { sql } from 'kysely'
import type { Pool as Connections } from 'pg'
import type { Db } from '#platform/postgres/connect.ts'
import { columnOf, idOf, type Viewer } from './viewer.ts'

/** Ids of the films of an edition that this viewer has had on the screen, the longest ago first. */
export const seenBy = async (pool: Connections, viewer: Viewer, editionId: string): Promise<Set<string>> => {
  const column = viewer.personId === null ? 'visitor_id' : 'person_id'
  const { rows } = await pool.query<[string]>({
    name: `seen-by-${column}`,
    rowMode: 'array',
    text: `select film_id from exposure where ${column} = $1 and edition_id = $2 order by confirmed_at`,
    values: [idOf(viewer), editionId],
  })
  return new Set(rows.map(([filmId]) => filmId))
}

/** How far a viewer came with a film; see `Watched` of the contract. */
export type Came = { watchedMs: number; verified: boolean; atMs: number }
export const unwatched: Came = { watchedMs: 0, verified: false, atMs: 0 }

export const watchedOf = async (
  db: Db,
  viewer: Viewer,
  filmIds: readonly string[],
): Promise<Map<string, Came>> => (filmIds.length === 0 ? new Map() : await watchedBy(db, viewer, filmIds))

/** How far a viewer came with these films, or with every film that they have begun. */
export const watchedBy = async (
  db: Db,
  viewer: Viewer,
  filmIds: readonly string[] | null = null,
): Promise<Map<string, Came>> => {
  const rows = await db
    .selectFrom('viewing')
    .select(['filmId', 'watchedMs', 'verifiedAt', 'atMs'])
    .where(columnOf(viewer), '=', idOf(viewer))
    .$if(filmIds !== null, (query) => query.where('filmId', 'in', [...(filmIds ?? [])]))
    .execute()
  return new Map(
    rows.map(({ filmId, watchedMs, verifiedAt, atMs }) => [
      filmId,
      { watchedMs, verified: verifiedAt !== null, atMs },
    ]),
  )
}

/** The editions of which a person has had films on the screen. */
export const editionsSeenBy = async (db: Db, personId: string): Promise<string[]> =>
  (
    await db.selectFrom('exposure').select('editionId').distinct().where('personId', '=', personId).execute()
  ).map(({ editionId }) => editionId)

/** The film that a viewer left in the middle since then, if it is the last that they have watched. */
export const leftBy = async (pool: Connections, viewer: Viewer, since: Date): Promise<string | null> => {
  const column = viewer.personId === null ? 'visitor_id' : 'person_id'
  const { rows } = await pool.query<[string]>({
    name: `left-by-${column}`,
    rowMode: 'array',
    text: `select film_id from viewing where ${column} = $1 and at_ms > 0 and heard_at > $2
      order by heard_at desc limit 1`,
    values: [idOf(viewer), since],
  })
  return rows[0]?.[0] ?? null
}

/** What a viewer has watched of a film, as stretches of film time in milliseconds, and whether it earned a ballot. */
export const stretchesOf = async (
  db: Db,
  viewer: Viewer,
  filmId: string,
): Promise<{ earned: boolean; watchedMs: number; stretches: [number, number][] }> => {
  const row = await db
    .selectFrom('viewing')
    .select(['watchedMs', 'verifiedAt'])
    .select(asStretches(sql`watched`).as('stretches'))
    .where(columnOf(viewer), '=', idOf(viewer))
    .where('filmId', '=', filmId)
    .executeTakeFirst()
  return {
    earned: row !== undefined && row.verifiedAt !== null,
    watchedMs: row?.watchedMs ?? 0,
    stretches: row?.stretches ?? [],
  }
}

/**
 * Length of a film and the largest share that one of its editions asks for; null when there is no such film
 * or nobody may watch it.
 */
export const lengthAndShare = async (
  db: Db,
  filmId: string,
): Promise<{ durationMs: number; share: number } | null> => {
  const row = await db
    .selectFrom('film')
    .innerJoin('original', 'original.filmId', 'film.id')
    .leftJoin('shownFile as shown', 'shown.filmId', 'film.id')
    .innerJoin('filmStanding as standing', 'standing.filmId', 'film.id')
    .select((eb) => [
      eb.fn.coalesce('shown.durationMs', 'original.durationMs').as('durationMs'),
      sql<number | null>`(select max((edition.rules #>> '{voting,watchedShare}')::float8) from entry
        join edition on edition.id = entry.edition_id where entry.film_id = ${eb.ref('film.id')})`.as(
        'share',
      ),
    ])
    .where('film.id', '=', filmId)
    .where('standing.inSight', '=', true)
    .executeTakeFirst()
  return row?.durationMs ? { durationMs: row.durationMs, share: row.share ?? 0.8 } : null
}

/** A multirange column as stretches in order. */
export const asStretches = (ranges: unknown) =>
  sql<
    [number, number][]
  >`(select coalesce(json_agg(json_build_array(lower(r), upper(r)) order by r), '[]') from unnest(${ranges}) as r)`

/** Distinct milliseconds of a multirange column. */
export const lengthOfRanges = (ranges: unknown) =>
  sql<number>`(select coalesce(sum(upper(r) - lower(r)), 0)::int4 from unnest(${ranges}) as r)`
