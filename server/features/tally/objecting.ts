import { objectionLimits } from '#contract/plain/tally.ts'
import type { Objection } from '#contract/tally.ts'
import { lockSealing } from '#features/ballot/ballot.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { cleanText } from '#platform/text/text.ts'
import { checkNothingAnnounced } from './announcing.ts'
import { crowdId, crowdsIn } from './crowd.ts'
import { mustBeMoved } from './deciding.ts'
import { objectionById, publishedResults } from './tally.queries.ts'
import { objectionView } from './tally.view.ts'

/**
 * Sets the ballots of a crowd aside, with the reason that everyone will read: the next count leaves them out.
 * Repeating the id gives the first answer. Refuses `tally_crowd_gone`, `tally_objection_reason_needed`,
 * `text_too_long`, and `tally_motion_needed` and `tally_motion_unknown` once a result has been published.
 */
export const raiseObjection = async (
  platform: Platform,
  personId: string,
  ask: { objectionId: string; editionId: string; crowdId: string; reason: string; motionId: string | null },
): Promise<Objection> => {
  const reason = cleanText(ask.reason, { field: 'reason', limit: objectionLimits.reason, lines: true })
  if (!reason) refuse('tally_objection_reason_needed', {}, 'reason')
  const crowd = (await crowdsIn(platform.db, ask.editionId)).find((one) => crowdId(one) === ask.crowdId)
  const now = platform.clock.now()
  return await platform.db.transaction().execute(async (trx) => {
    await lockSealing(trx, ask.editionId)
    const before = await objectionById(trx, ask.objectionId)
    if (before)
      return before.editionId === ask.editionId && before.raisedBy === personId
        ? objectionView(before, ask.crowdId)
        : refuse('already_exists')
    if (!crowd) return refuse('tally_crowd_gone')
    await checkNothingAnnounced(trx, { editionId: ask.editionId })
    const motionId = await motionFor(trx, ask.editionId, ask.motionId)
    await trx
      .insertInto('objection')
      .values({
        id: ask.objectionId,
        editionId: ask.editionId,
        reason,
        motionId,
        raisedBy: personId,
        raisedAt: now,
      })
      .execute()
    await trx
      .insertInto('objectionVoter')
      .values(crowd.members.map(({ voterId }) => ({ objectionId: ask.objectionId, voterId })))
      .execute()
    await platform.events.record(trx, {
      kind: 'objection.raised',
      subjectKind: 'objection',
      subjectId: ask.objectionId,
      editionId: ask.editionId,
      actorId: personId,
      data: { reason, accounts: crowd.members.length, motionId },
      happenedAt: now,
    })
    return objectionView((await objectionById(trx, ask.objectionId)) ?? refuse('failed'), ask.crowdId)
  })
}

/**
 * Takes an objection back: the next count counts the ballots again. Idempotent. Refuses `tally_motion_needed`
 * and `tally_motion_unknown` once a result has been published.
 */
export const dropObjection = async (
  platform: Platform,
  personId: string,
  ask: { objectionId: string; editionId: string; motionId: string | null },
): Promise<void> => {
  await platform.db.transaction().execute(async (trx) => {
    await lockSealing(trx, ask.editionId)
    const before = await objectionById(trx, ask.objectionId)
    if (before?.editionId !== ask.editionId) return
    await checkNothingAnnounced(trx, { editionId: ask.editionId })
    const motionId = await motionFor(trx, ask.editionId, ask.motionId)
    await trx.deleteFrom('objection').where('id', '=', ask.objectionId).execute()
    await platform.events.record(trx, {
      kind: 'objection.dropped',
      subjectKind: 'objection',
      subjectId: ask.objectionId,
      editionId: ask.editionId,
      actorId: personId,
      data: { reason: before.reason, accounts: before.voterIds.length, motionId },
      happenedAt: platform.clock.now(),
    })
  })
}

/** Until a result is published nothing has to be moved; then no less than for the result itself. */
const motionFor = async (trx: Trx, editionId: string, motionId: string | null): Promise<string | null> => {
  if ((await publishedResults(trx, editionId)).length === 0) return null
  await mustBeMoved(trx, editionId, motionId)
  return motionId
}
