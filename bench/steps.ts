import { readdirSync } from 'node:fs'
import { buildWebApp } from '#server/cli/web-app.ts'
import { type Metric, report } from './report.ts'

/**
 * What things cost a person who does them for the first time, in a real browser: what has to be pressed, and seconds
 * from the first page to the last. Each file of `steps/` is one thing: it does it on a festival of its own and answers
 * its figures. `bin/bench steps enter` does one alone.
 */
export type Walk = { walk: () => Promise<Record<string, Metric>> }

const folder = new URL('steps/', import.meta.url)
const wanted = process.argv.slice(2)

await buildWebApp()
const figures: Record<string, Metric> = {}
for (const file of readdirSync(folder).sort()) {
  if (file === 'hand.ts' || (wanted.length > 0 && !wanted.includes(file.replace(/\.ts$/, '')))) continue
  const { walk } = (await import(new URL(file, folder).href)) as Walk
  Object.assign(figures, await walk())
}
report('steps', figures)
