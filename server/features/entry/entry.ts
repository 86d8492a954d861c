import type { Edition } from '#contract/edition.ts'
import type { EntryView, Timeline } from '#contract/entry.ts'
import { largestUpload } from '#contract/plain/film.ts'
import type { Language } from '#contract/route.ts'
import { editionById, editionsNamedIn, isOpen, phaseOf } from '#features/edition/edition.ts'
import {
  draftOf,
  isMaker,
  judgePublication,
  type MayUpload,
  postFilm,
  previewsById,
  wantOwnPage,
} from '#features/film/film.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import type { StoryTeller } from './entry.asks.ts'
import { type EntryRow, entryRow, selectEntries } from './entry.queries.ts'
import { entryView } from './entry.view.ts'
import { receiveEntries } from './receive.ts'
import { timelineOf } from './timeline.ts'

export {
  disqualify,
  disqualifyIn,
  lockEntry,
  reinstate,
  reinstateIn,
  returnToCompetition,
  withdraw,
} from './ending.ts'
export { type EntryRow, entryRow } from './entry.queries.ts'
export { guardianOfMaker } from './guardian.ts'
export { guardianFilms } from './guardian-films.ts'
export { editionsOfFilms, entriesOfEdition } from './list.ts'
export { moveToStageIn } from './stages.ts'
export { waitingSince } from './standings.ts'
export { tableOfEntries } from './table.ts'
export { tagsFound } from './tags.ts'
export { checkSentence } from './words.ts'

/**
 * The maker posts the film: it enters the editions that its hashtags name, and is public as soon as it may be, on their
 * own page when it stands in none. Idempotent. Refuses `film_title_missing` and `film_removed`.
 */
export const submit = async (platform: Platform, personId: string, filmId: string, language: Language) => {
  await platform.db.transaction().execute(async (trx) => {
    await trx.selectFrom('film').select('id').where('id', '=', filmId).forUpdate().execute()
    await postFilm(platform, trx, personId, filmId)
    await receiveEntries(platform, trx, filmId, platform.clock.now())
    if (!(await standsAnywhere(trx, filmId))) await wantOwnPage(trx, filmId)
    await judgePublication(platform, trx, filmId)
  })
  return {
    film: await draftOf(platform, personId, filmId, language),
    entries: await entriesOfFilm(platform, personId, filmId, language),
  }
}

const standsAnywhere = async (trx: Trx, filmId: string): Promise<boolean> =>
  (await trx
    .selectFrom('entryStanding')
    .select('entryId')
    .where('filmId', '=', filmId)
    .where('competes', '=', true)
    .executeTakeFirst()) !== undefined

/** An entry with everything that happened to it, for its makers and the edition's staff. Refuses `not_found`. */
export const entryById = async (
  platform: Platform,
  tell: StoryTeller,
  personId: string,
  entryId: string,
  language: Language,
): Promise<Timeline> => {
  const row = (await entryRow(platform.db, entryId)) ?? refuse('not_found')
  const [entry] = await views(platform, personId, [row], language)
  const owner = row.personId === personId
  return entry ? await timelineOf(platform, tell, row, entry, owner, language) : refuse('not_found')
}

/** The entries of a person, newest first. */
export const entriesOf = async (
  platform: Platform,
  personId: string,
  language: Language,
): Promise<EntryView[]> => {
  const rows = await selectEntries(platform.db)
    .where((eb) =>
      eb.or([
        eb('entry.personId', '=', personId),
        eb(
          'entry.filmId',
          'in',
          eb
            .selectFrom('teamMember')
            .select('filmId')
            .where('personId', '=', personId)
            .where('acceptedAt', 'is not', null),
        ),
      ]),
    )
    .orderBy('entry.receivedAt', 'desc')
    .execute()
  return await views(platform, personId, rows, language)
}

export const entriesOfFilm = async (
  platform: Platform,
  personId: string,
  filmId: string,
  language: Language,
): Promise<EntryView[]> =>
  await views(
    platform,
    personId,
    await selectEntries(platform.db).where('entry.filmId', '=', filmId).orderBy('entry.receivedAt').execute(),
    language,
  )

const views = async (
  platform: Platform,
  personId: string,
  rows: EntryRow[],
  language: Language,
): Promise<EntryView[]> => {
  const films = await previewsById(
    platform,
    personId,
    rows.map(({ filmId }) => filmId),
  )
  const ids = [...new Set(rows.map(({ editionId }) => editionId))]
  const editions = new Map(
    await Promise.all(ids.map(async (id) => [id, await editionById(platform.db, id)] as const)),
  )
  return rows.flatMap((row) => {
    const film = films.get(row.filmId)
    const edition = editions.get(row.editionId)
    return film && edition ? [entryView(row, edition, film, language)] : []
  })
}

/**
 * Whether a film may be given a new file now, or go on being given one. Refuses `entry_replacement_closed` for a
 * film whose edition takes no films any more (within the grace it takes what began before), and
 * `upload_too_large` beyond the smallest limit of the editions it is in or names.
 */
export const mayUpload: MayUpload = async ({ db, clock }, filmId, bytes, begunAt) => {
  const film = await db.selectFrom('film').select('post').where('id', '=', filmId).executeTakeFirst()
  const standing = await selectEntries(db)
    .where('entry.filmId', '=', filmId)
    .where('standing.competes', '=', true)
    .execute()
  const entered = (await Promise.all(standing.map(({ editionId }) => editionById(db, editionId)))).filter(
    (edition) => edition !== null,
  )
  const isFirst = begunAt !== undefined && !(await hasOriginal(db, filmId))
  if (!isFirst && entered.some((edition) => !takesFile(edition, begunAt, clock.now())))
    refuse('entry_replacement_closed')
  if (begunAt) return
  const limits = [...entered, ...(await editionsNamedIn(db, film?.post ?? ''))].map(
    (edition) => edition.rules.maxBytes,
  )
  const limit = Math.min(largestUpload, ...limits)
  if (bytes > limit) refuse('upload_too_large', { limit, limitMb: Math.floor(limit / 1e6) }, 'bytes')
}

const takesFile = (edition: Edition, begunAt: Date | undefined, now: Date): boolean => {
  if (isOpen(edition, 'submissions', now)) return true
  const end = Date.parse(phaseOf(edition, 'submissions')?.endsAt ?? '')
  return begunAt !== undefined && begunAt.getTime() < end && now.getTime() < end + edition.rules.uploadGraceMs
}

const hasOriginal = async (db: Db, filmId: string): Promise<boolean> =>
  (await db.selectFrom('original').select('filmId').where('filmId', '=', filmId).executeTakeFirst()) !==
  undefined

/** Who stands where with an entry: what its access table asks. */
export const standingWith = async (db: Db, entryId: string, personId: string) => {
  const row = await entryRow(db, entryId)
  if (!row) return null
  return {
    editionId: row.editionId,
    owns: row.personId === personId,
    makes: await isMaker(db, row.filmId, personId),
  }
}
