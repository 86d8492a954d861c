import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { stageLater } from './preparation/stage-later.ts'

/** Queues the making of the poster that the maker has chosen. */
export const makePosterLater = async (platform: Platform, trx: Trx, filmId: string): Promise<void> => {
  const hash = await originalOf(trx, filmId)
  if (hash) await stageLater(platform, trx, { filmId, hash }, { turn: 'poster' })
}

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
  const hash = await originalOf(trx, filmId)
  if (hash) await stageLater(platform, trx, { filmId, hash }, { turn: 'inspect' })
}

const originalOf = async (trx: Trx, filmId: string): Promise<string | undefined> =>
  (await trx.selectFrom('original').select('hash').where('filmId', '=', filmId).executeTakeFirst())?.hash
