import { type Kysely, sql, type Transaction } from 'kysely'
import type { Platform } from '../platform.ts'
import type { DB } from '../postgres/schema.generated.ts'

/**
 * A piece of work that a `work` process does later. It may run more than once (a process can be killed just
 * before it reports success), so `run` is idempotent by its payload.
 */
export type Job<P = Platform, Payload = unknown> = {
  name: string
  /** 10 unless told; waits e^attempt seconds between them. */
  maxAttempts?: number
  /** Keeps a processor busy for seconds or more: never takes the worker that is kept for mails and news. */
  heavy?: boolean
  /** Five cron fields in UTC: the job is enqueued by the clock, with an empty payload. */
  cron?: string
  run(platform: P, payload: Payload, context: JobContext): Promise<void>
}

/** `signal` aborts when the process is asked to end. */
export type JobContext = { attempt: number; lastAttempt: boolean; signal: AbortSignal }

export type EnqueueOptions = {
  /** While a job with this id waits, enqueueing it again replaces it. */
  id?: string
  runAt?: Date
  /** Smaller runs first; 0 unless told. */
  priority?: number
  /** Jobs of one queue run one after another. */
  queue?: string
  /** Takes minutes: leaves one worker free for short work. */
  long?: boolean
}

export type Jobs = {
  /** Adds a job inside the caller's transaction: it exists exactly if the change that asked for it exists. */
  enqueue(
    db: Kysely<DB> | Transaction<DB>,
    name: string,
    payload: object,
    options?: EnqueueOptions,
  ): Promise<void>
}

export const jobs: Jobs = {
  async enqueue(db, name, payload, options = {}) {
    await sql`select graphile_worker.add_job(
      ${name}::text,
      payload => ${JSON.stringify(payload)}::json,
      queue_name => ${options.queue ?? null}::text,
      run_at => ${options.runAt ?? null}::timestamptz,
      max_attempts => ${attemptsUnlessTold}::int,
      job_key => ${options.id ?? null}::text,
      priority => ${options.priority ?? null}::int,
      flags => ${options.long ? [longFlag] : null}::text[]
    )`.execute(db)
  },
}

export const longFlag = 'long'

export const attemptsUnlessTold = 10
