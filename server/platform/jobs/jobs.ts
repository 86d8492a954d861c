import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../postgres/schema.generated.ts'

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
