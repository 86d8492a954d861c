import type { FilmView } from '#contract/film.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { isMaker, madeBy, selectFilms } from './film.queries.ts'
import { filmView } from './film.view.ts'
import { openMedia } from './grant.ts'

export { captionsOf, removeCaptions, setCaptions, tryCaptions } from './captions/tracks.ts'
export { draftOf, myFilms, preparationOf } from './drafts.ts'
export { deleteFilm, eraseFilmsOf } from './erasure.ts'
export { isMaker } from './film.queries.ts'
export { titleIn } from './film.view.ts'
export { judgeFilms } from './may-be-public.ts'
export { choosePoster, prepareAgain } from './poster.ts'
export {
  hideFilm,
  judgePublication,
  leaveOwnPage,
  postFilm,
  showFilm,
  showOnOwnPage,
  takeBack,
  wantOwnPage,
} from './publication.ts'
export { declareRights } from './rights.ts'
export { takeFile } from './take-file.ts'
export { acceptInvitation, declineInvitation, invitationTo, inviteToTeam, leaveTeam } from './team.ts'
export { decidingUpload, type MayUpload, strayUploads } from './upload.ts'
export { changeFilm, createFilm, dropWording, keepWording } from './writing.ts'

/** Films as their viewers see them, in the order asked for; what is not public is left out. */
export const filmsById = async (db: Db, ids: readonly string[]): Promise<FilmView[]> => {
  if (ids.length === 0) return []
  const rows = await selectFilms(db)
    .where('film.id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.filter(({ inSight }) => inSight).map((row) => [row.id, filmView(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** A public film, or null. */
export const filmById = async (db: Db, id: string): Promise<FilmView | null> =>
  (await filmsById(db, [id]))[0] ?? null

/**
 * Films whatever their state, for those who work on them; media only where public. Keyed by id. For lists of a
 * console, of a jury and of the makers themselves.
 */
export const anyFilmsById = async (db: Db, ids: readonly string[]): Promise<Map<string, FilmView>> => {
  if (ids.length === 0) return new Map()
  const rows = await selectFilms(db)
    .where('film.id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, filmView(row)]))
}

/** The same with media that a short-lived grant opens to this person. Writes the grants. */
export const previewsById = async (
  platform: Platform,
  personId: string,
  ids: readonly string[],
): Promise<Map<string, FilmView>> => {
  if (ids.length === 0) return new Map()
  const rows = await selectFilms(platform.db)
    .where('film.id', 'in', [...ids])
    .execute()
  const tokens = await openMedia(platform, rows, personId)
  return new Map(rows.map((row) => [row.id, filmView(row, tokens.get(row.id) ?? null)]))
}

/** Of these films those that are public or made by this person now, with media opened to them. Writes the grants. */
export const ownPreviewsById = async (
  platform: Platform,
  personId: string,
  ids: readonly string[],
): Promise<Map<string, FilmView>> => {
  if (ids.length === 0) return new Map()
  const rows = await selectFilms(platform.db)
    .where('film.id', 'in', [...ids])
    .execute()
  const made = await madeBy(platform.db, personId, ids)
  const open = rows.filter(({ id, inSight }) => inSight || made.has(id))
  const tokens = await openMedia(platform, open, personId)
  return new Map(open.map((row) => [row.id, filmView(row, tokens.get(row.id) ?? null)]))
}

/**
 * The film that a short address means, for the one who asks: public, or their own; null when it means none. To anybody
 * else a film that is not public is not there.
 */
export const filmByCode = async (db: Db, code: string, personId: string | null): Promise<string | null> => {
  const id = await filmIdOf(db, code)
  const standing = id ? await standingOf(db, id, personId) : null
  return standing?.isPublic || standing?.makes ? id : null
}

const filmIdOf = async (db: Db, code: string): Promise<string | null> =>
  (
    await db
      .selectFrom('film')
      .select('id')
      .where('code', '=', code)
      .where('erasedAt', 'is', null)
      .executeTakeFirst()
  )?.id ?? null

/** A film for the one who asks: public, or their own. */
export const filmToWatch = async (
  platform: Platform,
  id: string,
  personId: string | null,
): Promise<FilmView | null> => {
  const row = await selectFilms(platform.db).where('film.id', '=', id).executeTakeFirst()
  if (!row) return null
  if (row.inSight) return filmView(row)
  const makes = personId !== null && (await isMaker(platform.db, id, personId))
  return makes ? filmView(row, (await openMedia(platform, [row], personId)).get(id) ?? null) : null
}

/** The published films of a person, newest first. */
export const filmsOf = async (db: Db, personId: string): Promise<FilmView[]> => {
  const rows = await selectFilms(db)
    .where('film.personId', '=', personId)
    .where('standing.inSight', '=', true)
    .orderBy('standing.publishedAt', 'desc')
    .execute()
  return rows.map((row) => filmView(row))
}

/** Whether anyone may see the film now, and whose it is; null when there is none. */
export const standingOf = async (db: Db, filmId: string, personId: string | null) => {
  const row = await selectFilms(db).where('film.id', '=', filmId).executeTakeFirst()
  if (!row) return null
  return {
    isPublic: row.inSight,
    owns: row.personId === personId,
    makes: personId !== null && (await isMaker(db, filmId, personId)),
  }
}
