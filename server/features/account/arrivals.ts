import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'

/** How long it stays known from where an account came. */
export const arrivalStaysMs = 90 * 86_400_000

/**
 * When an account was made, and an opaque name of the network and the day: the same for all who came from one
 * network on one day (UTC), another for anyone else. `network` is null where none was seen.
 */
export type Arrival = { at: Date; network: string | null }

/** Keeps that somebody has come in for the first time. */
export const noteArrival = async (
  platform: Platform,
  trx: Trx,
  personId: string,
  network: string | null,
): Promise<void> => {
  await trx
    .insertInto('arrival')
    .values({ personId, arrivedAt: platform.clock.now(), network })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * The arrivals of these persons: for whoever looks for crowds that came at once. Nothing is known of those who
 * came more than ninety days ago, have not come in yet, or are erased.
 */
export const arrivalsOf = async (db: Db, personIds: readonly string[]): Promise<Map<string, Arrival>> => {
  if (personIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('arrival')
    .selectAll()
    .where('personId', '=', (eb) => eb.fn.any(eb.val([...new Set(personIds)])))
    .execute()
  return new Map(rows.map(({ personId, arrivedAt, network }) => [personId, { at: arrivedAt, network }]))
}
