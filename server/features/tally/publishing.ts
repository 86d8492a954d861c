import type { Result } from '#contract/tally.ts'
import { lockSealing } from '#features/ballot/ballot.ts'
import { anyFilmsById } from '#features/film/film.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { mustBeMoved } from './deciding.ts'
import {
  awardById,
  decisionFor,
  latestResults,
  objectionsOf,
  publishedResults,
  resultById,
} from './tally.queries.ts'
import { type Heard, resultView } from './tally.view.ts'

/**
 * Puts a counted result on the public page. Publishing it again changes nothing. Refuses `tally_not_latest`
 * for an older count, `tally_objections_changed` when ballots were set aside or taken back since, and `tally_motion_needed` when another result of the award has been published before.
 */
export const publishResult = async (
  platform: Platform,
  personId: string,
  resultId: string,
  motionId: string | null,
): Promise<Result> => {
  const now = platform.clock.now()
  return await platform.db.transaction().execute(async (trx) => {
    const found = (await resultById(trx, resultId)) ?? refuse('not_found')
    await lockSealing(trx, found.editionId)
    const row = (await resultById(trx, resultId)) ?? refuse('not_found')
    if (!row.publishedAt) {
      const latest = (await latestResults(trx, row.editionId)).find(({ awardId }) => awardId === row.awardId)
      if (latest?.id !== row.id) refuse('tally_not_latest')
      const standing = (await objectionsOf(trx, row.editionId)).map(({ id }) => id)
      const heard = new Set((row.objections as Heard[]).map(({ id }) => id))
      if (heard.size !== standing.length || standing.some((id) => !heard.has(id)))
        refuse('tally_objections_changed')
      const other = (await publishedResults(trx, row.editionId)).some(
        ({ awardId }) => awardId === row.awardId,
      )
      if (other) await mustBeMoved(trx, row.editionId, motionId)
      await trx
        .insertInto('resultPublication')
        .values({ resultId, motionId: other ? motionId : null, publishedBy: personId, publishedAt: now })
        .execute()
      await platform.events.record(trx, {
        kind: 'result.published',
        subjectKind: 'result',
        subjectId: resultId,
        editionId: row.editionId,
        actorId: personId,
        data: { awardId: row.awardId, digest: row.digest },
        happenedAt: now,
      })
    }
    const published = (await resultById(trx, resultId)) ?? refuse('not_found')
    const films = await anyFilmsById(
      trx,
      (published.standings as Result['standings']).map(({ filmId }) => filmId),
    )
    return resultView(published, films)
  })
}

/** Puts what was decided of an award on the public page. Refuses `tally_by_audience`, `tally_nothing_decided`. */
export const publishAward = async (
  platform: Platform,
  personId: string,
  awardId: string,
): Promise<{ publishedAt: string }> => {
  const now = platform.clock.now()
  return await platform.db.transaction().execute(async (trx) => {
    const award = (await awardById(trx, awardId)) ?? refuse('not_found')
    if (award.decidedBy === 'audience') refuse('tally_by_audience')
    if (!(await decisionFor(trx, awardId, 1))) refuse('tally_nothing_decided')
    const made = await trx
      .insertInto('awardPublication')
      .values({ awardId, publishedBy: personId, publishedAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('publishedAt')
      .executeTakeFirst()
    if (made)
      await platform.events.record(trx, {
        kind: 'award.published',
        subjectKind: 'award',
        subjectId: awardId,
        editionId: award.editionId,
        actorId: personId,
        happenedAt: now,
      })
    const { publishedAt } = await trx
      .selectFrom('awardPublication')
      .select('publishedAt')
      .where('awardId', '=', awardId)
      .executeTakeFirstOrThrow()
    return { publishedAt: publishedAt.toISOString() }
  })
}
