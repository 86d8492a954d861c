import type { Edition } from '#contract/edition.ts'
import { editionById } from '#features/edition/edition.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Pool, PoolFilm } from './pool.ts'
import type { Pools } from './pools.ts'
import type { Viewer } from './viewer.ts'
import { leftBy } from './viewing.queries.ts'

/** A film that was left longer ago does not begin an evening by itself. */
const goesOnMs = 12 * 3_600_000

/** The film that a viewer left in the middle this evening; null when they left none. */
export const leftLately = async (
  { pool, clock }: Pick<Platform, 'pool' | 'clock'>,
  viewer: Viewer,
): Promise<string | null> => await leftBy(pool, viewer, new Date(clock.now().getTime() - goesOnMs))

/**
 * The film with which a feed begins before its own order: `wanted`, else the one that was `left`. Refuses `not_found`
 * when the feed does not have the one that is wanted.
 */
export const leadOf = (pool: Pool, wanted: string | undefined, left: string | null): PoolFilm | null =>
  wanted ? (pool.films.get(wanted) ?? refuse('not_found')) : (left && pool.films.get(left)) || null

/** The published edition that shows a film, the one it came to last. */
export const editionThatShows = async (
  { db }: Pick<Platform, 'db'>,
  pools: Pools,
  filmId: string,
): Promise<Edition | null> => {
  const rows = await db
    .selectFrom('entry')
    .innerJoin('edition', 'edition.id', 'entry.editionId')
    .select('entry.editionId')
    .where('entry.filmId', '=', filmId)
    .where('edition.publishedAt', 'is not', null)
    .orderBy('entry.receivedAt', 'desc')
    .execute()
  for (const { editionId } of rows)
    if ((await pools.of(editionId)).films.has(filmId)) return (await editionById(db, editionId)) ?? null
  return null
}
