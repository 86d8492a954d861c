import type { Edition } from '#contract/edition.ts'
import type { Feed, FeedEdition, FeedFilm, VotingWindow } from '#contract/viewing.ts'
import { editionSummary, isOpen, phaseOf } from '#features/edition/edition.ts'
import { filmsById } from '#features/film/film.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { PoolFilm } from './pool.ts'
import type { Pools } from './pools.ts'
import { readTicket, ticketFor } from './ticket.ts'
import { type Asker, selvesOf, type Viewer } from './viewer.ts'
import { seenBy, watchedOf } from './viewing.queries.ts'
import { neededMs } from './viewing.rules.ts'

/** `held` and `passed`: tickets of films that the viewer still has before them, and of those swiped past. */
export type FeedAsk = {
  slug?: string
  limit?: number
  held?: readonly string[]
  passed?: readonly string[]
}

/** Few, since what is asked for later is chosen by what has been shown until then. */
const usualLimit = 3

/**
 * The next films of an edition for a viewer. During screening the least exposed come first, at other times
 * the newest; films already seen come last, one's own never. Each comes with a ticket, by which the viewer can
 * say that it is still held or was shown. What is sent to a browser that is not known yet is not expected to be
 * shown, so that asking without a cookie moves nothing. Refuses `not_found` for an unknown edition.
 */
export const feedFor = async (
  platform: Platform,
  pools: Pools,
  asker: Asker,
  { slug, limit = usualLimit, held = [], passed = [] }: FeedAsk,
): Promise<Feed> => {
  const { viewer, network, known } = asker
  const now = platform.clock.now()
  const edition = await pools.edition(slug)
  if (slug && !edition?.publishedAt) return refuse('not_found')
  if (!edition)
    return { edition: null, voting: null, order: 'chronological', count: 0, seenAll: false, films: [] }
  const [pool, seen] = await Promise.all([pools.of(edition.id), seenBy(platform.pool, viewer, edition.id)])
  const order = isOpen(edition, 'screening', now) ? 'equal' : 'chronological'
  const served = (tickets: readonly string[]) =>
    new Set(
      tickets.flatMap((ticket) => readTicket(platform, ticket, edition.id, selvesOf(asker))?.filmId ?? []),
    )
  const [holding, behind] = [served(held), served(passed)]
  const unseen = (films: ReadonlySet<string>) => [...films].filter((filmId) => !seen.has(filmId)).length
  const mine = (film: PoolFilm) => viewer.personId !== null && film.makers.includes(viewer.personId)
  const unsuited = (film: PoolFilm) => holding.has(film.filmId) || behind.has(film.filmId) || mine(film)
  const unwanted = (film: PoolFilm) => unsuited(film) || seen.has(film.filmId)
  const fresh =
    order === 'equal'
      ? pool.leastExposed(limit, unwanted, { also: pools.visits.within(edition.id, network) })
      : pool.newest(limit, unwanted)
  const again = fresh.length < limit ? seenAgain(pool.films, seen, unsuited, limit - fresh.length) : []
  const ids = fresh.map((film) => film.filmId)
  const ahead = unseen(holding)
  if (order === 'equal' && known)
    pools.visits.served({ editionId: edition.id, viewer, network }, ids, {
      held: holding,
      ahead,
      leftOut: seen.size + unseen(holding.union(behind)),
    })
  return {
    edition: feedEdition(edition, now),
    voting: votingWindow(edition, now),
    order,
    count: pool.films.size,
    seenAll: limit > 0 && pool.films.size > 0 && fresh.length === 0 && holding.size + behind.size === 0,
    films: await hydrate(platform, viewer, edition, [...fresh, ...again], seen, ahead),
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
  ahead: number,
): Promise<FeedFilm[]> => {
  const ids = chosen.map((film) => film.filmId)
  const [views, watched] = await Promise.all([
    filmsById(platform.db, ids),
    watchedOf(platform.db, viewer, ids),
  ])
  const byId = new Map(views.map((film) => [film.id, film]))
  const servedAt = platform.clock.now()
  return chosen.flatMap(({ filmId, entryId, stage }, at) => {
    const film = byId.get(filmId)
    if (!film) return []
    const { watchedMs, verified } = watched.get(filmId) ?? { watchedMs: 0, verified: false }
    const needed = neededMs(film.durationMs, edition.rules.voting.watchedShare)
    return [
      {
        film,
        entryId,
        stage,
        watched: { watchedMs, neededMs: needed, verified },
        seen: seen.has(filmId),
        ticket: ticketFor(platform, { editionId: edition.id, viewer, filmId, servedAt, place: ahead + at }),
      },
    ]
  })
}

export const feedEdition = (edition: Edition, now: Date): FeedEdition => ({
  ...editionSummary(edition, now),
  hashtags: edition.hashtags,
})

export const votingWindow = (edition: Edition, now: Date): VotingWindow | null => {
  const phase = phaseOf(edition, 'voting')
  if (!phase) return null
  const { method, watchedShare } = edition.rules.voting
  return { open: isOpen(edition, 'voting', now), until: phase.endsAt, method, watchedShare }
}
