import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { freePort } from '#platform/postgres/port.ts'
import { launchChromium, phone } from '#test/stories/chromium.ts'
import { report } from './report.ts'

/**
 * `bin/up` on a fresh clone with a warm package cache until the page is served and until the first film plays in a
 * browser; a second start until it serves; and what an empty festival holds in memory at rest: the proportional set
 * size (PSS: shared pages counted by their share) of the supervisor, its roles and the database. What is committed is
 * measured, not the working tree.
 */
const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'verticale-boot-'))
chmodSync(folder, 0o755)
const clone = join(folder, 'verticale')
/** What a start leaves behind is collected by then. */
const restMs = 60_000
try {
  execFileSync('git', ['clone', '--quiet', root, clone])
  execFileSync(join(clone, 'bin/install'), { stdio: 'ignore' })
  rmSync(join(clone, 'node_modules'), { recursive: true })
  const port = await freePort()

  const first = await started(port)
  const serving = await seconds(first, () => answers(port))
  await using browser = await launchChromium()
  const playing = await seconds(first, () => plays(browser, port))
  await ended(first.up)

  const second = await started(port)
  const again = await seconds(second, () => answers(port))
  await ended(second.up)

  const empty = await started(port, ['--empty', '--data', join(folder, 'empty')])
  await seconds(empty, () => answers(port))
  await sleep(restMs)
  const held = heldMegabytes(empty.up.pid ?? 0)
  await ended(empty.up)

  report('boot', {
    first_s: {
      value: playing,
      unit: 's',
      target: ['<=', 300],
      note: 'fresh clone until the first film plays',
    },
    first_serves_s: { value: serving, unit: 's', note: 'fresh clone until the page is served' },
    first_film_after_page_s: {
      value: playing - serving,
      unit: 's',
      target: ['<=', 15],
      note: 'from the first page until the first film plays',
    },
    second_s: { value: again, unit: 's', target: ['<=', 4], note: 'second start until the page is served' },
    idle_pss_mb: {
      value: held,
      unit: 'MB',
      target: ['<=', 250],
      note: 'an empty festival at rest, database included',
    },
  })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

type Started = { up: ChildProcess; at: number }

async function started(port: number, flags: string[] = []): Promise<Started> {
  const up = spawn(join(clone, 'bin/up'), ['--port', String(port), ...flags], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return { up, at: performance.now() }
}

/** Seconds from the start until `test` holds. */
async function seconds({ up, at }: Started, test: () => Promise<boolean>): Promise<number> {
  while (!(await test().catch(() => false))) {
    if (up.exitCode !== null) throw new Error('bin/up ended')
    if (performance.now() - at > 900_000) throw new Error('not within a quarter of an hour')
    await sleep(50)
  }
  return (performance.now() - at) / 1000
}

/** Of a process and all that came from it, as Linux counts it; 0 where nobody counts. */
function heldMegabytes(pid: number): number {
  const children = new Map<number, number[]>()
  for (const line of execFileSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')) {
    const [child = 0, parent = 0] = line.trim().split(/\s+/).map(Number)
    children.set(parent, [...(children.get(parent) ?? []), child])
  }
  const family = (one: number): number[] => [one, ...(children.get(one) ?? []).flatMap(family)]
  return family(pid).reduce((sum, one) => sum + pssOf(one), 0) / 1024
}

function pssOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
  } catch {
    // it has ended meanwhile
    return 0
  }
}

async function answers(port: number): Promise<boolean> {
  return (await fetch(`http://localhost:${port}/`)).ok
}

/** Opens the feed as a phone does and stays on it until pictures move, which may be after films have come. */
async function plays(browser: Browser, port: number): Promise<boolean> {
  const page = await browser.newPage(phone)
  try {
    await page.goto(`http://localhost:${port}/`)
    await page.waitForFunction(
      `[...document.querySelectorAll('video')].some((video) => video.currentTime > 0.1)`,
      undefined,
      { timeout: 300_000 },
    )
    return true
  } finally {
    await page.close()
  }
}

async function ended(up: ChildProcess): Promise<void> {
  const exit = new Promise((resolve) => up.once('exit', resolve))
  up.kill('SIGINT')
  await exit
}
