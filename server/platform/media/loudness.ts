import { targetLufs } from '#contract/plain/film.ts'
/** What EBU R 128 measured: integrated loudness (null: silence) and true peak (null: nothing at all). */
export type Loudness = { lufs: number | null; peak: number | null }

/** True peak allowed in what is served. */
export const highestPeak = -1.5
/** Where the limiter holds before AAC, which overshoots by up to a decibel. */
const limiterPeak = -2.6
/** Between its samples a wave rises higher: what was measured by samples is taken to, in decibels. */
export const betweenSamples = 1
/** A wave at a quarter of the rate rises by three between its samples, and an encoder adds up to one. Decibels. */
const mostBetweenSamples = 4
/** Everything that R 128 does not count as silence is levelled: the feed never jumps. */
const mostGain = 54

/** Reads the summary that ffmpeg's `ebur128` filter prints at its end. */
export function readLoudness(log: readonly string[]): Loudness {
  const summary = log.slice(log.findLastIndex((line) => line.includes('Summary:')))
  const value = (label: string) => {
    const found = summary
      .find((line) => line.includes(label))
      ?.match(/(?<![\d.])(-?\d+(?:\.\d+)?|-?inf|nan) (?:LUFS|dBFS)/)
    const number = Number(found?.[1])
    return Number.isFinite(number) ? number : null
  }
  const lufs = value(' I:')
  return { lufs: lufs !== null && lufs > -69 ? lufs : null, peak: value('Peak:') }
}

/**
 * The filters that level a film's sound to −16 LUFS: one linear gain for the whole film, so that its dynamics
 * stay, and a true-peak limiter (at four times the rate) only where the gain lifts peaks too high. `correction`
 * is added where a first encoding measured too quiet.
 */
export function levellingFilters({ lufs, peak }: Loudness, correction = 0): string[] {
  if (lufs === null) return []
  const gain = gainFor(lufs, correction)
  const volume = `volume=${gain.toFixed(2)}dB:precision=float`
  if (peak !== null && peak + gain <= limiterPeak) return [volume]
  const ceiling = (10 ** (limiterPeak / 20)).toFixed(4)
  return [
    volume,
    'aresample=192000',
    `alimiter=limit=${ceiling}:level=0:attack=2:release=60`,
    'aresample=48000',
  ]
}

/** Whether levelling leaves so much room above the peaks that no wave can reach the limit between its samples. */
export const leavesRoom = ({ lufs, peak }: Loudness, correction = 0): boolean =>
  lufs !== null && peak !== null && peak + gainFor(lufs, correction) <= highestPeak - mostBetweenSamples

const gainFor = (lufs: number, correction: number): number =>
  Math.min(mostGain, targetLufs - lufs) + correction

/** How much a finished encoding is off; 0 when it needs nothing more. */
export function correctionFor(wanted: Loudness, made: Loudness): number {
  if (wanted.lufs === null || made.lufs === null) return 0
  const aim = Math.min(targetLufs, wanted.lufs + mostGain)
  const off = aim - made.lufs
  return Math.abs(off) > 0.7 ? Math.max(-6, Math.min(6, off)) : 0
}
