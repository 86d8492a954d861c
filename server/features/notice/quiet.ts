/** How long a reader is left in peace before what came meanwhile is one letter. */
const quietMs = 3 * 60_000
/** However much goes on happening, the first of it waits no longer. */
const longestMs = 15 * 60_000

/**
 * When the letter about what waits is written: at once with anything urgent, else after a short time in which nothing
 * more has come. `toldAt` in any order; null when nothing waits.
 */
export const letterAt = (waiting: readonly { toldAt: Date; urgent: boolean }[]): Date | null => {
  if (waiting.length === 0) return null
  const times = waiting.map(({ toldAt }) => toldAt.getTime())
  const [first, last] = [Math.min(...times), Math.max(...times)]
  if (waiting.some(({ urgent }) => urgent)) return new Date(first)
  return new Date(Math.min(last + quietMs, first + longestMs))
}
