/** One figure of a bench. `target` is what it has to reach; figures without one are shown for comparison. */
export type Metric = { value: number; unit?: string; target?: ['<=' | '>=', number]; note?: string }

/**
 * Prints a table for people and, as the last line, one JSON object for machines:
 * `{"bench", "metrics", "targets", "ok"}`. The exit status is 1 when a target was missed.
 */
export function report(bench: string, metrics: Record<string, Metric>): void {
  const all = Object.entries(metrics)
  const rows = all.map(([name, { value, unit = '', target, note = '' }]) => [
    name,
    `${rounded(value)} ${unit}`.trim(),
    target ? `${target[0]} ${target[1]}` : '',
    target ? (met({ value, target }) ? '✓' : '✗ missed') : '',
    note,
  ])
  const header = [bench, 'measured', 'target', '', '']
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => (row[column] ?? '').length)),
  )
  for (const row of [header, widths.map((width) => '─'.repeat(width)), ...rows]) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
  }
  const ok = all.every(([, metric]) => met(metric))
  if (!ok) process.exitCode = 1
  const targets = Object.fromEntries(all.flatMap(([name, { target }]) => (target ? [[name, target]] : [])))
  const values = Object.fromEntries(all.map(([name, { value }]) => [name, rounded(value)]))
  console.log(JSON.stringify({ bench, metrics: values, targets, ok }))
}

/** The value below which `share` of the samples lie (nearest rank); 0.5 is the median. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

function met({ value, target }: Pick<Metric, 'value' | 'target'>): boolean {
  if (!target) return true
  return target[0] === '<=' ? value <= target[1] : value >= target[1]
}

/** Four significant digits are more than any of these measurements can tell. */
function rounded(value: number): number {
  return Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4))
}
