import { sql } from 'kysely'
import type { Platform } from '#platform/platform.ts'

/** The kinds of work on a film, in the order in which they must happen to it. */
export const jobNames = {
  inspect: 'film.inspect',
  first: 'film.first',
  rest: 'film.rest',
  poster: 'film.poster',
} as const

/** A piece of work that is queued: a stage of the preparation, or the poster that its maker chose. */
export type Turn = keyof typeof jobNames

/** A film up to this length is "short": its first rendition is never kept waiting by a longer film's. */
export const shortMs = 90_000

/** How urgent the processes of a stage are to the operating system, 0 to 19. Three steps halve a share. */
export const niceness = { short: 2, long: 8, rest: 12 } as const

/**
 * Whose turn it is: smaller goes first. Looking comes before everything; then posters and every first rendition, shorter
 * films first; then all remaining ones, shorter films first, each half hour of waiting counting as a class.
 */
export const priorityOf = (turn: Turn, durationMs = 0, waitedMs = 0): number => {
  if (turn === 'inspect') return -30
  if (turn === 'poster') return -20
  const length = [20_000, 45_000, 90_000, 240_000, 600_000, 1_800_000].filter(
    (limit) => durationMs > limit,
  ).length
  if (turn === 'first') return -20 + length
  return 20 + Math.max(0, length - Math.floor(waitedMs / 1_800_000))
}

/** Whether work takes so long that one worker is kept free of it. */
export const isLong = (turn: Turn, durationMs = 0): boolean =>
  turn === 'rest' || (turn === 'first' && durationMs > shortMs)

/** Whether work of films waits, due and untouched, that is more urgent than this. */
export const someoneFirst = async ({ db }: Platform, priority: number): Promise<boolean> => {
  const { rows } = await sql<{ waits: boolean }>`select exists (
    select from graphile_worker.jobs
    where task_identifier in (${sql.join(Object.values(jobNames))})
      and priority < ${priority} and locked_at is null and run_at <= now() and attempts < max_attempts
  ) as waits`.execute(db)
  return rows[0]?.waits ?? false
}
