import type { GuardianFilms } from '#contract/entry.ts'
import { type Asked, consentBehind, holdersOf, openRequests, tellReady } from '#features/account/account.ts'
import { editionById, editionsNamedIn, phaseOf } from '#features/edition/edition.ts'
import { judgeFilms, previewsById } from '#features/film/film.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'

/**
 * The films that a mailed request of a child is about, as they stand now, those that are only being sent included: of
 * an edition those that entered it or name it; of the own page those that stand in no edition. Refuses `not_found`.
 */
export const guardianFilms = async (platform: Platform, token: string): Promise<GuardianFilms> => {
  const { db, config } = platform
  const asked = (await consentBehind(platform, token)) ?? refuse('not_found')
  const standings = await filmsAskedAbout(db, asked)
  const ids = standings.map(({ filmId }) => filmId)
  const [films, verdicts, changes, edition] = await Promise.all([
    previewsById(platform, asked.personId, ids),
    judgeFilms(platform, db, ids),
    changesSince(db, ids, asked.seenAt ?? asked.givenAt),
    placeOf(db, asked.editionId),
  ])
  return {
    edition,
    contact: config.contact,
    sees: config.guardianSees,
    films: standings.flatMap((standing) => {
      const film = films.get(standing.filmId)
      const waitingFor = verdicts.get(standing.filmId)?.waitingFor ?? []
      if (!film) return []
      return [
        {
          film,
          state: stateOf(standing, film.media.start !== null, waitingFor),
          changes: changes.get(standing.filmId) ?? [],
          toSee: asked.givenAt !== null && !standing.ended && waitingFor.includes('guardian'),
        },
      ]
    }),
  }
}

/**
 * A film that can be watched for the first time: the guardians who were asked about it before it could be are told.
 */
export const tellGuardians = async (platform: Platform, trx: Trx, filmId: string): Promise<void> => {
  const watchable = await trx
    .selectFrom('event')
    .innerJoin('film', 'film.id', 'event.subjectId')
    .select(['event.id', 'film.personId'])
    .where('event.kind', '=', 'film.watchable')
    .where('event.subjectId', '=', filmId)
    .execute()
  const [only] = watchable
  if (!only || watchable.length > 1) return
  for (const asked of await openRequests(trx, only.personId, platform.clock.now()))
    if ((await filmsAskedAbout(trx, asked)).some((film) => film.filmId === filmId))
      await tellReady(platform, trx, asked.id)
}

type FilmStanding = {
  filmId: string
  inSight: boolean
  held: boolean
  removed: boolean
  ended: boolean
}

const stateOf = (
  { inSight, held, removed, ended }: FilmStanding,
  watchable: boolean,
  waitingFor: readonly string[],
): GuardianFilms['films'][number]['state'] => {
  if (removed) return 'removed'
  if (held) return 'held'
  if (ended) return 'ended'
  if (inSight) return 'public'
  if (!watchable) return 'coming'
  return waitingFor.includes('guardian') ? 'asked' : 'waiting'
}

const filmsAskedAbout = async (db: Db, { personId, editionId }: Asked): Promise<FilmStanding[]> => {
  const films = await db
    .selectFrom('filmStanding as standing')
    .innerJoin('film', 'film.id', 'standing.filmId')
    .leftJoin('posting', 'posting.filmId', 'film.id')
    .where('standing.personId', '=', personId)
    .where('standing.erasedAt', 'is', null)
    .orderBy('film.createdAt', 'desc')
    .select([
      'standing.filmId',
      'standing.inSight',
      'standing.held',
      'standing.removed',
      'film.post',
      'posting.ownPage',
    ])
    .execute()
  const entries = await db
    .selectFrom('entryStanding')
    .select(['filmId', 'editionId', 'competes'])
    .where('personId', '=', personId)
    .execute()
  const found = await Promise.all(
    films.map(async ({ post, ownPage, ...film }) => {
      const own = entries.filter(({ filmId }) => filmId === film.filmId)
      const stands = own.some(({ competes }) => competes)
      if (editionId === null)
        return !stands && (ownPage || own.length === 0) ? [{ ...film, ended: false }] : []
      const here = own.find((entry) => entry.editionId === editionId)
      // whoever stays public for another reason is not public here
      if (here) return [{ ...film, ended: !here.competes }]
      const named = ownPage === null && (await editionsNamedIn(db, post)).some(({ id }) => id === editionId)
      return named ? [{ ...film, ended: false }] : []
    }),
  )
  return found.flat()
}

const placeOf = async (db: Db, editionId: string | null): Promise<GuardianFilms['edition']> => {
  const edition = editionId ? await editionById(db, editionId) : null
  if (!edition) return null
  const holders = await holdersOf(db, ['organiser'], edition.id)
  const own = holders.filter(({ festivalWide }) => !festivalWide)
  const screening = phaseOf(edition, 'screening')
  return {
    slug: edition.slug,
    name: edition.name,
    timeZone: edition.timeZone,
    screening: screening && { startsAt: screening.startsAt, endsAt: screening.endsAt },
    organisers: (own.length > 0 ? own : holders).map(({ name }) => name).filter(Boolean),
  }
}

/** What viewers see anew of these films since then: a file in another's place, or words. */
const changesSince = async (
  db: Db,
  filmIds: readonly string[],
  since: Date | null,
): Promise<Map<string, { what: 'file' | 'words'; at: string }[]>> => {
  if (!since || filmIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('posting')
    .select(['filmId', 'fileChangedAt', 'wordsChangedAt'])
    .where('filmId', 'in', [...filmIds])
    .execute()
  return new Map(
    rows.map(({ filmId, fileChangedAt, wordsChangedAt }) => {
      const all = [
        { what: 'file' as const, at: fileChangedAt },
        { what: 'words' as const, at: wordsChangedAt },
      ]
      const later = all.flatMap(({ what, at }) => (at && at > since ? [{ what, at: at.toISOString() }] : []))
      return [filmId, later.sort((a, b) => b.at.localeCompare(a.at))]
    }),
  )
}
