import { sql } from 'kysely'
import { placeIn } from '#contract/plain/viewing.ts'
import type { Stretch, ViewingState } from '#contract/viewing.ts'
import { isWithin, type Limit } from '#features/account/account.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { columnOf, idOf, type Viewer } from './viewer.ts'
import { asStretches, lengthAndShare, lengthOfRanges } from './viewing.queries.ts'
import {
  lengthOf,
  multirange,
  neededMs,
  opened,
  spend,
  tidyStretches,
  type WatchClock,
} from './viewing.rules.ts'

/**
 * How many visitors who have never watched before may begin to in a day, from one network. A campus or a
 * cinema is one network: generous, it only keeps a script from filling the tables with viewers that nobody is.
 */
const newcomers: Limit[] = [{ act: 'viewing-network', most: 5000, perMs: 86_400_000 }]

/**
 * Begins to watch a film, or goes on with the viewing that this viewer has of it already; its id is in the
 * answer. `network`: the household they ask from, see `networkToday`; `begunAgoMs`: it was begun without a line, see
 * `opened`. Refuses `not_found` when nobody may watch the film, and `too_many` for one visitor too many who is new.
 */
export const beginViewing = async (
  platform: Platform,
  viewer: Viewer,
  network: string,
  { id, filmId, begunAgoMs = 0 }: { id: string; filmId: string; begunAgoMs?: number },
): Promise<ViewingState> => {
  const key = columnOf(viewer)
  const film = (await lengthAndShare(platform.db, filmId)) ?? refuse('not_found')
  const now = platform.clock.now()
  return await platform.db.transaction().execute(async (trx) => {
    const before = await lockClock(trx, viewer)
    if (!before && viewer.personId === null && !(await isWithin(platform, trx, newcomers, network)))
      refuse('too_many')
    const taken = await trx
      .selectFrom('viewing')
      .select(['personId', 'visitorId', 'filmId'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (taken && (taken[key] !== viewer[key] || taken.filmId !== filmId)) return refuse('already_exists')
    const row = await trx
      .insertInto('viewing')
      .values({ id, filmId, ...viewer, begunAt: now, heardAt: now })
      .onConflict((conflict) => conflict.columns([key, 'filmId']).doUpdateSet({ heardAt: now }))
      .returning(told)
      .executeTakeFirstOrThrow()
    await writeClock(trx, viewer, opened(before, row.id, now.getTime(), begunAgoMs))
    return stateOf(row, filmId, neededMs(film.durationMs, film.share))
  })
}

/** What a viewer is told of their viewing. */
const told = [
  'id',
  'watchedMs',
  'verifiedAt',
  'atMs',
  asStretches(sql`viewing.watched`).as('stretches'),
] as const
type Told = {
  id: string
  watchedMs: number
  verifiedAt: Date | null
  atMs: number
  stretches: Stretch[]
}
const stateOf = (row: Told, filmId: string, neededMs: number): ViewingState => ({
  id: row.id,
  filmId,
  watchedMs: row.watchedMs,
  neededMs,
  verified: row.verifiedAt !== null,
  atMs: row.atMs,
  stretches: row.stretches,
})

/**
 * Credits played stretches of a film against the viewer's wall clock, and keeps where in the film they are. A repeated
 * heartbeat credits nothing. Refuses `viewing_too_fast` and `viewing_overlaps` (see `spend`), `not_found` for another viewer's viewing.
 */
export const hearHeartbeat = async (
  platform: Platform,
  viewer: Viewer,
  viewingId: string,
  { stretches, atMs }: { stretches: readonly Stretch[]; atMs?: number },
): Promise<ViewingState> => {
  const now = platform.clock.now()
  return await platform.db.transaction().execute(async (trx) => {
    const clock = await lockClock(trx, viewer)
    const row = await trx
      .selectFrom('viewing')
      .select(['filmId', ...told])
      .where('id', '=', viewingId)
      .where(columnOf(viewer), '=', idOf(viewer))
      .executeTakeFirst()
    const film = row && (await lengthAndShare(trx, row.filmId))
    if (!clock || !row || !film) return refuse('not_found')
    const needed = neededMs(film.durationMs, film.share)
    const played = tidyStretches(stretches, film.durationMs)
    const place = atMs === undefined ? row.atMs : placeIn(atMs, film.durationMs)
    const known = await trx
      .selectFrom('viewing')
      .select((eb) => sql<boolean>`${eb.ref('watched')} @> ${multirange(played)}::int4multirange`.as('all'))
      .where('id', '=', viewingId)
      .executeTakeFirstOrThrow()
    if (known.all) {
      if (place !== row.atMs)
        await trx.updateTable('viewing').set({ atMs: place }).where('id', '=', viewingId).execute()
      return stateOf({ ...row, atMs: place }, row.filmId, needed)
    }
    const spent = spend(clock, viewingId, lengthOf(played), now.getTime())
    if (typeof spent === 'string') return refuse(spent)
    await writeClock(trx, viewer, spent)
    const union = sql`(watched + ${multirange(played)}::int4multirange)`
    const after = await trx
      .updateTable('viewing')
      .set({
        watched: sql<string>`${union}`,
        watchedMs: lengthOfRanges(union),
        heardAt: now,
        atMs: place,
        verifiedAt: sql<Date | null>`coalesce(verified_at, case when ${lengthOfRanges(union)} >= ${needed} then ${now}::timestamptz end)`,
      })
      .where('id', '=', viewingId)
      .returning(told)
      .executeTakeFirstOrThrow()
    return stateOf(after, row.filmId, needed)
  })
}

const lockClock = async (trx: Trx, viewer: Viewer): Promise<WatchClock | null> => {
  const row = await trx
    .selectFrom('watchClock')
    .selectAll()
    .where(columnOf(viewer), '=', idOf(viewer))
    .forUpdate()
    .executeTakeFirst()
  return row
    ? {
        viewingId: row.viewingId,
        openedAt: row.openedAt.getTime(),
        claimedMs: row.claimedMs,
        spentUntil: row.spentUntil.getTime(),
      }
    : null
}

const writeClock = async (trx: Trx, viewer: Viewer, clock: WatchClock): Promise<void> => {
  const row = {
    viewingId: clock.viewingId,
    openedAt: new Date(clock.openedAt),
    claimedMs: clock.claimedMs,
    spentUntil: new Date(clock.spentUntil),
  }
  await trx
    .insertInto('watchClock')
    .values({ ...viewer, ...row })
    .onConflict((conflict) => conflict.column(columnOf(viewer)).doUpdateSet(row))
    .execute()
}
