import { longestReason } from '#contract/plain/entry.ts'
import { editionById, isOpen, phaseOf } from '#features/edition/edition.ts'
import { judgePublication, wantOwnPage } from '#features/film/film.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { cleanText } from '#platform/text/text.ts'
import { reconsider, reconsiderAll } from './decide.ts'
import { type EntryRow, entryRow } from './entry.queries.ts'
import { tell } from './tell.ts'

/**
 * The maker takes an entry out of the competition, which ends what made the film public there. `stays`: it is to stay
 * public on their own page. Idempotent. Refuses `entry_decided`.
 */
export const withdraw = (
  platform: Platform,
  personId: string,
  entryId: string,
  { reason, stays = false }: { reason: string; stays?: boolean },
): Promise<void> =>
  change(platform, entryId, async (trx, row) => {
    const edition = await editionById(trx, row.editionId)
    const now = platform.clock.now()
    const ceremony = edition && phaseOf(edition, 'ceremony')
    if (ceremony && new Date(ceremony.startsAt) <= now) refuse('entry_decided')
    await withdrawNow(platform, trx, row, personId, cleanReason(reason))
    if (stays) await wantOwnPage(trx, row.filmId)
  })

/** The same without a question, for a film that is deleted. */
export const withdrawNow = async (
  platform: Platform,
  trx: Trx,
  row: EntryRow,
  personId: string,
  reason: string,
): Promise<void> => {
  const made = await trx
    .insertInto('withdrawal')
    .values({ entryId: row.id, withdrawnBy: personId, reason, withdrawnAt: platform.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('entryId')
    .executeTakeFirst()
  if (!made) return
  await tell(platform, trx, 'entry.withdrawn', row.id, row.editionId, personId, {
    filmId: row.filmId,
    reason,
  })
  await reconsiderAll(platform, trx, { personId: row.personId })
}

/** The maker enters again what they withdrew; refuses `entry_closed` once submissions are. */
export const returnToCompetition = (platform: Platform, personId: string, entryId: string): Promise<void> =>
  change(platform, entryId, async (trx, row) => {
    const edition = await editionById(trx, row.editionId)
    if (!edition || !isOpen(edition, 'submissions', platform.clock.now())) refuse('entry_closed')
    const gone = await trx
      .deleteFrom('withdrawal')
      .where('entryId', '=', entryId)
      .returning('entryId')
      .executeTakeFirst()
    if (!gone) return
    await tell(platform, trx, 'entry.returned', entryId, row.editionId, personId, { filmId: row.filmId })
    await reconsider(platform, trx, entryId)
    await reconsiderAll(platform, trx, { personId: row.personId })
  })

/** An organiser takes an entry out of the competition, with a reason that its maker reads. Idempotent. Refuses `entry_reason_needed`. */
export const disqualify = (
  platform: Platform,
  personId: string,
  entryId: string,
  given: string,
): Promise<void> => inOne(platform, (trx) => disqualifyIn(platform, trx, personId, entryId, given))

/** The same within a transaction. */
export const disqualifyIn = (
  platform: Platform,
  trx: Trx,
  personId: string,
  entryId: string,
  given: string,
): Promise<void> =>
  changeIn(platform, trx, entryId, async (trx, row) => {
    const reason = cleanReason(given)
    if (!reason) refuse('entry_reason_needed', {}, 'reason')
    const made = await trx
      .insertInto('disqualification')
      .values({ entryId, disqualifiedBy: personId, reason, disqualifiedAt: platform.clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .returning('entryId')
      .executeTakeFirst()
    if (!made) return
    await tell(platform, trx, 'entry.disqualified', entryId, row.editionId, personId, {
      filmId: row.filmId,
      reason,
    })
    await reconsiderAll(platform, trx, { personId: row.personId })
  })

/** Takes a disqualification back. Idempotent. */
export const reinstate = (platform: Platform, personId: string, entryId: string): Promise<void> =>
  inOne(platform, (trx) => reinstateIn(platform, trx, personId, entryId))

/** The same within a transaction. */
export const reinstateIn = (platform: Platform, trx: Trx, personId: string, entryId: string): Promise<void> =>
  changeIn(platform, trx, entryId, async (trx, row) => {
    const gone = await trx
      .deleteFrom('disqualification')
      .where('entryId', '=', entryId)
      .returning('entryId')
      .executeTakeFirst()
    if (!gone) return
    await tell(platform, trx, 'entry.reinstated', entryId, row.editionId, personId, { filmId: row.filmId })
    await reconsider(platform, trx, entryId)
    await reconsiderAll(platform, trx, { personId: row.personId })
  })

const cleanReason = (text: string) => cleanText(text, { field: 'reason', limit: longestReason, lines: true })

const inOne = (platform: Platform, act: (trx: Trx) => Promise<void>): Promise<void> =>
  platform.db.transaction().execute(act)

const change = (
  platform: Platform,
  entryId: string,
  act: (trx: Trx, row: EntryRow) => Promise<void>,
): Promise<void> => inOne(platform, (trx) => changeIn(platform, trx, entryId, act))

/** What changes an entry: who else would, waits. What the film may be now is judged at the end. */
export const changeIn = async (
  platform: Platform,
  trx: Trx,
  entryId: string,
  act: (trx: Trx, row: EntryRow) => Promise<void>,
): Promise<void> => {
  const { filmId } = await lockEntry(trx, entryId)
  await act(trx, (await entryRow(trx, entryId)) ?? refuse('not_found'))
  await judgePublication(platform, trx, filmId)
}

/**
 * The film is locked before its entries, as it is where they are made, and all entries of its maker in the order in
 * which they are considered again. Refuses `not_found`.
 */
export const lockEntry = async (trx: Trx, entryId: string): Promise<{ filmId: string }> => {
  const { filmId, personId } = (await entryRow(trx, entryId)) ?? refuse('not_found')
  await trx.selectFrom('film').select('id').where('id', '=', filmId).forUpdate().execute()
  await trx
    .selectFrom('entry')
    .select('id')
    .where('personId', '=', personId)
    .orderBy('receivedAt')
    .orderBy('id')
    .forUpdate()
    .execute()
  return { filmId }
}
