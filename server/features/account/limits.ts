import { sql } from 'kysely'
import { refuse } from '#platform/errors.ts'
import { neighbourhoodOf, networkOf } from '#platform/http/network.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { keyedDigest } from './secrets.ts'

export type Limit = { act: string; most: number; perMs: number }

/**
 * Counts one act of someone (an address, a person, a network) and refuses with `too_many` when it is one too
 * many. Networks are counted under a digest that changes daily, so that no address can be traced.
 */
export const spend = async (platform: Platform, limits: readonly Limit[], who: string): Promise<void> => {
  const fits = await platform.db.transaction().execute((trx) => isWithin(platform, trx, limits, who))
  if (!fits) refuse('too_many')
}

/** The same within the transaction of what is limited, for the caller to decide what one too many means. */
export const isWithin = async (
  platform: Pick<Platform, 'clock' | 'config'>,
  trx: Trx,
  limits: readonly Limit[],
  who: string,
): Promise<boolean> => {
  for (const limit of limits) {
    const digest = digestOf(platform, limit, who)
    await sql`select pg_advisory_xact_lock(hashtextextended(${digest}, 0))`.execute(trx)
    if ((await doneOf(platform, trx, limit, digest)) >= limit.most) return false
    await trx.insertInto('limitedAct').values({ digest, doneAt: platform.clock.now() }).execute()
  }
  return true
}

/** Whether one more would be one too many, without counting any. */
export const isSpent = async (
  platform: Pick<Platform, 'clock' | 'config' | 'db'>,
  limits: readonly Limit[],
  who: string,
): Promise<boolean> => {
  for (const limit of limits)
    if ((await doneOf(platform, platform.db, limit, digestOf(platform, limit, who))) >= limit.most)
      return true
  return false
}

const digestOf = (platform: Pick<Platform, 'config'>, { act, most, perMs }: Limit, who: string): string =>
  keyedDigest(platform, `limit:${act}:${most}:${perMs}`, who)

const doneOf = async (
  { clock }: Pick<Platform, 'clock'>,
  db: Db,
  { perMs }: Limit,
  digest: string,
): Promise<number> =>
  (
    await db
      .selectFrom('limitedAct')
      .select((each) => each.fn.countAll<number>().as('done'))
      .where('digest', '=', digest)
      .where('doneAt', '>', new Date(clock.now().getTime() - perMs))
      .executeTakeFirstOrThrow()
  ).done

/** The network a request came from, as something that can be counted for a day and never read back. */
export const networkToday = (platform: Platform, ip: string): string => digestToday(platform, networkOf(ip))

/** The same of the neighbourhood, see `neighbourhoodOf`. */
export const neighbourhoodToday = (platform: Platform, ip: string): string =>
  digestToday(platform, neighbourhoodOf(ip))

const digestToday = (platform: Platform, place: string): string =>
  keyedDigest(platform, 'network', `${platform.clock.now().toISOString().slice(0, 10)} ${place}`)
