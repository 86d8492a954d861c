import type { Fairness } from '#contract/desk.ts'

const mostBars = 12

/** The spread of exposures over films; null for none, or when nothing has been shown. Pure. */
export const fairnessOf = (counts: readonly number[]): Fairness | null => {
  const sorted = [...counts].sort((a, b) => a - b)
  const [least = 0, most = 0] = [sorted[0], sorted.at(-1)]
  if (most === 0) return null
  const width = Math.max(1, Math.ceil((most - least + 1) / mostBars))
  const bars = Array.from({ length: Math.floor((most - least) / width) + 1 }, (_, at) => least + at * width)
  return {
    films: sorted.length,
    least,
    median: medianOf(sorted),
    most,
    gini: giniOf(sorted),
    bars: bars.map((from) => ({ from, films: sorted.filter((n) => n >= from && n < from + width).length })),
  }
}

const medianOf = (sorted: readonly number[]): number => {
  const middle = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]]
  return sorted.length % 2 === 1 ? high : (low + high) / 2
}

/** Gini coefficient of sorted counts: Σ(2i − n − 1)xᵢ ÷ (nΣx). */
const giniOf = (sorted: readonly number[]): number => {
  const total = sorted.reduce((sum, x) => sum + x, 0)
  const weighted = sorted.reduce((sum, x, at) => sum + (2 * (at + 1) - sorted.length - 1) * x, 0)
  return total === 0 ? 0 : weighted / (sorted.length * total)
}
