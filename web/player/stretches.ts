import type { Stretch } from '#contract/viewing.ts'

/** Film time in these stretches, in milliseconds; what is in several counts once. */
export const distinctMs = (stretches: readonly Stretch[]): number => {
  let [sum, until] = [0, 0]
  for (const [from, to] of stretches.toSorted((a, b) => a[0] - b[0])) {
    sum += Math.max(0, to - Math.max(from, until))
    until = Math.max(until, to)
  }
  return sum
}
