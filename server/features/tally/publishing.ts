import type { Publishing, Result } from '#contract/tally.ts'
import { lockSealing } from '#features/ballot/ballot.ts'
import { editionById } from '#features/edition/edition.ts'
import { anyFilmsById } from '#features/film/film.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { announce, checkNothingAnnounced } from './announcing.ts'
import { mustBeMoved } from './deciding.ts'
import { putAwardPublication, putResultPublication } from './making-public.ts'
import { checkPromise } from './promise.ts'
import {
  awardById,
  decisionFor,
  latestResults,
  objectionsOf,
  publishedResults,
  type ResultRow,
  resultById,
} from './tally.queries.ts'
import { type Heard, resultView } from './tally.view.ts'

/**
 * Puts a counted result on the public page: now, or after so many minutes in which the makers of awarded films
 * alone know. Publishing it again changes nothing. Refuses `tally_not_latest` for an older count,
 * `tally_nothing_counted` for one without a ballot, `tally_objections_changed` when ballots were set aside or taken
 * back since, `tally_motion_needed` when another result of the award has been published before,
 * `tally_before_promise`, and `tally_announced` while another one waits.
 */
export const publishResult = async (
  platform: Platform,
  personId: string,
  resultId: string,
  how: Publishing = {},
): Promise<Result> =>
  await platform.db.transaction().execute(async (trx) => {
    const found = (await resultById(trx, resultId)) ?? refuse('not_found')
    await lockSealing(trx, found.editionId)
    const row = (await resultById(trx, resultId)) ?? refuse('not_found')
    if (!row.publishedAt) {
      const motionId = await mayBePublic(trx, row, how.motionId ?? null)
      const publicAt = await timeOf(platform, trx, row.editionId, how)
      const { editionId, awardId } = row
      if (publicAt)
        await announce(platform, trx, personId, { editionId, awardId, resultId, motionId, publicAt })
      else await putResultPublication(platform, trx, resultId, { personId, motionId, toldAt: null })
    }
    const after = (await resultById(trx, resultId)) ?? refuse('not_found')
    const films = await anyFilmsById(
      trx,
      (after.standings as Result['standings']).map(({ filmId }) => filmId),
    )
    return resultView(after, films)
  })

/** Puts what was decided of an award on the public page, likewise. Refuses `tally_by_audience`, `tally_nothing_decided`. */
export const publishAward = async (
  platform: Platform,
  personId: string,
  awardId: string,
  how: Publishing = {},
): Promise<{ publishedAt: string | null; publicAt: string | null }> =>
  await platform.db.transaction().execute(async (trx) => {
    await trx.selectFrom('award').select('id').where('id', '=', awardId).forUpdate().execute()
    const award = (await awardById(trx, awardId)) ?? refuse('not_found')
    const before = await publishedAt(trx, awardId)
    if (before) return { publishedAt: before.toISOString(), publicAt: null }
    if (!(await decisionFor(trx, awardId, 1)))
      return refuse(award.decidedBy === 'audience' ? 'tally_by_audience' : 'tally_nothing_decided')
    await checkNothingAnnounced(trx, { awardId })
    const { editionId } = award
    const publicAt = await timeOf(platform, trx, editionId, how)
    if (publicAt)
      await announce(platform, trx, personId, {
        editionId,
        awardId,
        resultId: null,
        motionId: null,
        publicAt,
      })
    else await putAwardPublication(platform, trx, awardId, { personId, toldAt: null })
    const now = await publishedAt(trx, awardId)
    return { publishedAt: now?.toISOString() ?? null, publicAt: publicAt?.toISOString() ?? null }
  })

/** The motion that a changed result rests on. */
const mayBePublic = async (trx: Trx, row: ResultRow, motionId: string | null): Promise<string | null> => {
  await checkNothingAnnounced(trx, { awardId: row.awardId })
  const latest = (await latestResults(trx, row.editionId)).find(({ awardId }) => awardId === row.awardId)
  if (latest?.id !== row.id) refuse('tally_not_latest')
  if ((row.counts as Result['counts']).counted === 0) refuse('tally_nothing_counted')
  const standing = (await objectionsOf(trx, row.editionId)).map(({ id }) => id)
  const heard = new Set((row.objections as Heard[]).map(({ id }) => id))
  if (heard.size !== standing.length || standing.some((id) => !heard.has(id)))
    refuse('tally_objections_changed')
  const other = (await publishedResults(trx, row.editionId)).some(({ awardId }) => awardId === row.awardId)
  if (!other) return null
  await mustBeMoved(trx, row.editionId, motionId)
  return motionId
}

/** When it becomes public; null: now. */
const timeOf = async (
  { clock }: Platform,
  trx: Trx,
  editionId: string,
  { makersFirstMinutes = 0, early = false }: Publishing,
): Promise<Date | null> => {
  const publicAt = new Date(clock.now().getTime() + makersFirstMinutes * 60_000)
  checkPromise((await editionById(trx, editionId)) ?? refuse('not_found'), publicAt, early)
  return makersFirstMinutes > 0 ? publicAt : null
}

const publishedAt = async (trx: Trx, awardId: string): Promise<Date | undefined> =>
  (
    await trx
      .selectFrom('awardPublication')
      .select('publishedAt')
      .where('awardId', '=', awardId)
      .executeTakeFirst()
  )?.publishedAt
