/** A frame rate as a fraction, so that no time is ever rounded. */
export type Rate = { frames: number; seconds: number }

export const perSecond = ({ frames, seconds }: Rate): number => frames / seconds

/** What the frames of a file really do, measured from every packet. Seconds. */
export type Timeline = {
  packets: number
  /** Presentation time of the first frame. */
  start: number
  /** From the first frame's beginning to the last one's end. */
  length: number
  medianGap: number
  /** Share of the gaps that are within an eighth of the median, and their mean: what is left is dropped frames. */
  regularShare: number
  regularGap: number
  /** Times of the keyframes, for cutting the work. */
  keyframes: number[]
}

const standard: Rate[] = [
  { frames: 24_000, seconds: 1001 },
  { frames: 24, seconds: 1 },
  { frames: 25, seconds: 1 },
  { frames: 30_000, seconds: 1001 },
  { frames: 30, seconds: 1 },
  { frames: 50, seconds: 1 },
  { frames: 60_000, seconds: 1001 },
  { frames: 60, seconds: 1 },
]

export const fastest: Rate = { frames: 60, seconds: 1 }

/**
 * The constant rate of the renditions. An even film, even with dropped frames, keeps its own rate, up to 60. An uneven one (phones in the
 * dark, screen recordings) gets 30, or 60 where half its frames follow faster than that: each frame then
 * appears at most half a period beside its true time, sound stays in step, and keyframes fall on one grid.
 */
export function rateOf({ packets, length, medianGap, regularGap, regularShare }: Timeline): Rate {
  if (packets < 2 || medianGap <= 0) return { frames: 30, seconds: 1 }
  if (regularShare < 0.8) return medianGap < 0.025 ? fastest : { frames: 30, seconds: 1 }
  const mean = regularShare > 0.999 ? packets / length : 1 / regularGap
  if (mean >= 59) return mean < 59.97 ? { frames: 60_000, seconds: 1001 } : fastest
  const near = nearest(mean, 0.0004) ?? nearest(mean, 0.004)
  if (near) return near
  return mean >= 1 ? { frames: Math.round(mean * 1000), seconds: 1000 } : { frames: 1, seconds: 1 }
}

const nearest = (mean: number, within: number): Rate | undefined =>
  standard.find((rate) => Math.abs(perSecond(rate) - mean) < perSecond(rate) * within)

/** Frames between keyframes: the nearest to two seconds. */
export const keyframeEvery = (rate: Rate): number => Math.max(1, Math.round(2 * perSecond(rate)))

/** How many frames of this rate fill a length in seconds; at least one. */
export const framesIn = (rate: Rate, length: number): number =>
  Math.max(1, Math.round(length * perSecond(rate)))

/** When frame `n` begins, in seconds. */
export const timeOf = (rate: Rate, n: number): number => (n * rate.seconds) / rate.frames
