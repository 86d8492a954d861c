import { framesIn, keyframeEvery, type Rate, type Timeline, timeOf } from '#platform/media/timing.ts'

/** A stretch of the film that one run makes, in frames of the renditions' rate: [from, to). */
export type Piece = { index: number; from: number; to: number }

/** The decoder must find a keyframe this short before a cut, or cutting would cost more than it brings. */
const nearEnough = 3.5

/**
 * Cuts a film into pieces that are made side by side, thrown away singly when a process is killed, and
 * between which another film may go first. Cuts fall on the common keyframe grid, so that the joined pieces
 * are the same film.
 */
export function piecesOf(
  timeline: Timeline,
  rate: Rate,
  { atOnce, longest, shortest }: { atOnce: number; longest: number; shortest: number },
): Piece[] {
  const frames = framesIn(rate, timeline.length)
  const grid = keyframeEvery(rate)
  const wanted = Math.max(1, Math.ceil(timeline.length / longest))
  const count = Math.min(roundUp(wanted, atOnce), Math.max(1, Math.floor(timeline.length / shortest)))
  const cuts = Array.from(
    { length: count - 1 },
    (_, n) => Math.round(((n + 1) * frames) / count / grid) * grid,
  )
  const usable = [...new Set(cuts)].filter(
    (cut) => cut > 0 && cut < frames && hasKeyframeBefore(timeline, timeOf(rate, cut)),
  )
  const bounds = [0, ...usable, frames]
  return bounds.slice(1).map((to, index) => ({ index, from: bounds[index] ?? 0, to }))
}

const roundUp = (count: number, multiple: number) => Math.ceil(count / multiple) * multiple

function hasKeyframeBefore({ keyframes, start }: Timeline, at: number): boolean {
  return keyframes.some((time) => time - start <= at && at - (time - start) <= nearEnough)
}
