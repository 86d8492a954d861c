import { sql } from 'kysely'
import { keyedDigest } from '#features/account/account.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { fits, judged, paceMs, type SetAside } from './exposure.rules.ts'
import type { Pool } from './pool.ts'
import type { Pools } from './pools.ts'
import { readTicket, type Serving } from './ticket.ts'
import { type Asker, columnOf, idOf, selvesOf, type Viewer } from './viewer.ts'

/**
 * Confirms an exposure. It is kept once per viewer, film and edition, for the viewer's own feed. The film's
 * count goes up when the feed served it to this viewer, a plausible time before, and as far as `fits` lets one
 * network's word reach; else it is set aside, see `SetAside`. Nothing is kept for who is nobody yet, nor before
 * the film can have been on the screen. Refuses `not_found` when the film is not in that edition's feed.
 */
export const confirmExposure = async (
  platform: Platform,
  pools: Pools,
  asker: Asker,
  { editionId: named, filmId, ticket = '' }: { editionId: string; filmId: string; ticket?: string },
): Promise<{ confirmed: boolean }> => {
  const editionId = named.toLowerCase()
  const pool = await pools.of(editionId)
  if (!pool.films.has(filmId)) return refuse('not_found')
  const { viewer, network, known } = asker
  if (!known) return { confirmed: false }
  const serving = readTicket(platform, ticket, editionId, selvesOf(asker))
  const served = serving?.filmId === filmId ? serving : null
  const exposure = { filmId, editionId, viewer, network, served }
  const made = await platform.db.transaction().execute((trx) => keep(platform, trx, pool, exposure))
  if (made === 'not_yet' || made === 'before') return { confirmed: false }
  pools.visits.confirmed(
    { editionId, viewer: served?.viewer ?? viewer },
    filmId,
    served?.place ?? 0,
    made === 'counted',
  )
  return { confirmed: true }
}

/** Exposures of an edition that were set aside, by film, most first. */
export const exposuresSetAside = async (
  db: Db,
  editionId: string,
): Promise<{ filmId: string; exposures: number }[]> =>
  await db
    .selectFrom('exposure')
    .select((each) => ['filmId', each.fn.countAll<number>().as('exposures')])
    .where('editionId', '=', editionId)
    .where('setAside', 'is not', null)
    .groupBy('filmId')
    .orderBy('exposures', 'desc')
    .orderBy('filmId')
    .execute()

type Exposure = {
  filmId: string
  editionId: string
  viewer: Viewer
  network: string
  served: Serving | null
}

const keep = async (
  platform: Platform,
  trx: Trx,
  pool: Pool,
  exposure: Exposure,
): Promise<'counted' | 'not_yet' | 'before' | SetAside> => {
  const { filmId, editionId, viewer, served } = exposure
  const now = platform.clock.now()
  const judgement = judged(
    served && now.getTime() - served.servedAt.getTime(),
    await lately(trx, exposure, new Date(now.getTime() - paceMs)),
  )
  if (judgement === 'not_yet') return 'not_yet'
  const plausible = judgement === 'plausible'
  const first = await trx
    .insertInto('exposure')
    .values({ filmId, editionId, ...viewer, confirmedAt: now, setAside: plausible ? null : judgement })
    .onConflict((conflict) => conflict.doNothing())
    .returning('filmId')
    .executeTakeFirst()
  if (!first) return 'before'
  if (!plausible) return judgement
  if (await takesShare(platform, trx, pool, exposure, now)) return 'counted'
  await trx
    .updateTable('exposure')
    .set({ setAside: 'network' })
    .where(columnOf(viewer), '=', idOf(viewer))
    .where('editionId', '=', editionId)
    .where('filmId', '=', filmId)
    .execute()
  return 'network'
}

/** How many other films this viewer has had on the screen since. */
const lately = async (trx: Trx, { viewer, editionId, filmId }: Exposure, since: Date): Promise<number> => {
  const { count } = await trx
    .selectFrom('exposure')
    .select((each) => each.fn.countAll<number>().as('count'))
    .where(columnOf(viewer), '=', idOf(viewer))
    .where('editionId', '=', editionId)
    .where('filmId', '!=', filmId)
    .where('confirmedAt', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

/** Counts one more exposure of the film, when one more of this network fits. */
const takesShare = async (
  platform: Platform,
  trx: Trx,
  pool: Pool,
  { filmId, editionId, viewer, network: from }: Exposure,
  now: Date,
): Promise<boolean> => {
  // persons are more than what a browser says of itself: visitors beside them do not use up their share
  const network = keyedDigest(platform, 'exposure', `${columnOf(viewer)} ${from}`)
  const { counted: mine } = await trx
    .insertInto('exposureShare')
    .values({ network, editionId, filmId, changedAt: now })
    .onConflict((conflict) =>
      conflict.columns(['network', 'editionId', 'filmId']).doUpdateSet({ changedAt: now }),
    )
    .returning('counted')
    .executeTakeFirstOrThrow()
  const all = await trx
    .selectFrom('exposureCount')
    .select('confirmed')
    .where('editionId', '=', editionId)
    .where('filmId', '=', filmId)
    .executeTakeFirst()
  const others = (all?.confirmed ?? 0) - mine
  const fitting =
    fits({ mine, others, evenly: 0 }) ||
    fits({ mine, others, evenly: await evenlyOf(trx, pool, network, editionId) })
  if (!fitting) return false
  await trx
    .updateTable('exposureShare')
    .set({ counted: mine + 1 })
    .where('network', '=', network)
    .where('editionId', '=', editionId)
    .where('filmId', '=', filmId)
    .execute()
  await trx
    .insertInto('exposureCount')
    .values({ editionId, filmId, confirmed: 1, changedAt: now })
    .onConflict((conflict) =>
      conflict
        .columns(['editionId', 'filmId'])
        .doUpdateSet({ confirmed: sql<number>`exposure_count.confirmed + 1`, changedAt: now }),
    )
    .execute()
  return true
}

/** What a network has counted of each film of the feed at least. */
const evenlyOf = async (trx: Trx, pool: Pool, network: string, editionId: string): Promise<number> => {
  const rows = await trx
    .selectFrom('exposureShare')
    .select(['filmId', 'counted'])
    .where('network', '=', network)
    .where('editionId', '=', editionId)
    .where('counted', '>', 0)
    .execute()
  if (rows.length < pool.films.size) return 0
  const counted = new Map(rows.map((row) => [row.filmId, row.counted]))
  return Math.min(...[...pool.films.keys()].map((id) => counted.get(id) ?? 0))
}
