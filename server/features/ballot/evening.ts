import type { Evening } from '#contract/ballot.ts'
import { editionById, editionBySlug, isOpen, phaseOf } from '#features/edition/edition.ts'
import { filmsById } from '#features/film/film.ts'
import {
  aPerson,
  editionsSeenBy,
  feedEdition,
  neededMs,
  type Pools,
  unwatched,
  type Viewer,
  watchedBy,
} from '#features/viewing/viewing.ts'
import { Refused, refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { sealingOf, standingBallots } from './ballot.ts'

/** So many films are told one by one; those that were begun come first. */
const mostFilms = 200

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * What a viewer has watched and voted in an edition, and what is left: films that were voted on or begun first, then
 * those that were not. Their own films are not in it. `named`: its id or slug. Refuses `not_found` for what is no published edition.
 */
export const eveningOf = async (
  platform: Platform,
  pools: Pools,
  viewer: Viewer,
  named: string,
): Promise<Evening> => {
  const { db } = platform
  const edition = (await editionBySlug(db, named)) ?? (isId.test(named) ? await editionById(db, named) : null)
  if (!edition?.publishedAt) return refuse('not_found')
  const editionId = edition.id
  const now = platform.clock.now()
  const { personId } = viewer
  const pool = await pools.of(editionId)
  const ids = [...pool.films.values()]
    .filter(({ makers }) => personId === null || !makers.includes(personId))
    .map(({ filmId }) => filmId)
  const [came, ballots, sealed] = await Promise.all([
    watchedBy(db, viewer),
    personId ? standingBallots(db, editionId, personId) : [],
    sealingOf(db, editionId),
  ])
  const { method, watchedShare } = edition.rules.voting
  const votes = new Map(ballots.map((ballot) => [ballot.filmId, ballot]))
  const rank = (id: string) => (votes.has(id) ? 0 : came.get(id)?.verified ? 1 : came.has(id) ? 2 : 3)
  const shown = ids.toSorted((a, b) => rank(a) - rank(b)).slice(0, mostFilms)
  const films = await filmsById(db, shown)
  return {
    edition: feedEdition(edition, now),
    count: ids.length,
    watched: ids.filter((id) => came.get(id)?.verified).length,
    voted: ids.filter((id) => votes.has(id)).length,
    voting: {
      open: isOpen(edition, 'voting', now) && sealed === null,
      from: phaseOf(edition, 'voting')?.startsAt ?? null,
      until: phaseOf(edition, 'voting')?.endsAt ?? null,
      method,
    },
    films: films.map(({ id, title, durationMs, media }) => ({
      filmId: id,
      title,
      durationMs,
      poster: media.poster,
      watched: { ...(came.get(id) ?? unwatched), neededMs: neededMs(durationMs, watchedShare) },
      mark: votes.get(id)?.mark ?? null,
    })),
  }
}

/** The editions in which somebody has watched or voted, with how far they came; the newest first, twelve at most. */
export const eveningsOf = async (
  platform: Platform,
  pools: Pools,
  personId: string,
): Promise<Omit<Evening, 'films'>[]> => {
  const { db } = platform
  const voted = await db.selectFrom('voter').select('editionId').where('personId', '=', personId).execute()
  const ids = new Set([...(await editionsSeenBy(db, personId)), ...voted.map(({ editionId }) => editionId)])
  const evenings = await Promise.all(
    [...ids].map((id) => eveningOf(platform, pools, aPerson(personId), id).catch(unlessTakenBack)),
  )
  return evenings
    .filter((one) => one !== null)
    .toSorted((a, b) => Date.parse(b.edition.publishedAt ?? '') - Date.parse(a.edition.publishedAt ?? ''))
    .slice(0, 12)
    .map(({ films: _, ...evening }) => evening)
}

/** An edition that was taken back since is nobody's evening. */
const unlessTakenBack = (error: unknown): null => {
  if (error instanceof Refused && error.code === 'not_found') return null
  throw error
}
