import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '#platform/clock.ts'
import { loadConfig } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'
import { createPlatform, type Platform } from '#platform/platform.ts'
import { runningUrl } from '#platform/postgres/cluster.ts'
import { freePort } from '#platform/postgres/port.ts'
import { features } from '#server/app.ts'
import { subscriptionsOf } from '#server/chores.ts'

/** The whole program as an operator starts it, on a free port, with an empty data folder of its own. */
export type Program = {
  url: string
  dataDir: string
  /** The same database and media, for planting and for looking. Reconnects after the database was killed. */
  platform: Platform
  /** Ends one process as a power cut would. What supervises it starts it again. */
  kill(part: 'web' | 'work' | 'postgres'): void
  pidOf(part: 'web' | 'work' | 'postgres'): number
}

/** `await using program = await startProgram()`. Rejects with what the program said when it does not serve. */
export async function startProgram(
  environment: Record<string, string> = {},
): Promise<Program & AsyncDisposable> {
  const dataDir = mkdtempSync(join(tmpdir(), 'verticale-story-'))
  // The account that runs the database under root has to get in.
  chmodSync(dataDir, 0o755)
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = { ...process.env, DATABASE_URL: '', PUBLIC_URL: url, ...environment }
  const up = spawn(
    process.execPath,
    ['server/cli.ts', 'up', '--empty', '--port', String(port), '--data', dataDir],
    {
      cwd: join(import.meta.dirname, '..', '..'),
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  await serving(up, url).catch((error) => {
    rmSync(dataDir, { recursive: true, force: true })
    throw error
  })
  const config = loadConfig(env, { data: dataDir, port: String(port) })
  const platform = await createPlatform(config, {
    databaseUrl: runningUrl(dataDir) ?? '',
    log: createLog('silent'),
    clock: systemClock,
    subscriptions: subscriptionsOf(features),
    connections: 4,
  })
  const pidOf: Program['pidOf'] = (part) => {
    const file = part === 'postgres' ? 'postgres/postmaster.pid' : `log/${part}.pid`
    return Number(readFileSync(join(dataDir, file), 'utf8').split('\n')[0])
  }
  return {
    url,
    dataDir,
    platform,
    pidOf,
    kill: (part) => void process.kill(pidOf(part), 'SIGKILL'),
    async [Symbol.asyncDispose]() {
      await platform[Symbol.asyncDispose]()
      const ended = new Promise((resolve) => up.once('exit', resolve))
      up.kill('SIGINT')
      await ended
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Waits until `test` gives something other than undefined or false; failures count as not yet. */
export async function eventually<T>(
  what: string,
  test: () => Promise<T | undefined | false>,
  withinMs = 120_000,
): Promise<T> {
  const end = Date.now() + withinMs
  let trouble: unknown
  while (Date.now() < end) {
    try {
      const found = await test()
      if (found !== undefined && found !== false) return found
    } catch (error) {
      trouble = error
    }
    await sleep(100)
  }
  throw new Error(`Not within ${withinMs / 1000} s: ${what}`, { cause: trouble })
}

async function serving(up: ChildProcess, url: string): Promise<void> {
  let said = ''
  for (const stream of [up.stdout, up.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  await eventually('the program serves', async () => {
    if (up.exitCode !== null) return true
    return (await fetch(`${url}/api/health`)).ok
  }).catch(() => undefined)
  if (up.exitCode === null && (await fetch(`${url}/api/health`).catch(() => undefined))?.ok) return
  const ended = new Promise((resolve) => up.once('exit', resolve))
  if (up.exitCode === null && up.kill('SIGINT')) await ended
  throw new Error(`The program does not serve:\n${said}`)
}
