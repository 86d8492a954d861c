import { refuseUnknownAge } from '#features/account/account.ts'
import { holdEditions } from '#features/edition/edition.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { selectFilms } from './film.queries.ts'
import { takesAway } from './film.rules.ts'
import { grantPublication, revokeGrants } from './grant.ts'
import { judgeFilms, type Verdict } from './may-be-public.ts'
import { tell } from './tell.ts'

/**
 * The maker posts the film: from now on it is to be public as soon as it may be, which whoever posts it has judged
 * once it has entered what it enters. Idempotent. Refuses `film_title_missing` and `film_removed`.
 */
export const postFilm = async (
  platform: Platform,
  trx: Trx,
  personId: string,
  filmId: string,
): Promise<void> => {
  const row = await selectFilms(trx).where('film.id', '=', filmId).executeTakeFirst()
  if (!row) return refuse('not_found')
  if (row.title.original === '') refuse('film_title_missing', {}, 'title.original')
  if (row.removed) refuse('film_removed')
  await refuseUnknownAge(trx, personId)
  const posted = await trx
    .insertInto('posting')
    .values({ filmId, postedBy: personId, postedAt: platform.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('filmId')
    .executeTakeFirst()
  if (posted) await tell(platform, trx, 'film.posted', filmId, personId)
}

/**
 * The maker wants the film on their own page, also where no edition shows it: posts it when it is not yet, and judges
 * it. Idempotent. Refuses as `postFilm`.
 */
export const showOnOwnPage = (platform: Platform, personId: string, filmId: string): Promise<void> =>
  platform.db.transaction().execute(async (trx) => {
    await lockFilm(trx, filmId)
    await postFilm(platform, trx, personId, filmId)
    await wantOwnPage(trx, filmId)
    await judgePublication(platform, trx, filmId)
  })

/** A posted film is to stay on its maker's own page, whatever becomes of its entries. */
export const wantOwnPage = async (trx: Trx, filmId: string): Promise<void> => {
  await trx.updateTable('posting').set({ ownPage: true }).where('filmId', '=', filmId).execute()
}

/** It is on show in its editions alone, and nowhere when they have ended for it. Idempotent. */
export const leaveOwnPage = (platform: Platform, filmId: string): Promise<void> =>
  platform.db.transaction().execute(async (trx) => {
    await lockFilm(trx, filmId)
    await trx.updateTable('posting').set({ ownPage: false }).where('filmId', '=', filmId).execute()
    await judgePublication(platform, trx, filmId)
  })

/**
 * Publishes a film that may be public and is not, and takes away one that may not be any more: after every change
 * of what is judged, in its transaction or following its news. Idempotent.
 */
export const judgePublication = async (platform: Platform, trx: Trx, filmId: string): Promise<void> => {
  await lockJudged(trx, filmId)
  const verdict = (await judgeFilms(platform, trx, [filmId])).get(filmId)
  if (!verdict) return
  const wanted = whatToDo(verdict)
  if (wanted === 'publish') await publish(platform, trx, verdict)
  else if (wanted) await unpublish(platform, trx, filmId, null, wanted.why)
}

/** The same for many: only those that change are locked. */
const judgePublications = async (platform: Platform, trx: Trx, filmIds: readonly string[]): Promise<void> => {
  const verdicts = await judgeFilms(platform, trx, filmIds)
  for (const verdict of verdicts.values())
    if (whatToDo(verdict)) await judgePublication(platform, trx, verdict.filmId)
}

/** Not all that keeps a film from becoming public takes one away: the old file is shown until the new one is ready. */
const whatToDo = ({ posted, published, waitingFor }: Verdict): 'publish' | { why: string } | null => {
  if (!published) return posted && waitingFor.length === 0 ? 'publish' : null
  const [why] = posted ? waitingFor.filter((reason) => takesAway.has(reason)) : ['maker']
  return why ? { why } : null
}

/** Two judgements of a film happen one after the other, and after the change of an edition's rules that is on its way. */
const lockJudged = async (trx: Trx, filmId: string): Promise<void> => {
  await lockFilm(trx, filmId)
  const entered = await trx
    .selectFrom('entryStanding')
    .select('editionId')
    .where('filmId', '=', filmId)
    .execute()
  await holdEditions(
    trx,
    entered.map(({ editionId }) => editionId),
  )
}

const publish = async (platform: Platform, trx: Trx, { filmId, personId }: Verdict): Promise<void> => {
  const now = platform.clock.now()
  await trx.insertInto('publication').values({ filmId, publishedBy: personId, publishedAt: now }).execute()
  await grantPublication(trx, filmId, now)
  await tell(platform, trx, 'film.published', filmId, personId)
}

const unpublish = async (
  platform: Platform,
  trx: Trx,
  filmId: string,
  actorId: string | null,
  why: string,
): Promise<void> => {
  const gone = await trx
    .deleteFrom('publication')
    .where('filmId', '=', filmId)
    .returning('filmId')
    .executeTakeFirst()
  if (!gone) return
  await revokeGrants(trx, filmId, platform.clock.now())
  await tell(platform, trx, 'film.unpublished', filmId, actorId, { why })
}

/** The maker takes the film back: it leaves the public at once and stays away until it is posted again. */
export const takeBack = async (platform: Platform, personId: string, filmId: string): Promise<void> => {
  await platform.db.transaction().execute(async (trx) => {
    await lockFilm(trx, filmId)
    await trx.deleteFrom('posting').where('filmId', '=', filmId).execute()
    await unpublish(platform, trx, filmId, personId, 'maker')
  })
}

/** A ruling takes the film out of sight: its addresses end in the transaction of the ruling. */
export const hideFilm = async (trx: Trx, filmId: string, now: Date): Promise<void> => {
  await lockFilm(trx, filmId)
  await revokeGrants(trx, filmId, now)
}

/** A release brings it back, under new addresses, if it was public. */
export const showFilm = async (trx: Trx, filmId: string, now: Date): Promise<void> => {
  await lockFilm(trx, filmId)
  const publication = await trx
    .selectFrom('publication')
    .select('filmId')
    .where('filmId', '=', filmId)
    .executeTakeFirst()
  if (publication) await grantPublication(trx, filmId, now)
}

/** What is asked of a person and given by them holds for each of their films. */
export const judgeFilmsOf = async (platform: Platform, trx: Trx, personId: string): Promise<void> => {
  const films = await trx.selectFrom('film').select('id').where('personId', '=', personId).execute()
  await judgePublications(
    platform,
    trx,
    films.map(({ id }) => id),
  )
}

/** What an edition asks holds for each film that has entered it. */
export const judgeFilmsIn = async (platform: Platform, trx: Trx, editionId: string): Promise<void> => {
  const entered = await trx
    .selectFrom('entryStanding')
    .select('filmId')
    .where('editionId', '=', editionId)
    .execute()
  await judgePublications(
    platform,
    trx,
    entered.map(({ filmId }) => filmId),
  )
}

/** Every posted film once more: somebody comes of age without any news of it. */
export const judgeAll = async (platform: Platform): Promise<void> => {
  const posted = await platform.db.selectFrom('posting').select('filmId').execute()
  for (let at = 0; at < posted.length; at += atOnce) {
    const ids = posted.slice(at, at + atOnce).map(({ filmId }) => filmId)
    await platform.db.transaction().execute((trx) => judgePublications(platform, trx, ids))
  }
}

const atOnce = 500

/** Whatever decides about a film's addresses waits for whoever does so now. */
const lockFilm = (trx: Trx, filmId: string) =>
  trx.selectFrom('film').select('id').where('id', '=', filmId).forUpdate().execute()
