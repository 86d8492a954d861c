import { type ChildProcess, fork } from 'node:child_process'
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Role } from '#platform/config.ts'
import { nodeEnvironment, nodeFlags } from '#platform/node-flags.ts'

const program = join(import.meta.dirname, '..', 'main.ts')
const stopMs = 20_000
const restartMs = 3_000
const keepLogBytes = 20 * 1024 * 1024
const trimEveryMs = 60_000

/** A role that is kept running in a process of its own. `ready` settles when it first serves. */
export type Kept = {
  ready: Promise<void>
  stop(): Promise<void>
  restart(environment: NodeJS.ProcessEnv): void
}

/**
 * Runs one role and starts it again whenever it ends, after 0.2 s at first and up to 10 s when it keeps
 * failing. Its log goes to `logFolder`.
 */
export function keepRunning(
  role: Role,
  environment: NodeJS.ProcessEnv,
  logFolder: string,
  say: (line: string) => void,
): Kept {
  const ready = Promise.withResolvers<void>()
  const stopping = new AbortController()
  const log = join(logFolder, `${role}.log`)
  let env = environment
  let child: ChildProcess | undefined
  const trimming = setInterval(() => trimLog(log), trimEveryMs).unref()

  const living = (async () => {
    for (let failures = 0; !stopping.signal.aborted; ) {
      const begun = Date.now()
      child = start(role, env, log)
      writeFileSync(join(logFolder, `${role}.pid`), `${child.pid}\n`)
      child.on('message', (message) => message === 'ready' && ready.resolve())
      const ending = await new Promise<string>((resolve) =>
        child?.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`)),
      )
      endGroup(child)
      if (stopping.signal.aborted) return
      failures = Date.now() - begun > 30_000 ? 0 : failures + 1
      const waitMs = Math.min(10_000, 100 * 2 ** failures)
      say(`${role} ended (${lastWords(log) ?? ending}); restarting it. Its log: ${log}`)
      await sleep(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })()

  return {
    ready: ready.promise,
    async stop() {
      stopping.abort()
      clearInterval(trimming)
      if (!child) return
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      const late = setTimeout(() => child?.kill('SIGKILL'), stopMs)
      await living
      clearTimeout(late)
    },
    restart(changed) {
      env = changed
      const old = child
      old?.kill('SIGTERM')
      // What it waits for may have gone with the old surroundings.
      const late = setTimeout(() => old?.kill('SIGKILL'), restartMs)
      old?.once('exit', () => clearTimeout(late))
    },
  }
}

function start(role: Role, env: NodeJS.ProcessEnv, logFile: string): ChildProcess {
  const log = openLog(logFile)
  // A process group of its own: Ctrl-C reaches the supervisor alone, and what a killed role leaves can be ended.
  const child = fork(program, [], {
    env: { ...nodeEnvironment, ...env, ROLES: role, LOG_FORMAT: 'json' },
    execArgv: [...process.execArgv, ...nodeFlags(role)],
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  return child
}

function openLog(file: string): number {
  mkdirSync(join(file, '..'), { recursive: true })
  return openSync(file, 'a')
}

/** What was written stands beside; the role writes on at the beginning of the same file, which it has open. */
export function trimLog(file: string, most = keepLogBytes): void {
  try {
    if (statSync(file).size <= most) return
    copyFileSync(file, `${file}.1`)
    truncateSync(file)
  } catch {
    // taken away, or no room: never a reason to end the festival
  }
}

/** What the role said of its end, if it had the time to and its log can be read. */
export function lastWords(file: string): string | undefined {
  try {
    const last = tailOf(file, 10_000).trimEnd().split('\n').slice(-30)
    const plain = last.findLast((line) => /^\w*Error\b.*: /.test(line))
    const told = last.findLast((line) => line.startsWith('{"level":60'))
    return told ? (JSON.parse(told) as { err?: { message?: string } }).err?.message : plain
  } catch {
    return undefined
  }
}

function tailOf(file: string, bytes: number): string {
  const log = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(bytes)
    const from = Math.max(0, statSync(file).size - bytes)
    return buffer.toString('utf8', 0, readSync(log, buffer, 0, bytes, from))
  } finally {
    closeSync(log)
  }
}

/** Ends what the role had started itself, such as a half-done ffmpeg. */
function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL')
  } catch {
    // nothing was left
  }
}
