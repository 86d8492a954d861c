import { type Kysely, sql, type Transaction } from 'kysely'
import type { Pool as Connections } from 'pg'
import type { DB } from '#platform/postgres/schema.generated.ts'

export type Db = Kysely<DB> | Transaction<DB>

/** Ids of the films of an edition that this viewer has had on the screen, the longest ago first. */
export const seenBy = async (
  pool: Connections,
  viewerId: string,
  editionId: string,
): Promise<Set<string>> => {
  const { rows } = await pool.query<[string]>({
    name: 'seen-by',
    rowMode: 'array',
    text: 'select film_id from exposure where viewer_id = $1 and edition_id = $2 order by confirmed_at',
    values: [viewerId, editionId],
  })
  return new Set(rows.map(([filmId]) => filmId))
}

export const watchedOf = async (
  db: Db,
  viewerId: string,
  filmIds: readonly string[],
): Promise<Map<string, { watchedMs: number; verified: boolean }>> => {
  if (filmIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('viewing')
    .select(['filmId', 'watchedMs', 'verifiedAt'])
    .where('viewerId', '=', viewerId)
    .where('filmId', 'in', [...filmIds])
    .execute()
  return new Map(
    rows.map((row) => [row.filmId, { watchedMs: row.watchedMs, verified: row.verifiedAt !== null }]),
  )
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
    .innerJoin('publication', 'publication.filmId', 'film.id')
    .select((eb) => [
      'original.durationMs',
      sql<number | null>`(select max((edition.rules #>> '{voting,watchedShare}')::float8) from entry
        join edition on edition.id = entry.edition_id where entry.film_id = ${eb.ref('film.id')})`.as(
        'share',
      ),
    ])
    .where('film.id', '=', filmId)
    .executeTakeFirst()
  return row?.durationMs ? { durationMs: row.durationMs, share: row.share ?? 0.8 } : null
}

/** Distinct milliseconds of a multirange column. */
export const lengthOfRanges = (ranges: unknown) =>
  sql<number>`(select coalesce(sum(upper(r) - lower(r)), 0)::int4 from unnest(${ranges}) as r)`
