import { setTimeout as sleep } from 'node:timers/promises'
import { runOnce } from 'graphile-worker'
import type { Clock } from '#platform/clock.ts'
import { type Jobs, jobs } from '#platform/jobs/jobs.ts'
import { type AnyJob, quiet, taskList } from '#platform/jobs/work.ts'
import type { Platform } from '#platform/platform.ts'

/**
 * Runs what is due by the test's clock until nothing is left. The queue judges by the database's clock, so
 * jobs with a time of their own are moved into its past or far into its future first, and back afterwards.
 * A job that fails is not retried: its error is thrown.
 */
export async function workOff(platform: Platform, jobs: readonly AnyJob[], clock: Clock): Promise<void> {
  const failures: unknown[] = []
  const watched = jobs.map((job) => ({ ...job, run: noting(job.run, failures) }))
  for (let round = 0; (await release(platform, jobs, clock)) > 0; round++) {
    if (round === 50) throw new Error('Jobs enqueue jobs without end.')
    await runOnce(
      { pgPool: platform.pool, noHandleSignals: true, logger: quiet },
      taskList(platform, watched),
    )
    await settled(platform)
    if (failures.length > 0) throw failures[0]
  }
}

const century = 100

/**
 * The queue, with what is to run later by the test's clock put where the database's clock never comes: its own time may
 * be long past by that one, and what a job enqueues for later would run at once.
 */
export const parked = (clock: Clock): Jobs => ({
  enqueue: (db, name, payload, options = {}) => {
    const { runAt } = options
    if (!runAt || runAt <= clock.now()) return jobs.enqueue(db, name, payload, options)
    const away = new Date(runAt)
    away.setUTCFullYear(away.getUTCFullYear() + century)
    return jobs.enqueue(db, name, payload, { ...options, runAt: away })
  },
})

/** The queue tells how a job ended a moment after the run that worked on it is over. */
async function settled({ pool }: Platform): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const held = await pool.query('select from graphile_worker._private_jobs where locked_at is not null')
    if (held.rowCount === 0) return
    await sleep(25)
  }
}

function noting(run: AnyJob['run'], failures: unknown[]): AnyJob['run'] {
  return async (...args) => {
    try {
      await run(...args)
    } catch (error) {
      failures.push(error)
      throw error
    }
  }
}

/** Makes the due jobs due in the database too and parks the rest a century ahead. Returns how many of these are due. */
async function release({ pool }: Platform, jobs: readonly AnyJob[], clock: Clock): Promise<number> {
  await pool.query(
    `update graphile_worker._private_jobs set run_at = case
       when run_at > '2100-01-01' and run_at - interval '100 years' <= $1 then now() - interval '1 second'
       when run_at > '2100-01-01' or attempts > 0 or run_at = created_at then run_at
       when run_at <= $1 then now() - interval '1 second'
       else run_at + interval '100 years'
     end`,
    [clock.now()],
  )
  const due = await pool.query(
    `select from graphile_worker.jobs where run_at <= now() and attempts < max_attempts and locked_at is null
       and task_identifier = any($1)`,
    [jobs.map(({ name }) => name)],
  )
  return due.rowCount ?? 0
}
