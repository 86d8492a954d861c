import type { Packet } from './probe.ts'
import { cannot } from './reasons.ts'
import type { Timeline } from './timing.ts'

/** A film that shows nothing new for longer than this has a broken clock. Seconds. */
const longestGap = 60

/**
 * Measures a film's clock from its packets instead of believing its headers. Refuses a single picture, and
 * clocks that stand still, jump or are missing.
 */
export function timelineOf(packets: readonly Packet[]): Timeline {
  if (packets.length === 0) return cannot('media_damaged')
  const timed = packets.filter(({ at }) => Number.isFinite(at)).sort((one, other) => one.at - other.at)
  if (timed.length < packets.length * 0.9) cannot('media_timeline_broken')
  const distinct = timed.filter(({ at }, n) => n === 0 || at > (timed[n - 1]?.at ?? 0))
  if (packets.length < 2) cannot('media_single_picture')
  if (distinct.length < packets.length * 0.5) cannot('media_timeline_broken')
  const gaps = distinct.slice(1).map(({ at }, n) => at - (distinct[n]?.at ?? 0))
  const inOrder = [...gaps].sort((one, other) => one - other)
  const medianGap = inOrder[Math.floor(inOrder.length / 2)] ?? 0
  const largestGap = inOrder.at(-1) ?? 0
  if (largestGap > longestGap || medianGap <= 0) cannot('media_timeline_broken')
  const regular = gaps.filter((gap) => Math.abs(gap - medianGap) <= Math.max(0.0045, medianGap / 8))
  const start = distinct[0]?.at ?? 0
  const last = distinct.at(-1)
  const lasts = last && last.lasts > 0 && last.lasts < longestGap ? last.lasts : medianGap
  return {
    packets: distinct.length,
    start,
    length: (last?.at ?? 0) - start + lasts,
    medianGap,
    regularShare: regular.length / gaps.length,
    regularGap: regular.reduce((sum, gap) => sum + gap, 0) / regular.length,
    keyframes: distinct.filter(({ key }) => key).map(({ at }) => at),
  }
}
