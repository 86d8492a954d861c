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

export const watchedOf = async (
  db: Db,
  viewer: Viewer,
  filmIds: readonly string[],
): Promise<Map<string, { watchedMs: number; verified: boolean }>> => {
  if (filmIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('viewing')
    .select(['filmId', 'watchedMs', 'verifiedAt'])
    .where(columnOf(viewer), '=', idOf(viewer))
    .where('filmId', 'in', [...filmIds])
    .execute()
  return new Map(
    rows.map((row) => [row.filmId, { watchedMs: row.watchedMs, verified: row.verifiedAt !== null }]),
  )
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
    .select(
      sql<
        [number, number][]
      >`(select coalesce(json_agg(json_build_array(lower(r), upper(r)) order by r), '[]')
        from unnest(watched) as r)`.as('stretches'),
    )
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

/** Distinct milliseconds of a multirange column. */
export const lengthOfRanges = (ranges: unknown) =>
  sql<number>`(select coalesce(sum(upper(r) - lower(r)), 0)::int4 from unnest(${ranges}) as r)`
