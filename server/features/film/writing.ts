import type { FilmChange } from '#contract/film.ts'
import { isWithin, type Limit } from '#features/account/account.ts'
import { refuse } from '#platform/errors.ts'
import { limits } from '#platform/limits.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { tidyChange } from './film.rules.ts'
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

/** Changes what is given. Refuses at the field with `text_too_long`, `film_reading_not_kana` and the like. */
export const changeFilm = async (
  platform: Platform,
  personId: string,
  filmId: string,
  change: FilmChange,
): Promise<void> => {
  const tidy = tidyChange(change)
  await platform.db.transaction().execute(async (trx) => {
    await write(trx, filmId, tidy)
    await tell(platform, trx, 'film.changed', filmId, personId, { fields: Object.keys(tidy) })
  })
}

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
