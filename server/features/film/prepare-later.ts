import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { jobNames, priorityOf } from './preparation/turns.ts'

/** Queues the making of the poster that the maker has chosen. */
export const makePosterLater = (platform: Platform, trx: Trx, filmId: string): Promise<void> =>
  platform.jobs.enqueue(
    trx,
    jobNames.poster,
    { filmId },
    { id: `${jobNames.poster}:${filmId}`, priority: priorityOf('poster') },
  )

/** Queues the preparation of a film from its original, from the start. */
export const prepareLater = async (platform: Platform, trx: Trx, filmId: string): Promise<void> => {
  const now = platform.clock.now()
  const anew = {
    state: 'waiting',
    stage: 'waiting',
    perCent: 0,
    reason: null,
    detail: '{}',
    attempt: 0,
    watchableAt: null,
    finishedAt: null,
    queuedAt: now,
    updatedAt: now,
  }
  await trx
    .insertInto('preparation')
    .values({ filmId, ...anew })
    .onConflict((conflict) => conflict.column('filmId').doUpdateSet(anew))
    .execute()
  const original = await trx
    .selectFrom('original')
    .select('hash')
    .where('filmId', '=', filmId)
    .executeTakeFirst()
  if (!original) return
  await platform.jobs.enqueue(
    trx,
    jobNames.inspect,
    { filmId, hash: original.hash },
    {
      id: `${jobNames.inspect}:${filmId}`,
      priority: priorityOf('inspect'),
    },
  )
}
