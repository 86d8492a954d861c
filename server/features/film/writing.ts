import { isDeepStrictEqual } from 'node:util'
import type { FilmChange } from '#contract/film.ts'
import { isWithin, type Limit } from '#features/account/account.ts'
import { refuse } from '#platform/errors.ts'
import { limits } from '#platform/limits.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { noteChange } from './changes.ts'
import { tidyChange } from './film.rules.ts'
import { judgePublication } from './publication.ts'
import { tell } from './tell.ts'

const filmsOf: Limit[] = [{ act: 'film', most: limits.filmsPerDay, perMs: 86_400_000 }]

/**
 * Begins a film. Repeating the id by the same person gives the first answer; else refuses `already_exists`, and
 * `too_many` to whoever has begun too many today.
 */
export const createFilm = async (
  platform: Platform,
  personId: string,
  filmId: string,
  change: FilmChange,
): Promise<void> => {
  const tidy = tidyChange(change)
  await platform.db.transaction().execute(async (trx) => {
    const made = await trx
      .insertInto('film')
      .values({ id: filmId, personId, createdAt: platform.clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made) {
      if (!(await isWithin(platform, trx, filmsOf, personId))) refuse('too_many')
      await write(trx, filmId, tidy)
      await tell(platform, trx, 'film.begun', filmId, personId)
      return
    }
    const owner = await trx.selectFrom('film').select('personId').where('id', '=', filmId).executeTakeFirst()
    if (owner?.personId !== personId) refuse('already_exists')
  })
}

/**
 * Changes what is given; what viewers see of a posted film changes with it, and nothing written waits any more. Refuses
 * at the field with `text_too_long`, `film_reading_not_kana` and the like, a posted film without a title with
 * `film_title_missing`, and `film_words_changed` when `basedOn` is not what stands.
 */
export const changeFilm = async (
  platform: Platform,
  personId: string,
  filmId: string,
  change: FilmChange,
  basedOn?: number,
): Promise<void> => {
  const tidy = tidyChange(change)
  await platform.db.transaction().execute(async (trx) => {
    const { posted, version } = await lockWords(trx, filmId)
    mustBeLatest(version, basedOn)
    const shown = posted ? await changedOnShow(trx, filmId, tidy) : false
    if (posted && tidy.title?.original === '') refuse('film_title_missing', {}, 'title.original')
    await write(trx, filmId, tidy)
    await trx.deleteFrom('wording').where('filmId', '=', filmId).execute()
    await noteWords(platform, trx, personId, filmId, tidy, shown)
  })
}

/**
 * Keeps what is being written: a draft's words at once, a posted film's beside those that viewers see. Saying the same
 * again changes nothing. Refuses as `changeFilm`, but for a title that is not written yet.
 */
export const keepWording = async (
  platform: Platform,
  personId: string,
  filmId: string,
  change: FilmChange,
  basedOn?: number,
): Promise<void> => {
  const tidy = tidyChange(change)
  await platform.db.transaction().execute(async (trx) => {
    const { posted, version } = await lockWords(trx, filmId)
    const before = await unpublishedWords(trx, filmId)
    const merged = mergeWords(before, tidy)
    if (before && isDeepStrictEqual(before, merged)) return
    mustBeLatest(version, basedOn)
    if (!posted) {
      await write(trx, filmId, tidy)
      return await noteWords(platform, trx, personId, filmId, tidy, false)
    }
    const row = { words: JSON.stringify(merged), savedAt: platform.clock.now() }
    await trx
      .insertInto('wording')
      .values({ filmId, ...row })
      .onConflict((conflict) => conflict.column('filmId').doUpdateSet(row))
      .execute()
    await growVersion(trx, filmId)
  })
}

/** Throws away what was written and is not public. Idempotent. */
export const dropWording = async (platform: Platform, filmId: string): Promise<void> => {
  await platform.db.transaction().execute(async (trx) => {
    await lockWords(trx, filmId)
    const gone = await trx
      .deleteFrom('wording')
      .where('filmId', '=', filmId)
      .returning('filmId')
      .executeTakeFirst()
    if (gone) await growVersion(trx, filmId)
  })
}

/** Locks the film; whether it is posted, and the version of its words. */
const lockWords = async (trx: Trx, filmId: string): Promise<{ posted: boolean; version: number }> => {
  const film = await trx
    .selectFrom('film')
    .select('wordsVersion')
    .where('id', '=', filmId)
    .forUpdate()
    .executeTakeFirst()
  if (!film) return refuse('not_found')
  const posting = await trx.selectFrom('posting').select('filmId').where('filmId', '=', filmId).execute()
  return { posted: posting.length > 0, version: film.wordsVersion }
}

const mustBeLatest = (version: number, basedOn: number | undefined): void => {
  if (basedOn !== undefined && basedOn !== version) refuse('film_words_changed')
}

const unpublishedWords = async (trx: Trx, filmId: string): Promise<FilmChange | null> => {
  const row = await trx.selectFrom('wording').select('words').where('filmId', '=', filmId).executeTakeFirst()
  return (row?.words as FilmChange | undefined) ?? null
}

const mergeWords = (before: FilmChange | null, change: FilmChange): FilmChange => ({
  ...before,
  ...change,
  ...(change.title && { title: { ...before?.title, ...change.title } }),
  ...(change.synopsis && { synopsis: { ...before?.synopsis, ...change.synopsis } }),
})

const noteWords = async (
  platform: Platform,
  trx: Trx,
  personId: string,
  filmId: string,
  change: FilmChange,
  shown: boolean,
): Promise<void> => {
  await growVersion(trx, filmId)
  if (shown) await noteChange(trx, filmId, 'words', platform.clock.now())
  const fields = Object.keys(change)
  await tell(platform, trx, 'film.changed', filmId, personId, { fields, ...(shown && { shown }) })
  if (shown) await judgePublication(platform, trx, filmId)
}

/** Whether what viewers read on the film's page will be another: its title, what it is about, who made it. */
const changedOnShow = async (
  trx: Trx,
  filmId: string,
  { title, synopsis, credits }: FilmChange,
): Promise<boolean> => {
  const film = await trx
    .selectFrom('film')
    .select(['title', 'synopsis'])
    .where('id', '=', filmId)
    .executeTakeFirstOrThrow()
  const differs = (now: unknown, change: object | undefined) =>
    change !== undefined && !isDeepStrictEqual({ ...(now as object) }, { ...(now as object), ...change })
  if (differs(film.title, title) || differs(film.synopsis, synopsis)) return true
  if (!credits) return false
  const listed = await trx
    .selectFrom('credit')
    .select(['role', 'name'])
    .where('filmId', '=', filmId)
    .orderBy('position')
    .execute()
  return !isDeepStrictEqual(
    listed.map(({ role, name }) => ({ role, name })),
    credits.map(({ role, name }) => ({ role, name })),
  )
}

const growVersion = (trx: Trx, filmId: string) =>
  trx
    .updateTable('film')
    .set((eb) => ({ wordsVersion: eb('wordsVersion', '+', 1) }))
    .where('id', '=', filmId)
    .execute()

const write = async (
  trx: Db,
  filmId: string,
  { title, synopsis, language, post, categoryIds, credits }: FilmChange,
): Promise<void> => {
  const film = await trx
    .selectFrom('film')
    .select(['title', 'synopsis'])
    .where('id', '=', filmId)
    .forUpdate()
    .executeTakeFirst()
  if (!film) return refuse('not_found')
  await trx
    .updateTable('film')
    .set({
      ...(title && { title: JSON.stringify({ ...(film.title as object), ...title }) }),
      ...(synopsis && { synopsis: JSON.stringify({ ...(film.synopsis as object), ...synopsis }) }),
      ...(language !== undefined && { language }),
      ...(post !== undefined && { post }),
      id: filmId,
    })
    .where('id', '=', filmId)
    .execute()
  if (categoryIds) await writeCategories(trx, filmId, categoryIds)
  if (credits) await writeCredits(trx, filmId, credits)
}

const writeCategories = async (trx: Db, filmId: string, categoryIds: string[]): Promise<void> => {
  await trx.deleteFrom('filmCategory').where('filmId', '=', filmId).execute()
  if (categoryIds.length === 0) return
  const known = await trx.selectFrom('category').select('id').where('id', 'in', categoryIds).execute()
  if (known.length < categoryIds.length) refuse('film_category_unknown', {}, 'categoryIds')
  await trx
    .insertInto('filmCategory')
    .values(categoryIds.map((categoryId) => ({ filmId, categoryId })))
    .execute()
}

const writeCredits = async (
  trx: Db,
  filmId: string,
  credits: NonNullable<FilmChange['credits']>,
): Promise<void> => {
  await trx.deleteFrom('credit').where('filmId', '=', filmId).execute()
  if (credits.length === 0) return
  const taken = await trx
    .selectFrom('credit')
    .select('id')
    .where(
      'id',
      'in',
      credits.map(({ id }) => id),
    )
    .execute()
  if (taken.length > 0) refuse('already_exists', {}, 'credits')
  await trx
    .insertInto('credit')
    .values(credits.map((credit, position) => ({ ...credit, filmId, position })))
    .execute()
}
