import type { Edition } from '#contract/edition.ts'
import type { Feed, FeedEdition, FeedFilm, VotingWindow } from '#contract/viewing.ts'
import { editionSummary, isOpen, phaseOf } from '#features/edition/edition.ts'
import { filmsById } from '#features/film/film.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { editionThatShows, leadOf, leftLately } from './lead.ts'
import type { PoolFilm } from './pool.ts'
import type { Pools } from './pools.ts'
import { readTicket, ticketFor } from './ticket.ts'
import { type Asker, selvesOf, type Viewer } from './viewer.ts'
import { unwatched as none, seenBy, watchedBy, watchedOf } from './viewing.queries.ts'
import { neededMs } from './viewing.rules.ts'

/**
 * `held` and `passed`: tickets of films that the viewer still has before them, and of those swiped past. `film` is to
 * come first; `unwatched` leaves out what was watched enough to vote.
 */
export type FeedAsk = {
  slug?: string
  limit?: number
  held?: readonly string[]
  passed?: readonly string[]
  film?: string
  unwatched?: boolean
}

/** Few, since what is asked for later is chosen by what has been shown until then. */
const usualLimit = 3

/**
 * The next films of an edition for a viewer. During screening the least exposed come first, at other times
 * the newest; films already seen come last, one's own never. Before them comes the film that was asked for or left in
 * the middle. Each of the others has a ticket, by which the viewer can say that it is still held or was shown: whoever
 * sends people to a film adds nothing to its exposures. What is sent to a browser that is not known yet is not expected
 * to be shown, so that asking without a cookie moves nothing. Refuses `not_found` for an unknown edition, and for a film
 * that none shows.
 */
export const feedFor = async (
  platform: Platform,
  pools: Pools,
  asker: Asker,
  { slug, limit = usualLimit, held = [], passed = [], film: wanted, unwatched = false }: FeedAsk,
): Promise<Feed> => {
  const { viewer, network, known } = asker
  const now = platform.clock.now()
  const edition = await editionFor(platform, pools, slug, wanted)
  if (slug && !edition?.publishedAt) return refuse('not_found')
  if (!edition)
    return {
      edition: null,
      voting: null,
      order: 'chronological',
      count: 0,
      seenAll: false,
      films: [],
      lead: null,
    }
  const begins = limit > 0 && held.length === 0 && passed.length === 0 && !unwatched && !wanted
  const [pool, seen, watched, left] = await Promise.all([
    pools.of(edition.id),
    seenBy(platform.pool, viewer, edition.id),
    unwatched ? watchedBy(platform.db, viewer) : null,
    begins ? leftLately(platform, viewer) : null,
  ])
  const lead = leadOf(pool, wanted, left)
  const order = isOpen(edition, 'screening', now) ? 'equal' : 'chronological'
  const served = (tickets: readonly string[]) =>
    new Set(
      tickets.flatMap((ticket) => readTicket(platform, ticket, edition.id, selvesOf(asker))?.filmId ?? []),
    )
  const [holding, behind] = [served(held), served(passed)]
  const unseen = (films: ReadonlySet<string>) => [...films].filter((filmId) => !seen.has(filmId)).length
  const mine = (film: PoolFilm) => viewer.personId !== null && film.makers.includes(viewer.personId)
  const unsuited = (film: PoolFilm) =>
    holding.has(film.filmId) ||
    behind.has(film.filmId) ||
    mine(film) ||
    film.filmId === lead?.filmId ||
    watched?.get(film.filmId)?.verified === true
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
  const films = await hydrate(platform, viewer, edition, { lead, films: [...fresh, ...again], seen, ahead })
  // the pool may still have what is public no more
  if (wanted && films[0]?.film.id !== wanted) return refuse('not_found')
  return {
    edition: feedEdition(edition, now),
    voting: votingWindow(edition, now),
    order,
    count: pool.films.size,
    seenAll: limit > 0 && pool.films.size > 0 && fresh.length === 0 && holding.size + behind.size === 0,
    films,
    lead: films[0]?.film.id === lead?.filmId ? (lead?.filmId ?? null) : null,
  }
}

/** The edition that was named, else the one on now, or another that shows the film with which it is to begin. */
const editionFor = async (
  platform: Platform,
  pools: Pools,
  slug: string | undefined,
  wanted: string | undefined,
): Promise<Edition | null> => {
  const edition = await pools.edition(slug)
  if (!wanted || slug) return edition
  if (edition && (await pools.of(edition.id)).films.has(wanted)) return edition
  return (await editionThatShows(platform, pools, wanted)) ?? refuse('not_found')
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

type Chosen = {
  lead: PoolFilm | null
  films: readonly PoolFilm[]
  seen: ReadonlySet<string>
  ahead: number
}

const hydrate = async (
  platform: Platform,
  viewer: Viewer,
  edition: Edition,
  { lead, films, seen, ahead }: Chosen,
): Promise<FeedFilm[]> => {
  const chosen = lead ? [lead, ...films] : films
  const ids = chosen.map((film) => film.filmId)
  const [views, watched] = await Promise.all([
    filmsById(platform.db, ids),
    watchedOf(platform.db, viewer, ids),
  ])
  const byId = new Map(views.map((film) => [film.id, film]))
  const servedAt = platform.clock.now()
  return chosen.flatMap(({ filmId, entryId, stage, makers }, at) => {
    const film = byId.get(filmId)
    if (!film) return []
    const isLead = filmId === lead?.filmId
    const place = ahead + at - (lead ? 1 : 0)
    const needed = neededMs(film.durationMs, edition.rules.voting.watchedShare)
    return [
      {
        film,
        entryId,
        stage,
        watched: { ...(watched.get(filmId) ?? none), neededMs: needed },
        seen: seen.has(filmId),
        own: viewer.personId !== null && makers.includes(viewer.personId),
        ticket: isLead ? '' : ticketFor(platform, { editionId: edition.id, viewer, filmId, servedAt, place }),
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
