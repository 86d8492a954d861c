import type { Platform } from '../platform.ts'

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
