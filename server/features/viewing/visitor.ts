import { sql } from 'kysely'
import type { Platform } from '#platform/platform.ts'
import { lengthOfRanges } from './viewing.queries.ts'

/**
 * What this browser watched before sign-in passes to the person who has signed in with it: moved, never
 * copied, so that nobody else can sign in and count it again. Does nothing when there is nothing.
 */
export const takeOverVisit = async (
  platform: Platform,
  visitorId: string,
  personId: string,
): Promise<void> => {
  const { rows } = await platform.pool.query<{ any: boolean }>({
    name: 'visit-any',
    text: `select exists(select from viewing where viewer_id = $1)
      or exists(select from exposure where viewer_id = $1) as any`,
    values: [visitorId],
  })
  if (!rows[0]?.any) return
  const now = platform.clock.now()
  await platform.db.transaction().execute(async (trx) => {
    // one merge of a visitor at a time
    await trx
      .selectFrom('watchClock')
      .select('viewerId')
      .where('viewerId', 'in', [visitorId, personId])
      .orderBy('viewerId')
      .forUpdate()
      .execute()
    const moved = await trx.deleteFrom('viewing').where('viewerId', '=', visitorId).returningAll().execute()
    for (const row of moved)
      await trx
        .insertInto('viewing')
        .values({ ...row, viewerId: personId })
        .onConflict((conflict) =>
          conflict.columns(['viewerId', 'filmId']).doUpdateSet({
            watched: sql<string>`viewing.watched + excluded.watched`,
            watchedMs: lengthOfRanges(sql`viewing.watched + excluded.watched`),
            heardAt: sql<Date>`greatest(viewing.heard_at, excluded.heard_at)`,
            verifiedAt: sql<Date | null>`coalesce(viewing.verified_at, excluded.verified_at)`,
          }),
        )
        .execute()
    await sql`with gone as (delete from exposure where viewer_id = ${visitorId} returning *)
      insert into exposure (film_id, edition_id, viewer_id, confirmed_at)
      select film_id, edition_id, ${personId}::uuid, confirmed_at from gone on conflict do nothing`.execute(
      trx,
    )
    await sql`insert into watch_clock (viewer_id, viewing_id, opened_at, claimed_ms, spent_until)
      select ${personId}::uuid, viewing_id, opened_at, claimed_ms, spent_until from watch_clock where viewer_id = ${visitorId}
      on conflict (viewer_id) do update set spent_until = greatest(watch_clock.spent_until, excluded.spent_until)`.execute(
      trx,
    )
    await trx.deleteFrom('watchClock').where('viewerId', '=', visitorId).execute()
    await trx
      .insertInto('visitor')
      .values({ id: visitorId, personId, firstSeenAt: now, mergedAt: now })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ personId, mergedAt: now }))
      .execute()
  })
}
