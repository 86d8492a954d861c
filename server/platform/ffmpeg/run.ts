import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { residentBytes } from './memory.ts'
import { confine, type Places, placesInside, type Sandbox } from './sandbox.ts'

export type Limits = {
  wallMs: number
  /** Processor time; eight times the wall time unless told. */
  cpuSeconds?: number
  memoryBytes: number
  /** Largest single file that the run may write. */
  fileBytes: number
}

export type Run = {
  program: 'ffmpeg' | 'ffprobe'
  /** The one file that the program may read. */
  input?: string
  /** The one folder that it may write to (and read from). */
  out?: string
  /** The arguments, given the paths by which the program knows its input and output. */
  args: (places: Places) => readonly string[]
  limits: Limits
  /** 0 (now) to 19 (only what others leave). */
  nice?: number
  /** Called with each line of standard output. */
  onLine?: (line: string) => void
  signal?: AbortSignal
}

/** Why a run did not end by itself. */
export type Stopped = 'time' | 'memory' | 'size' | 'aborted'

export type Outcome = {
  ok: boolean
  exitCode: number
  stopped: Stopped | null
  /** The disk had no room for the output. */
  outOfSpace: boolean
  /** The last lines of the log. */
  log: string[]
  /** Number of lines at level error or worse. */
  errors: number
}

export type Ffmpeg = {
  sandbox(): Sandbox
  run(run: Run): Promise<Outcome>
}

/** Exit codes of programs that hit a resource limit: 128 + SIGXCPU, 128 + SIGXFSZ. */
const stoppedBy: Record<number, Stopped> = {
  [128 + constants.signals.SIGXCPU]: 'time',
  [128 + constants.signals.SIGXFSZ]: 'size',
}

const keptLines = 400
const watchMs = 100

/** Runs ffmpeg and ffprobe as confined child processes. A run never outlives this process. */
export function createFfmpeg(probe: () => Sandbox): Ffmpeg {
  let probed: Sandbox | undefined
  const sandbox = () => {
    probed ??= probe()
    return probed
  }
  return { sandbox, run: (run) => start(sandbox(), run) }
}

async function start(sandbox: Sandbox, run: Run): Promise<Outcome> {
  const { input = '', out = '', limits, signal } = run
  const common =
    run.program === 'ffmpeg'
      ? ['-nostdin', '-hide_banner', '-loglevel', 'level+info']
      : ['-hide_banner', '-loglevel', 'level+error']
  const [command = '', ...args] = confine(
    sandbox,
    [run.program, ...common, ...run.args(placesInside(sandbox, { input, out }))],
    {
      host: { input: run.input, out: run.out },
      nice: run.nice ?? 0,
      bounds: {
        cpuSeconds: limits.cpuSeconds ?? Math.ceil((limits.wallMs / 1000) * 8),
        addressBytes: limits.memoryBytes * 4,
        fileBytes: limits.fileBytes,
      },
    },
  )
  if (signal?.aborted) return aborted
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH } })
  let stopped: Stopped | null = null
  const stop = (why: Stopped) => {
    stopped ??= why
    child.kill('SIGKILL')
  }
  const onAbort = () => stop('aborted')
  signal?.addEventListener('abort', onAbort, { once: true })
  const tooLate = setTimeout(() => stop('time'), limits.wallMs)
  const watch = setInterval(() => {
    if (child.pid && residentBytes(child.pid) > limits.memoryBytes) stop('memory')
  }, watchMs)
  const log: string[] = []
  let errors = 0
  const logged = eachLine(child.stderr, (line) => {
    if (/\[(error|fatal|panic)\]/.test(line)) errors++
    log.push(line)
    if (log.length > keptLines) log.shift()
  })
  const told = eachLine(child.stdout, (line) => run.onLine?.(line))
  try {
    const exitCode = await new Promise<number>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
    })
    stopped ??= stoppedBy[exitCode] ?? null
    await Promise.all([logged, told])
    const outOfSpace = log.some((line) => /No space left on device|Disk quota exceeded/.test(line))
    return { ok: exitCode === 0 && !stopped, exitCode, stopped, outOfSpace, log, errors }
  } finally {
    clearTimeout(tooLate)
    clearInterval(watch)
    signal?.removeEventListener('abort', onAbort)
  }
}

const aborted: Outcome = {
  ok: false,
  exitCode: 130,
  stopped: 'aborted',
  outOfSpace: false,
  log: [],
  errors: 0,
}

async function eachLine(stream: Readable, take: (line: string) => void): Promise<void> {
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) take(line)
}
