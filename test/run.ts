import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { finished } from 'node:stream/promises'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { setTimeout as sleep } from 'node:timers/promises'
import { startScratch } from '#platform/postgres/scratch.ts'
import { buildWebApp } from '#server/cli/web-app.ts'
import { type Asked, readWords } from './asked.ts'
import { isRare, isStory, reachedBy, testsFor } from './changed.ts'
import { cloneAhead } from './database.ts'
import { changedSince, filesOf } from './git.ts'
import { sourcesIn } from './imports.ts'
import { besideBudget, slowest } from './times.ts'
import { readTree } from './uses.ts'

/** The steps of bin/test. Later steps run although an earlier one failed: one run shows everything. */
const root = join(import.meta.dirname, '..')
const program = (name: string) => join(root, 'node_modules/.bin', name)
const asked = words()
const files = choose(asked)
const stories = files.filter((file) => isStory(file) || (isRare(file) && file.startsWith('test/')))

const begun = performance.now()
const failed: string[] = []
if (asked.what !== 'files') {
  await step('format and lint', program('biome'), ['check', '--error-on-warnings', '.'])
  await step('types of the server', program('tsc'), ['-p', '.'])
  await step('types of the web app', program('tsc'), ['-p', 'web'])
}
if (stories.length > 0) await buildWebApp()
console.log('\n— tests')
const took = await tests([...files.filter((file) => !stories.includes(file)), ...stories])
if (files.length > 1) console.log(`\n— slowest\n${slowest(took).join('\n')}\n`)
for (const name of failed) console.log(`✗ ${name} failed`)
if (asked.what === 'usual') console.log(besideBudget(performance.now() - begun))
process.exit(failed.length > 0 ? 1 : 0)

function words(): Asked {
  try {
    return readWords(process.argv.slice(2))
  } catch (error) {
    console.error((error as Error).message)
    process.exit(2)
  }
}

function choose(asked: Asked): string[] {
  if (asked.what === 'files') return asked.files
  const every = globSync('{contract,server,web,bench,test}/**/*.test.ts', {
    cwd: root,
    exclude: (name) => name === 'web/dist',
  }).sort()
  if (asked.what === 'all') return every
  if (asked.what === 'usual') return every.filter((file) => !isRare(file))
  const changed = changedSince(root, asked.since)
  const { tests, why } = testsFor(changed, readTree(root, [...new Set([...filesOf(root), ...changed])]))
  console.log(`— chosen: ${tests.length} of ${every.length} files of tests, format, lint and types`)
  console.log(
    why.slice(0, 20).join('\n') +
      (why.length > 20 ? `\n      … and for ${why.length - 20} more changes` : ''),
  )
  return tests
}

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
  const concurrency = Math.max(2, Math.floor(availableParallelism() / 2))
  const usesDatabase = asked.what !== 'files' || needDatabase(paths)
  if (usesDatabase) process.env.TEST_DATABASE_URL ??= await startScratch()
  await using _stock = usesDatabase ? keepStock(concurrency) : undefined
  const stream = run({
    cwd: root,
    files: paths.map((file) => join(root, file)),
    concurrency,
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

function needDatabase(paths: string[]): boolean {
  const tree = readTree(root, sourcesIn('contract', 'server', 'web', 'bench', 'test'))
  return paths.some((file) => reachedBy(relative(root, join(root, file)), tree).has('test/database.ts'))
}

/** Databases are cloned while the tests do something else: two for each file that runs. */
function keepStock(files: number): AsyncDisposable {
  const ended = new AbortController()
  const kept = (async () => {
    while (!ended.signal.aborted) {
      await cloneAhead(2 * files)
      await sleep(100, undefined, { signal: ended.signal }).catch(() => undefined)
    }
  })()
  return {
    async [Symbol.asyncDispose]() {
      ended.abort()
      await kept
    },
  }
}
