import type { Packet } from './probe.ts'
import { cannot } from './reasons.ts'
import type { Timeline } from './timing.ts'

/** A film that shows nothing new for longer than this has a broken clock. Seconds. */
const longestGap = 60

/** What stands still for longer than this, and for more than so many usual pictures, is no slow film. Seconds. */
const pause = 2
const pausePictures = 20

/** A picture that comes this long after one that is shown later is out of order, and not only reordered. Seconds. */
const mostReordered = 2

/**
 * Measures a film's clock from its packets, in file order, instead of believing its headers. Refuses a single picture,
 * and clocks that stand still, jump, turn back or are missing. A picture may stand as long as something is `heard`
 * (seconds of the file in which there is sound); a film that for the most part neither moves nor sounds has jumped.
 */
export function timelineOf(packets: readonly Packet[], heard: ReadonlySet<number> = new Set()): Timeline {
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
  if (turnsBack(packets, medianGap)) cannot('media_timeline_broken')
  const regular = gaps.filter((gap) => Math.abs(gap - medianGap) <= Math.max(0.0045, medianGap / 8))
  const start = distinct[0]?.at ?? 0
  const last = distinct.at(-1)
  const lasts = last && last.lasts > 0 && last.lasts < longestGap ? last.lasts : medianGap
  const length = (last?.at ?? 0) - start + lasts
  if (deadTime(distinct, medianGap, heard) > length / 2) cannot('media_timeline_broken')
  return {
    packets: distinct.length,
    start,
    length,
    medianGap,
    regularShare: regular.length / gaps.length,
    regularGap: regular.reduce((sum, gap) => sum + gap, 0) / regular.length,
    keyframes: distinct.filter(({ key }) => key).map(({ at }) => at),
  }
}

function turnsBack(packets: readonly Packet[], medianGap: number): boolean {
  let latest = Number.NEGATIVE_INFINITY
  for (const { at } of packets) {
    if (at < latest - Math.max(mostReordered, medianGap * pausePictures)) return true
    if (at > latest) latest = at
  }
  return false
}

/** Seconds in which nothing moves and nothing is heard. */
function deadTime(packets: readonly Packet[], medianGap: number, heard: ReadonlySet<number>): number {
  let dead = 0
  for (const [n, { at }] of packets.entries()) {
    const before = packets[n - 1]?.at ?? at
    if (at - before <= Math.max(pause, medianGap * pausePictures)) continue
    for (let second = Math.ceil(before); second < Math.floor(at); second++) if (!heard.has(second)) dead++
  }
  return dead
}
