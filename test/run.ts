import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { finished } from 'node:stream/promises'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { startScratch } from '#platform/postgres/scratch.ts'
import { buildWebApp } from '#server/cli/web-app.ts'
import { besideBudget, slowest } from './times.ts'

/** The steps of bin/test. Later steps run although an earlier one failed: one run shows everything. */
const root = join(import.meta.dirname, '..')
const program = (name: string) => join(root, 'node_modules/.bin', name)
const words = process.argv.slice(2)
const asked = words.filter((word) => !word.startsWith('--'))
const unknown = words.find((word) => word.startsWith('--') && word !== '--all')
if (unknown) {
  console.error(`bin/test knows --all, not ${unknown}`)
  process.exit(2)
}
/** They start other browsers, are slow, and break rarely: run when all or they are asked for. */
const rare = 'test/engines/'
const files =
  asked.length > 0
    ? asked
    : globSync('{contract,server,web,bench,test}/**/*.test.ts', {
        cwd: root,
        exclude: (name) => name === 'web/dist',
      })
        .filter((file) => words.includes('--all') || !file.startsWith(rare))
        .sort()
const stories = files.filter((file) => /stories\/|engines\//.test(file))
const quick = files.filter((file) => !stories.includes(file))

const begun = performance.now()
const failed: string[] = []
process.env.TEST_DATABASE_URL ??= await startScratch()
if (asked.length === 0) {
  await step('format and lint', program('biome'), ['check', '--error-on-warnings', '.'])
  await step('types of the server', program('tsc'), ['-p', '.'])
  await step('types of the web app', program('tsc'), ['-p', 'web'])
}
if (stories.length > 0) await buildWebApp()
console.log('\n— tests')
const took = await tests([...quick, ...stories])
if (files.length > 1) console.log(`\n— slowest\n${slowest(took).join('\n')}`)
console.log(`${failed.map((name) => `✗ ${name} failed\n`).join('')}`)
if (asked.length === 0) console.log(besideBudget(performance.now() - begun))
process.exit(failed.length > 0 ? 1 : 0)

async function step(name: string, command: string, args: string[]): Promise<void> {
  console.log(`\n— ${name}`)
  const child = spawn(command, args, { cwd: root, stdio: 'inherit' })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) failed.push(name)
}

/**
 * One runner for everything, so that its closing lines count everything. Stories start whole servers and browsers:
 * as many files at a time as there are processors to run them. Gives the milliseconds that each file took.
 */
async function tests(paths: string[]): Promise<Map<string, number>> {
  const took = new Map<string, number>()
  const stream = run({
    cwd: root,
    files: paths.map((file) => join(root, file)),
    concurrency: Math.max(2, Math.floor(availableParallelism() / 2)),
    timeout: 600_000,
  })
  stream.on('test:complete', ({ name, file, details }) => {
    if (file && name === file) took.set(relative(root, file), details.duration_ms)
  })
  stream.once('test:fail', () => failed.push('tests'))
  const shown = stream.compose(spec)
  shown.pipe(process.stdout, { end: false })
  await finished(shown)
  return took
}
