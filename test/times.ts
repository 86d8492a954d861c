/** What a whole run may take on two idle processors, as CONTRIBUTING.md says. Told, and never a reason to fail. */
const budgetMs = 1_200_000

/** The files that took longest, as lines for a person; `took` is milliseconds by file. */
export function slowest(took: ReadonlyMap<string, number>, most = 10): string[] {
  return [...took]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([file, ms]) => `${seconds(ms).padStart(6)} s  ${file}`)
}

/** A whole run beside what it may take. */
export const besideBudget = (ms: number): string =>
  `${seconds(ms)} s of the ${budgetMs / 1000} s that a whole run may take on two idle processors.`

const seconds = (ms: number): string => (ms / 1000).toFixed(1)
