import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Selectable, sql } from 'kysely'
import { ensureVisitor, neighbourhoodToday, networkToday } from '#features/account/account.ts'
import { refuse } from '#platform/errors.ts'
import type { Caller } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import type { Viewing } from '#platform/postgres/schema.generated.ts'
import { type Asker, aPerson, aVisitor, type Viewer } from './viewer.ts'
import { lengthAndShare, lengthOfRanges } from './viewing.queries.ts'
import { fitting, neededMs } from './viewing.rules.ts'

/**
 * Who is watching. What this browser had watched before passes to the person here, so every route that asks
 * what someone has watched calls this first. `visitorId` is the id that a browser without one is given now.
 */
export const viewerOf = async (
  platform: Platform,
  caller: Caller,
  visitorId: string | null,
): Promise<Viewer> => {
  if (!caller.person) return aVisitor(visitorId ?? refuse('not_signed_in'))
  if (caller.visitorId) await takeOverVisit(platform, caller.visitorId, caller.person.id)
  return aPerson(caller.person.id)
}

/**
 * The same with what the server knows of the request, and the household they ask from (see `networkToday`); a browser
 * without a key gets one with the reply.
 */
export const askerOf = async (
  platform: Platform,
  caller: Caller,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<Asker & { household: string }> => {
  const visitorId = ensureVisitor(platform, caller, reply)
  return {
    viewer: await viewerOf(platform, caller, visitorId),
    visitorId,
    network: neighbourhoodToday(platform, request.ip),
    household: networkToday(platform, request.ip),
    known: caller.person !== null || caller.visitorId !== null,
  }
}

/**
 * What this browser watched before sign-in passes to the person who has signed in with it: moved, never
 * copied, so that nobody else can sign in and count it again. Several browsers at once make no time: what does
 * not fit into the hours in which this person had a film open is lost. Does nothing when there is nothing.
 */
const takeOverVisit = async (platform: Platform, visitorId: string, personId: string): Promise<void> => {
  const { rows } = await platform.pool.query<{ any: boolean }>({
    name: 'visit-any',
    text: `select exists(select from viewing where visitor_id = $1)
      or exists(select from exposure where visitor_id = $1) as any`,
    values: [visitorId],
  })
  if (!rows[0]?.any) return
  const now = platform.clock.now()
  await platform.db.transaction().execute(async (trx) => {
    await lockClocks(trx, visitorId, personId)
    for (const row of await leave(trx, visitorId, personId)) await credit(trx, personId, row, now)
    await sql`with gone as (delete from exposure where visitor_id = ${visitorId} returning *)
      insert into exposure (film_id, edition_id, person_id, confirmed_at, set_aside)
      select film_id, edition_id, ${personId}::uuid, confirmed_at, set_aside from gone on conflict do nothing`.execute(
      trx,
    )
    await sql`with gone as (delete from watch_clock where visitor_id = ${visitorId} returning *)
      update watch_clock set spent_until = greatest(watch_clock.spent_until, gone.spent_until)
      from gone where watch_clock.person_id = ${personId}`.execute(trx)
    await trx
      .insertInto('visitor')
      .values({ id: visitorId, personId, firstSeenAt: now, mergedAt: now })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ personId, mergedAt: now }))
      .execute()
  })
}

/**
 * One change at a time of what both have watched. A person who has no clock yet gets this browser's, so that a
 * second browser, taken over at the same moment, waits as well.
 */
const lockClocks = async (trx: Trx, visitorId: string, personId: string): Promise<void> => {
  await sql`insert into watch_clock (person_id, viewing_id, opened_at, claimed_ms, spent_until)
    select ${personId}::uuid, viewing_id, opened_at, claimed_ms, spent_until from watch_clock
    where visitor_id = ${visitorId} on conflict do nothing`.execute(trx)
  for (const [column, id] of [
    ['personId', personId],
    ['visitorId', visitorId],
  ] as const)
    await trx.selectFrom('watchClock').select('viewingId').where(column, '=', id).forUpdate().execute()
}

/** Takes a visitor's viewings away; those that fit into real time are returned. */
const leave = async (trx: Trx, visitorId: string, personId: string): Promise<Selectable<Viewing>[]> => {
  const { rows: gains } = await sql<{ id: string; gainMs: number }>`
    select v.id, ${lengthOfRanges(sql`v.watched + coalesce(p.watched, '{}')`)} - coalesce(p.watched_ms, 0) as gain_ms
    from viewing v left join viewing p on p.film_id = v.film_id and p.person_id = ${personId}
    where v.visitor_id = ${visitorId} order by v.begun_at, v.id`.execute(trx)
  const { rows: times } = await sql<{ wallMs: number; hadMs: number }>`
    select (select coalesce(sum(extract(epoch from upper(r) - lower(r))) * 1000, 0)::float8
        from unnest((select range_agg(tstzrange(begun_at, heard_at, '[]')) from viewing where visitor_id = ${visitorId} or person_id = ${personId})) r) as wall_ms,
      (select coalesce(sum(watched_ms), 0)::float8 from viewing where person_id = ${personId}) as had_ms`.execute(
    trx,
  )
  const { wallMs = 0, hadMs = 0 } = times[0] ?? {}
  const kept = new Set(fitting(gains, hadMs, wallMs).map(({ id }) => id))
  const left = await trx.deleteFrom('viewing').where('visitorId', '=', visitorId).returningAll().execute()
  return left.filter(({ id }) => kept.has(id))
}

/** Adds to what the person has watched of the film; both together may have earned the ballot. */
const credit = async (trx: Trx, personId: string, row: Selectable<Viewing>, now: Date): Promise<void> => {
  const film = await lengthAndShare(trx, row.filmId)
  const union = sql`viewing.watched + excluded.watched`
  const earned = film
    ? sql`case when ${lengthOfRanges(union)} >= ${neededMs(film.durationMs, film.share)} then ${now}::timestamptz end`
    : sql`null`
  await trx
    .insertInto('viewing')
    .values({ ...row, ...aPerson(personId) })
    .onConflict((conflict) =>
      conflict.columns(['personId', 'filmId']).doUpdateSet({
        watched: sql<string>`${union}`,
        watchedMs: lengthOfRanges(union),
        begunAt: sql<Date>`least(viewing.begun_at, excluded.begun_at)`,
        heardAt: sql<Date>`greatest(viewing.heard_at, excluded.heard_at)`,
        verifiedAt: sql<Date | null>`coalesce(viewing.verified_at, excluded.verified_at, ${earned})`,
      }),
    )
    .execute()
}
