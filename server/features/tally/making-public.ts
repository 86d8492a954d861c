import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { awardById, resultById } from './tally.queries.ts'

type By = { personId: string; toldAt: Date | null }

/** Writes that a result is public now, and tells it. What was public before stays as a row of its own. */
export const putResultPublication = async (
  platform: Platform,
  trx: Trx,
  resultId: string,
  { personId, toldAt, motionId }: By & { motionId: string | null },
): Promise<void> => {
  const now = platform.clock.now()
  const row = (await resultById(trx, resultId)) ?? refuse('not_found')
  await trx
    .insertInto('resultPublication')
    .values({ resultId, motionId, publishedBy: personId, publishedAt: now, toldAt })
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

/** Writes that what was decided of an award is public now, and tells it. */
export const putAwardPublication = async (
  platform: Platform,
  trx: Trx,
  awardId: string,
  { personId, toldAt }: By,
): Promise<void> => {
  const now = platform.clock.now()
  const award = (await awardById(trx, awardId)) ?? refuse('not_found')
  await trx
    .insertInto('awardPublication')
    .values({ awardId, publishedBy: personId, publishedAt: now, toldAt })
    .execute()
  await platform.events.record(trx, {
    kind: 'award.published',
    subjectKind: 'award',
    subjectId: awardId,
    editionId: award.editionId,
    actorId: personId,
    happenedAt: now,
  })
}
