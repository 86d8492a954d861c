import { sql } from 'kysely'
import type { Inspection } from '#platform/media/inspect.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'

/** Which film, and which of its uploads: when another replaces it, work on the old one ends by itself. */
export type Task = { filmId: string; hash: string }

export type State =
  | 'waiting'
  | 'working'
  | 'watchable'
  | 'complete'
  | 'refused'
  | 'failed'
  | 'waiting_for_space'
export type Stage = 'waiting' | 'inspecting' | 'first' | 'rest' | 'done'

/** Whether the task still speaks of the film's current upload. Locks it when asked within a transaction. */
export const isCurrent = async (db: Db, { filmId, hash }: Task, lock = false): Promise<boolean> => {
  const query = db.selectFrom('original').select('hash').where('filmId', '=', filmId).where('hash', '=', hash)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) !== undefined
}

/** What `inspect` found, kept so that later stages need not look again. */
export const inspectionOf = async (db: Db, { filmId }: Task): Promise<Inspection | null> => {
  const row = await db.selectFrom('original').select('facts').where('filmId', '=', filmId).executeTakeFirst()
  return ((row?.facts as { inspection?: Inspection } | undefined)?.inspection ?? null) || null
}

/** How far a film's current upload has come; nothing more happens to one that has `ended`, unless it is asked for. */
export const comeTo = async (db: Db, { filmId }: Task): Promise<'nothing' | 'watchable' | 'ended'> => {
  const row = await db
    .selectFrom('preparation')
    .select(['state', 'watchableAt'])
    .where('filmId', '=', filmId)
    .executeTakeFirst()
  if (row && ['complete', 'refused', 'failed'].includes(row.state)) return 'ended'
  return row?.watchableAt ? 'watchable' : 'nothing'
}

/** Since its upload was queued. */
export const waitedMs = async (
  { clock }: Pick<Platform, 'clock'>,
  db: Db,
  { filmId }: Task,
): Promise<number> => {
  const row = await db
    .selectFrom('preparation')
    .select('queuedAt')
    .where('filmId', '=', filmId)
    .executeTakeFirst()
  return row ? clock.now().getTime() - row.queuedAt.getTime() : 0
}

export type Change = {
  state?: State
  stage?: Stage
  perCent?: number
  reason?: string | null
  detail?: Record<string, unknown>
  watchableAt?: Date
  finishedAt?: Date | null
}

export const noteState = async (
  platform: Platform,
  db: Db,
  filmId: string,
  change: Change,
): Promise<void> => {
  const { detail, ...rest } = change
  await db
    .updateTable('preparation')
    .set({ ...rest, ...(detail ? { detail: JSON.stringify(detail) } : {}), updatedAt: platform.clock.now() })
    .where('filmId', '=', filmId)
    .execute()
  platform.bell.look('films/:id/preparation', { id: filmId })
}

const everyMs = 400

/**
 * Tells how far a stage is, as a share of the whole from `from` to `to` per cent, at most a few times a second.
 * It never goes back within an attempt.
 */
export function progressTeller(platform: Platform, { filmId }: Task, stage: Stage, from: number, to: number) {
  let last = 0
  let writing: Promise<unknown> = Promise.resolve()
  let toldAt = 0
  return {
    tell: (share: number) => {
      const perCent = Math.round((from + (to - from) * share) * 10) / 10
      const now = performance.now()
      if (perCent <= last || (now - toldAt < everyMs && share < 1)) return
      last = perCent
      toldAt = now
      writing = platform.db
        .updateTable('preparation')
        .set({ stage, perCent: sql`greatest(per_cent, ${perCent})`, updatedAt: platform.clock.now() })
        .where('filmId', '=', filmId)
        .execute()
        .then(() => platform.bell.look('films/:id/preparation', { id: filmId }))
        .catch(() => undefined)
    },
    settled: () => writing,
  }
}
