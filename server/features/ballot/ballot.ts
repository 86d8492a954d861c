import { sql } from 'kysely'
import type { BallotBar, BallotReceipt, BallotState, MyBallots } from '#contract/ballot.ts'
import type { Bilingual } from '#contract/route.ts'
import { editionById, isOpen, phaseOf } from '#features/edition/edition.ts'
import { filmById, filmsById } from '#features/film/film.ts'
import { neededMs, stretchesOf, viewerOf } from '#features/viewing/viewing.ts'
import { Refused, refuse } from '#platform/errors.ts'
import type { Caller } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { forgetMailboxes } from './again.ts'
import { type Connection, candidaciesOf } from './ballot.queries.ts'
import { barOf, type Candidacy, candidacyFor } from './ballot.rules.ts'
import { receiptOf } from './ballot.view.ts'
import { boxLock } from './batch.ts'
import type { Intake } from './intake.ts'

export { type BoxFilm, type BoxPaper, filmsInBox, papersInBox, votesInBox } from './box.ts'
export { companyInBox } from './company.ts'
export { createIntake, type Intake, usualLimits } from './intake.ts'

/**
 * Casts a ballot; resolves once it is safely stored. Refuses `ballot_not_earned`, `ballot_closed`,
 * `ballot_not_yet`, `ballot_own_film`, `ballot_too_young`, `ballot_favourites_full`, `ballot_no_vote`,
 * `ballot_id_taken`, `ballot_mark_invalid`, `busy`. Repeating an id gives the first answer, even after closing.
 */
export const castBallot = async (
  platform: Platform,
  intake: Intake,
  caller: Caller,
  ballot: { ballotId: string; filmId: string; editionId: string | null; mark: number },
): Promise<BallotReceipt> => {
  const personId = caller.person?.id ?? refuse('not_signed_in')
  const asked = { ...ballot, personId }
  try {
    return await intake.cast(asked)
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'ballot_not_earned' || !caller.visitorId) throw error
    // perhaps the film was watched in this browser before the sign-in
    await viewerOf(platform, caller, caller.visitorId)
    return await intake.cast(asked)
  }
}

/** Whether the caller may vote for a film and what they have voted. Refuses `not_found`. */
export const ballotState = async (
  platform: Platform,
  caller: Caller,
  visitorId: string | null,
  filmId: string,
  editionId: string | null,
): Promise<BallotState> => {
  const { db, clock } = platform
  const now = clock.now()
  const viewer = await viewerOf(platform, caller, visitorId)
  const { personId } = viewer
  const film = (await filmById(db, filmId)) ?? refuse('not_found')
  const candidacies = (await candidaciesOf(platform.pool as Connection, [filmId])).get(filmId) ?? []
  const candidacy = candidacyFor(candidacies, editionId, now)
  const [watched, birthDate, award, ballots] = await Promise.all([
    stretchesOf(db, viewer, filmId),
    birthDateOf(db, personId),
    candidacy ? audienceAward(db, candidacy.editionId) : null,
    candidacy && personId ? standingBallots(db, candidacy.editionId, personId) : [],
  ])
  const voting = candidacy && phaseOf({ calendar: [...candidacy.calendar] }, 'voting')
  const method = candidacy?.voting.method ?? 'marks'
  const share = Math.max(0, ...candidacies.map((one) => one.voting.watchedShare)) || 0.8
  return {
    filmId,
    editionId: candidacy?.editionId ?? null,
    award,
    timeZone: candidacy?.timeZone ?? 'Asia/Tokyo',
    bar: barFor(candidacy, personId, birthDate, watched.earned, now),
    opensAt: voting?.startsAt ?? null,
    closesAt: voting?.endsAt ?? null,
    method,
    most: candidacy?.voting.favourites ?? 0,
    minimumAge: candidacy?.voting.minimumAge ?? 0,
    watched: {
      ...watched,
      neededMs: neededMs(film.durationMs, share),
      durationMs: film.durationMs,
    },
    mine: ballots.find((one) => one.filmId === filmId) ?? null,
    favourites: method === 'favourites' ? await slots(db, ballots) : [],
  }
}

/** The caller's own ballots that stand in an edition. Refuses `not_found`. */
export const myBallots = async (
  platform: Platform,
  personId: string,
  editionId: string,
): Promise<MyBallots> => {
  const edition = await editionById(platform.db, editionId)
  if (!edition?.publishedAt) return refuse('not_found')
  const { method, favourites } = edition.rules.voting
  const now = platform.clock.now()
  return {
    editionId,
    method,
    most: favourites,
    open: isOpen(edition, 'voting', now) && (await sealingOf(platform.db, editionId)) === null,
    closesAt: phaseOf(edition, 'voting')?.endsAt ?? null,
    ballots: await standingBallots(platform.db, editionId, personId),
  }
}

/**
 * Seals an edition's box for counting: returns once no ballot is on its way any more, and none goes in after.
 * A box that is sealed stays as it is.
 */
export const sealBox = async (trx: Trx, editionId: string, personId: string, now: Date): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${sql.lit(boxLock)})`.execute(trx)
  await trx
    .insertInto('sealing')
    .values({ editionId, sealedBy: personId, sealedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await forgetMailboxes(trx, editionId)
}

/** Whatever is decided about a sealed box happens one after the other. */
export const lockSealing = async (trx: Trx, editionId: string): Promise<void> => {
  await trx.selectFrom('sealing').select('editionId').where('editionId', '=', editionId).forUpdate().execute()
}

export const sealingOf = async (db: Db, editionId: string): Promise<Date | null> =>
  (await db.selectFrom('sealing').select('sealedAt').where('editionId', '=', editionId).executeTakeFirst())
    ?.sealedAt ?? null

/** What keeps the caller from voting; that they are not signed in comes after what signing in cannot change. */
const barFor = (
  film: Candidacy | null,
  personId: string | null,
  birthDate: string | null,
  earned: boolean,
  now: Date,
): BallotBar | null => {
  const bar = barOf(film, { personId: personId ?? '', birthDate, earned }, now)
  if (personId !== null || bar === 'no_vote' || bar === 'not_yet' || bar === 'closed') return bar
  return earned ? 'not_signed_in' : 'not_earned'
}

const birthDateOf = async (db: Db, personId: string | null): Promise<string | null> =>
  personId === null
    ? null
    : ((await db.selectFrom('person').select('birthDate').where('id', '=', personId).executeTakeFirst())
        ?.birthDate ?? null)

const audienceAward = async (db: Db, editionId: string): Promise<Bilingual | null> => {
  const row = await db
    .selectFrom('award')
    .select('name')
    .where('editionId', '=', editionId)
    .where('decidedBy', '=', 'audience')
    .orderBy('position')
    .orderBy('id')
    .executeTakeFirst()
  return (row?.name ?? null) as Bilingual | null
}

/** The latest ballot on each film that was not taken back, in the order in which they were cast. */
export const standingBallots = async (
  db: Db,
  editionId: string,
  personId: string,
): Promise<BallotReceipt[]> => {
  const { rows } = await sql<{ ballotId: string; filmId: string; mark: number; castAt: Date; seq: number }>`
    select * from (
      select distinct on (b.film_id) b.id as ballot_id, b.film_id, b.mark, b.cast_at, b.seq
      from voter w join ballot b on b.edition_id = w.edition_id and b.voter_id = w.id
      where w.edition_id = ${editionId} and w.person_id = ${personId}
      order by b.film_id, b.seq desc) latest
    where mark > 0 order by seq`.execute(db)
  return rows.map((row) => receiptOf({ ...row, editionId }))
}

const slots = async (db: Db, ballots: readonly BallotReceipt[]): Promise<BallotState['favourites']> => {
  const films = await filmsById(
    db,
    ballots.map(({ filmId }) => filmId),
  )
  return films.map(({ id, title, media }) => ({ filmId: id, title, poster: media.poster }))
}
