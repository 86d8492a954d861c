/** Two-sided 90 % and 95 % of the normal distribution. */
export const z90 = 1.644854
export const z95 = 1.959964

/**
 * How heavily the mean of all ballots weighs on a film: the lower bound of the 90 % confidence interval of the
 * mean number of ballots a film (normal approximation, sample deviation), never below 0.
 */
export const weightOf = (
  ballotsPerFilm: readonly number[],
): { mean: number; deviation: number; weight: number } => {
  const n = ballotsPerFilm.length
  if (n === 0) return { mean: 0, deviation: 0, weight: 0 }
  const mean = sum(ballotsPerFilm) / n
  const deviation = n < 2 ? 0 : Math.sqrt(sum(ballotsPerFilm.map((count) => (count - mean) ** 2)) / (n - 1))
  return { mean, deviation, weight: Math.max(0, mean - (z90 * deviation) / Math.sqrt(n)) }
}

/** Bayesian mean: v/(v+m)·R + m/(v+m)·C, with R the film's mean of v ballots, C the mean of all, m the weight. */
export const bayesianMean = (
  film: { total: number; ballots: number },
  all: { mean: number; weight: number },
): number => (film.total + all.weight * all.mean) / (film.ballots + all.weight)

/** Wilson score interval of k successes in n trials, Wilson 1927; [0, 1] when nothing was tried. */
export const wilson = (k: number, n: number, z = z95): [lower: number, upper: number] => {
  if (n === 0) return [0, 1]
  const share = k / n
  const centre = share + (z * z) / (2 * n)
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)]
}

/**
 * Competition places (1, 2, 3, 3, 5) of scores that are already in the precision in which they are published:
 * what reads the same is a tie. Best first; `order` decides only in which order the tied are listed.
 */
export const placed = <T extends { score: number }>(
  scored: readonly T[],
  order: (a: T, b: T) => number,
): (T & { place: number; tied: boolean })[] => {
  const sorted = [...scored].sort((a, b) => b.score - a.score || order(a, b))
  const same = (one: T) => sorted.filter(({ score }) => score === one.score).length
  return sorted.map((one) => ({
    ...one,
    place: sorted.findIndex(({ score }) => score === one.score) + 1,
    tied: same(one) > 1,
  }))
}

export const rounded = (value: number, decimals: number): number =>
  Math.round(value * 10 ** decimals) / 10 ** decimals

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
