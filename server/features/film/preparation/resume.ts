import { sql } from 'kysely'
import type { Platform } from '#platform/platform.ts'
import { stageLater } from './stage-later.ts'
import { noteState } from './standing.ts'
import { releasedBlobs } from './sweep.ts'
import { jobNames } from './turns.ts'
import { clearLeftovers } from './workplace.ts'

/**
 * Every minute: preparations that no job speaks for any more (their process was killed too often) are taken up
 * again once, then called failed; leftovers on the disk go.
 */
export async function resumeLost(platform: Platform): Promise<void> {
  const { db, clock } = platform
  const quietSince = new Date(clock.now().getTime() - 120_000)
  const { rows } = await sql<{ filmId: string; hash: string; attempt: number }>`
    select p.film_id as "filmId", o.hash, p.attempt
    from preparation p join original o using (film_id)
    where p.state in ('waiting', 'working', 'watchable', 'waiting_for_space') and p.updated_at < ${quietSince}
      and not exists (
        select from graphile_worker.jobs j
        where j.key in ('film.inspect:' || p.film_id, 'film.first:' || p.film_id, 'film.rest:' || p.film_id)
          and (j.attempts < j.max_attempts or j.locked_at is not null))
      and not exists (
        select from graphile_worker.jobs j where j.locked_at is not null and j.task_identifier in (${sql.join(Object.values(jobNames))}))`.execute(
    db,
  )
  for (const { filmId, hash, attempt } of rows) {
    if (attempt >= 3) {
      await noteState(platform, db, filmId, {
        state: 'failed',
        reason: 'media_failed',
        finishedAt: clock.now(),
      })
      continue
    }
    await db
      .updateTable('preparation')
      .set({ attempt: attempt + 1, updatedAt: clock.now() })
      .where('filmId', '=', filmId)
      .execute()
    await stageLater(platform, db, { filmId, hash })
  }
  await clearLeftovers(platform)
  await releasedBlobs(platform)
}
