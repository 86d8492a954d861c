import { EventEmitter } from 'node:events'
import { Logger, parseCronItems, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import type { Log } from '../log.ts'
import type { Platform } from '../platform.ts'
import type { Job } from './job.ts'
import { attemptsUnlessTold, longFlag } from './jobs.ts'
import { keepAlive } from './liveness.ts'

/** Members of a list of jobs, each with a payload type of its own. */
export type AnyJob = Job<Platform, never>

/**
 * Works on jobs until disposed; what is running then is given back and retried elsewhere. Of the `concurrency`
 * workers one never takes long work, so that short films do not wait behind long ones, and one more takes light
 * work only, so that mails and news wait behind no film. `onFailure` is told when the queue can be worked on no more.
 */
export async function work(
  platform: Platform,
  jobs: readonly AnyJob[],
  onFailure: (error: unknown) => void,
): Promise<AsyncDisposable> {
  const events: WorkerEvents = new EventEmitter()
  const alive = await keepAlive(platform, events)
  const start = (
    concurrency: number,
    forbiddenFlags: string[],
    taken: readonly AnyJob[],
    cron: readonly AnyJob[],
  ) =>
    run(
      {
        pgPool: platform.pool,
        concurrency,
        forbiddenFlags,
        events,
        noHandleSignals: true,
        gracefulShutdownAbortTimeout: 500,
        pollInterval: 1_000,
        logger: loggerTo(platform.log),
        parsedCronItems: cronItems(cron),
      },
      taskList(platform, taken),
    )
  const { concurrency } = platform.config
  const light = jobs.filter(({ heavy }) => !heavy)
  const runners = [
    await start(1, concurrency > 1 ? [longFlag] : [], jobs, jobs),
    await start(1, [], light, []),
  ]
  if (concurrency > 1) runners.push(await start(concurrency - 1, [], jobs, []))
  for (const { promise } of runners) promise.catch(onFailure)
  return {
    async [Symbol.asyncDispose]() {
      await Promise.all(runners.map(stop))
      await alive[Symbol.asyncDispose]()
    },
  }
}

/** graphile-worker's view of our jobs. */
export function taskList(platform: Platform, jobs: readonly AnyJob[]): TaskList {
  return Object.fromEntries(
    jobs.map((job) => [
      job.name,
      async (payload, { job: { id, attempts }, abortSignal }) => {
        const signal = abortSignal ?? new AbortController().signal
        const lastAttempt = attempts >= (job.maxAttempts ?? attemptsUnlessTold)
        try {
          await job.run(platform, payload as never, { attempt: attempts, lastAttempt, signal })
        } catch (error) {
          if (lastAttempt) await giveUp(platform, id)
          throw error
        }
      },
    ]),
  )
}

async function giveUp({ pool }: Platform, id: string): Promise<void> {
  await pool.query('update graphile_worker._private_jobs set max_attempts = attempts where id = $1', [id])
}

function cronItems(jobs: readonly AnyJob[]) {
  const timed = jobs.flatMap((job) =>
    job.cron ? [{ task: job.name, match: job.cron, identifier: job.name }] : [],
  )
  return parseCronItems(timed)
}

async function stop(runner: Runner): Promise<void> {
  await runner.stop().catch(() => undefined)
  await runner.promise.catch(() => undefined)
}

/** For callers that tell of failures themselves. */
export const quiet = new Logger(() => () => undefined)

const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const

function loggerTo(log: Log): Logger {
  return new Logger(() => (level, message, meta) => log[levels[level]]({ reason: reasonOf(meta) }, message))
}

function reasonOf(meta: unknown): string | undefined {
  const error = (meta as { error?: unknown } | undefined)?.error
  return error instanceof Error ? (error.stack ?? error.message) : undefined
}
