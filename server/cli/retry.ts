import type { Platform } from '#platform/platform.ts'

/** Gives jobs that have failed for good another round of attempts; all of them, or those of one name. */
export async function retry({ pool }: Platform, name?: string): Promise<number> {
  const { rowCount } = await pool.query(
    `update graphile_worker._private_jobs set attempts = 0, max_attempts = greatest(max_attempts, 10), run_at = now(), last_error = null
     where attempts >= max_attempts and locked_at is null
       and ($1::text is null or task_id = (select id from graphile_worker._private_tasks where identifier = $1))`,
    [name ?? null],
  )
  return rowCount ?? 0
}
