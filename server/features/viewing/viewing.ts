import type { FilmView } from '#contract/film.ts'
import type { FilmPage } from '#contract/viewing.ts'
import { editionById } from '#features/edition/edition.ts'
import { filmById, filmsById } from '#features/film/film.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { feedEdition, votingWindow } from './feed.ts'
import type { Pools } from './pools.ts'
import { aPerson, type Viewer } from './viewer.ts'
import { lengthAndShare, unwatched, watchedOf } from './viewing.queries.ts'
import { neededMs } from './viewing.rules.ts'

export { confirmExposure, exposuresSetAside } from './exposure.ts'
export { type FeedAsk, feedEdition, feedFor } from './feed.ts'
export { createPools, type Pools } from './pools.ts'
export { ticketFor } from './ticket.ts'
export { type Asker, aPerson, aVisitor, type Viewer } from './viewer.ts'
export { editionsSeenBy, stretchesOf, unwatched, watchedBy } from './viewing.queries.ts'
export { neededMs } from './viewing.rules.ts'
export { askerOf, viewerOf } from './visitor.ts'
export { beginViewing, hearHeartbeat } from './watching.ts'

/** A public film and where it is shown. Refuses `not_found`. */
export const filmPage = async (
  platform: Platform,
  pools: Pools,
  viewer: Viewer,
  filmId: string,
): Promise<FilmPage> => {
  const { db } = platform
  const now = platform.clock.now()
  const film = (await filmById(db, filmId)) ?? refuse('not_found')
  const [rows, watched, length] = await Promise.all([
    db
      .selectFrom('entry')
      .innerJoin('edition', 'edition.id', 'entry.editionId')
      .select(['entry.id as entryId', 'entry.editionId', 'entry.stage'])
      .where('entry.filmId', '=', filmId)
      .where('edition.publishedAt', 'is not', null)
      .orderBy('entry.receivedAt', 'desc')
      .execute(),
    watchedOf(db, viewer, [filmId]),
    lengthAndShare(db, filmId),
  ])
  const entries = []
  let own = film.makers.some(({ personId }) => personId === viewer.personId)
  for (const { entryId, editionId, stage } of rows) {
    const edition = await editionById(db, editionId)
    const pool = edition && (await pools.of(editionId))
    const member = pool?.films.get(filmId)
    if (member && viewer.personId) own ||= member.makers.includes(viewer.personId)
    if (edition && member)
      entries.push({
        entryId,
        stage: stage as FilmPage['entries'][number]['stage'],
        edition: feedEdition(edition, now),
        voting: votingWindow(edition, now),
      })
  }
  return {
    film,
    own,
    watched: {
      ...(watched.get(filmId) ?? unwatched),
      neededMs: neededMs(film.durationMs, length?.share ?? 0.8),
    },
    entries,
    others: entries[0] ? await othersBeside(db, pools, entries[0], filmId) : [],
  }
}

const othersBeside = async (
  db: Db,
  pools: Pools,
  { edition, stage }: FilmPage['entries'][number],
  filmId: string,
): Promise<FilmPage['others']> => {
  const pool = await pools.of(edition.id)
  const beside = pool.leastExposed(
    6,
    (one) => one.filmId === filmId || (stage === 'finalist' && one.stage !== 'finalist'),
  )
  return await filmsById(
    db,
    beside.map((one) => one.filmId),
  )
}

/** Ids of the films of an edition that are on show, newest first. */
export const newestFilms = async (pools: Pools, editionId: string, limit: number): Promise<string[]> =>
  (await pools.of(editionId)).newest(limit, () => false).map((film) => film.filmId)

/**
 * Some films of a public edition for its page, drawn anew each time so that no film is always first. Nobody is counted
 * as having seen them. Refuses `not_found`.
 */
export const programmeOf = async (
  { db }: Pick<Platform, 'db'>,
  pools: Pools,
  editionId: string,
): Promise<{ count: number; films: FilmView[] }> => {
  const edition = await editionById(db, editionId)
  if (!edition?.publishedAt) return refuse('not_found')
  const all = await newestFilms(pools, editionId, Number.MAX_SAFE_INTEGER)
  const drawn = all
    .map((filmId) => ({ filmId, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, programmeSize)
  return {
    count: all.length,
    films: await filmsById(
      db,
      drawn.map(({ filmId }) => filmId),
    ),
  }
}

const programmeSize = 12

/** Whether a person has verifiably watched enough of a film to have earned a ballot. */
export const hasEarned = async (db: Db, personId: string, filmId: string): Promise<boolean> =>
  (await watchedOf(db, aPerson(personId), [filmId])).get(filmId)?.verified ?? false

/** Whether anybody has had a film open within the last half minute. */
export const isWatched = async ({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<boolean> => {
  const since = new Date(clock.now().getTime() - 30_000)
  const heard = await db.selectFrom('viewing').select('id').where('heardAt', '>', since).limit(1).execute()
  return heard.length > 0
}
