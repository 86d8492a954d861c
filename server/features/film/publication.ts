import { sql } from 'kysely'
import { mayPublish } from '#features/account/account.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { type FilmRow, selectFilms, selectWorkings, type WorkingsRow } from './film.queries.ts'
import { type Waiting, waitingFor } from './film.rules.ts'
import { grantPublication, revokeGrants } from './grant.ts'
import { tell } from './tell.ts'

/**
 * The maker posts the film: from now on it is public as soon as it may be. Idempotent. Refuses
 * `film_title_missing` and `film_removed`.
 */
export const postFilm = async (
  platform: Platform,
  trx: Trx,
  personId: string,
  filmId: string,
  { guardianUnder = 18 }: { guardianUnder?: number | null } = {},
): Promise<void> => {
  const row = await selectFilms(trx).where('film.id', '=', filmId).executeTakeFirst()
  if (!row) return refuse('not_found')
  if (row.title.original === '') refuse('film_title_missing', {}, 'title.original')
  if (row.removed) refuse('film_removed')
  const posted = await trx
    .insertInto('posting')
    .values({ filmId, postedBy: personId, postedAt: platform.clock.now(), guardianUnder })
    .onConflict((conflict) => conflict.column('filmId').doUpdateSet({ guardianUnder }))
    .returning(sql<boolean>`xmax = 0`.as('first'))
    .executeTakeFirst()
  if (posted?.first) await tell(platform, trx, 'film.posted', filmId, personId)
  await publishWhenReady(platform, trx, filmId)
}

/** Publishes a posted film when nothing stands in the way any more. Idempotent. */
export const publishWhenReady = async (platform: Platform, trx: Trx, filmId: string): Promise<void> => {
  await trx.selectFrom('film').select('id').where('id', '=', filmId).forUpdate().execute()
  const row = await selectFilms(trx).where('film.id', '=', filmId).executeTakeFirst()
  const [workings] = await selectWorkings(trx, [filmId]).execute()
  if (!row || !workings?.postedAt || row.publishedAt) return
  const reasons = await reasonsToWait(platform, [row], new Map([[filmId, workings]]), trx)
  if (reasons.get(filmId)?.length !== 0) return
  const now = platform.clock.now()
  await trx
    .insertInto('publication')
    .values({ filmId, publishedBy: row.personId, publishedAt: now })
    .execute()
  await grantPublication(trx, filmId, now)
  await tell(platform, trx, 'film.published', filmId, row.personId)
}

/** Why each posted film is not public yet; empty for one that nothing holds back. */
export const reasonsToWait = async (
  platform: Platform,
  rows: readonly FilmRow[],
  workings: ReadonlyMap<string, WorkingsRow>,
  db: Db = platform.db,
): Promise<Map<string, Waiting[]>> => {
  const consented = await consentedFilms(platform, db, rows, workings)
  return new Map(
    rows.map((row) => {
      const working = workings.get(row.id)
      return [
        row.id,
        waitingFor({
          uploaded: working?.receivedAt != null,
          watchable: working?.state === 'watchable' || working?.state === 'complete',
          rights: working?.rights ?? null,
          guardianConsents: consented.has(row.id),
          ruled: row.held || row.removed,
        }),
      ]
    }),
  )
}

/** The films whose makers are grown up by the rule they were posted under, or have a guardian's consent. */
const consentedFilms = async (
  platform: Platform,
  db: Db,
  rows: readonly FilmRow[],
  workings: ReadonlyMap<string, WorkingsRow>,
): Promise<Set<string>> => {
  const ruleOf = (row: FilmRow) => {
    const working = workings.get(row.id)
    return working?.postedAt ? working.guardianUnder : 18
  }
  const consented = new Set<string>()
  for (const guardianUnder of new Set(rows.map(ruleOf))) {
    const under = rows.filter((row) => ruleOf(row) === guardianUnder)
    const people = await mayPublish(
      db,
      under.map((row) => row.personId),
      { guardianUnder },
      platform.clock.now(),
    )
    for (const row of under) if (people.has(row.personId)) consented.add(row.id)
  }
  return consented
}

/** The maker takes the film back: it leaves the public at once and stays away until it is posted again. */
export const takeBack = async (platform: Platform, personId: string, filmId: string): Promise<void> => {
  await platform.db.transaction().execute(async (trx) => {
    await trx.selectFrom('film').select('id').where('id', '=', filmId).forUpdate().execute()
    await trx.deleteFrom('posting').where('filmId', '=', filmId).execute()
    await unpublish(platform, trx, filmId, personId, 'maker')
  })
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

/** A ruling takes the film out of sight: its addresses end in the transaction of the ruling. */
export const hideFilm = (trx: Trx, filmId: string, now: Date): Promise<void> => revokeGrants(trx, filmId, now)

/** A release brings it back, under new addresses, if it was public. */
export const showFilm = async (trx: Trx, filmId: string, now: Date): Promise<void> => {
  const publication = await trx
    .selectFrom('publication')
    .select('filmId')
    .where('filmId', '=', filmId)
    .executeTakeFirst()
  if (publication) await grantPublication(trx, filmId, now)
}

/** A consent publishes what waited for it; one that is taken back takes the person's films out of the public. */
export const followConsent = async (platform: Platform, trx: Trx, personId: string): Promise<void> => {
  const rows = await selectFilms(trx).where('film.personId', '=', personId).execute()
  const ids = rows.map(({ id }) => id)
  const workings = new Map((await selectWorkings(trx, ids).execute()).map((row) => [row.id, row]))
  const consented = await consentedFilms(platform, trx, rows, workings)
  for (const row of rows)
    if (consented.has(row.id)) await publishWhenReady(platform, trx, row.id)
    else await unpublish(platform, trx, row.id, null, 'guardian')
}
