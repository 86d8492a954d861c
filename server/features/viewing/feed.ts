import type { Edition } from '#contract/edition.ts'
import type { Feed, FeedEdition, FeedFilm, VotingWindow } from '#contract/viewing.ts'
import { isOpen, phaseOf, readClock } from '#features/edition/edition.ts'
import { filmsById } from '#features/film/film.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { PoolFilm } from './pool.ts'
import type { Pools } from './pools.ts'
import type { Viewer } from './viewer.ts'
import { seenBy, watchedOf } from './viewing.queries.ts'
import { neededMs } from './viewing.rules.ts'

export type FeedAsk = { slug?: string; limit?: number; held?: readonly string[] }

/**
 * The next films of an edition for a viewer. During screening the least exposed come first, at other times
 * the newest; films already seen come last, one's own never. Refuses `not_found` for an unknown edition.
 */
export const feedFor = async (
  platform: Platform,
  pools: Pools,
  viewer: Viewer,
  { slug, limit = 8, held = [] }: FeedAsk,
): Promise<Feed> => {
  const now = platform.clock.now()
  const edition = await pools.edition(slug)
  if (slug && !edition?.publishedAt) return refuse('not_found')
  if (!edition)
    return { edition: null, voting: null, order: 'chronological', count: 0, seenAll: false, films: [] }
  const [pool, seen] = await Promise.all([pools.of(edition.id), seenBy(platform.pool, viewer, edition.id)])
  const order = isOpen(edition, 'screening', now) ? 'equal' : 'chronological'
  const holding = new Set(held)
  const mine = (film: PoolFilm) => viewer.personId !== null && film.makers.includes(viewer.personId)
  const unsuited = (film: PoolFilm) => holding.has(film.filmId) || mine(film)
  const pick = order === 'equal' ? pool.leastExposed : pool.newest
  const fresh = pick(limit, (film) => unsuited(film) || seen.has(film.filmId))
  const again = fresh.length < limit ? seenAgain(pool.films, seen, unsuited, limit - fresh.length) : []
  if (order === 'equal')
    pools.served(
      edition.id,
      viewer,
      fresh.map((film) => film.filmId),
    )
  return {
    edition: feedEdition(edition, now),
    voting: votingWindow(edition, now),
    order,
    count: pool.films.size,
    seenAll: pool.films.size > 0 && fresh.length === 0 && holding.size === 0,
    films: await hydrate(platform, viewer, edition, [...fresh, ...again], seen),
  }
}

/** The one seen longest ago first: `seen` is in that order. */
const seenAgain = (
  films: ReadonlyMap<string, PoolFilm>,
  seen: ReadonlySet<string>,
  unsuited: (film: PoolFilm) => boolean,
  limit: number,
): PoolFilm[] => {
  const chosen: PoolFilm[] = []
  for (const filmId of seen) {
    if (chosen.length === limit) break
    const film = films.get(filmId)
    if (film && !unsuited(film)) chosen.push(film)
  }
  return chosen
}

const hydrate = async (
  platform: Platform,
  viewer: Viewer,
  edition: Edition,
  chosen: readonly PoolFilm[],
  seen: ReadonlySet<string>,
): Promise<FeedFilm[]> => {
  const ids = chosen.map((film) => film.filmId)
  const [views, watched] = await Promise.all([
    filmsById(platform.db, ids),
    watchedOf(platform.db, viewer, ids),
  ])
  const byId = new Map(views.map((film) => [film.id, film]))
  return chosen.flatMap(({ filmId, entryId, stage }) => {
    const film = byId.get(filmId)
    if (!film) return []
    const { watchedMs, verified } = watched.get(filmId) ?? { watchedMs: 0, verified: false }
    const needed = neededMs(film.durationMs, edition.rules.voting.watchedShare)
    return [
      { film, entryId, stage, watched: { watchedMs, neededMs: needed, verified }, seen: seen.has(filmId) },
    ]
  })
}

export const feedEdition = (edition: Edition, now: Date): FeedEdition => {
  const { id, slug, name, tagline, ordinal, timeZone, ink, keyPicture, calendar, publishedAt, hashtags } =
    edition
  const clock = readClock(calendar, now)
  return {
    id,
    slug,
    name,
    tagline,
    ordinal,
    timeZone,
    ink,
    keyPicture,
    calendar,
    publishedAt,
    hashtags,
    clock,
  }
}

export const votingWindow = (edition: Edition, now: Date): VotingWindow | null => {
  const phase = phaseOf(edition, 'voting')
  if (!phase) return null
  const { method, watchedShare } = edition.rules.voting
  return { open: isOpen(edition, 'voting', now), until: phase.endsAt, method, watchedShare }
}
