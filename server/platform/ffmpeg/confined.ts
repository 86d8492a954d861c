import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { constants } from 'node:os'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { confine, type Places, placesInside, type Sandbox } from './sandbox.ts'
import { killTree, residentBytes } from './tree.ts'

export type Limits = {
  /** What is not told is not limited. */
  wallMs?: number
  /** Processor time; eight times the wall time unless told. */
  cpuSeconds?: number
  memoryBytes: number
  /** Largest single file that the program may write. */
  fileBytes: number
}

/** A media program to be started, and all that it may touch. */
export type Command = {
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
  signal?: AbortSignal
}

/** Why a program did not end by itself. */
export type Stopped = 'time' | 'memory' | 'size' | 'aborted' | 'asked'

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

/** Exit codes of programs that hit a resource limit: 128 + SIGXCPU, 128 + SIGXFSZ. */
const stoppedBy: Record<number, Stopped> = {
  [128 + constants.signals.SIGXCPU]: 'time',
  [128 + constants.signals.SIGXFSZ]: 'size',
}

/** ffmpeg's own exit code when a signal asked it to finish. */
const finishedWhenAsked = 255

const keptLines = 400
const watchMs = 100

export type Confined = {
  child: ChildProcessWithoutNullStreams
  /** Ends the program at once; the first reason is the one that is told. */
  stop: (why: Stopped) => void
  /** What is noted as the reason, if it ends before anything stops it. */
  expect: (why: Stopped) => void
  /** Settled when the program and its log have ended; what it still has to say on standard output may be unread. */
  ended: Promise<Outcome>
}

/**
 * Starts a media program within the sandbox and its limits, and watches over it. Whatever becomes of this process,
 * the program ends with it.
 */
export const startConfined = (sandbox: Sandbox, command: Command): Confined =>
  startLine(commandLine(sandbox, command), command)

/** The same for any command line that `confine` has made. */
export function startLine(
  [name = '', ...args]: readonly string[],
  { limits, signal }: { limits: Pick<Limits, 'wallMs' | 'memoryBytes'>; signal?: AbortSignal },
): Confined {
  const child = spawn(name, args, { stdio: 'pipe', env: { PATH: process.env.PATH } })
  // a program that ended while it was written to says why in its outcome
  child.stdin.on('error', () => {})
  let stopped: Stopped | null = null
  const expect = (why: Stopped) => {
    stopped ??= why
  }
  const stop = (why: Stopped) => {
    expect(why)
    if (child.pid && child.exitCode === null && child.signalCode === null) killTree(child.pid)
  }
  const onAbort = () => stop('aborted')
  signal?.addEventListener('abort', onAbort, { once: true })
  const tooLate = limits.wallMs === undefined ? undefined : setTimeout(() => stop('time'), limits.wallMs)
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
  const outcome = async (): Promise<Outcome> => {
    try {
      const exitCode = await new Promise<number>((resolve, reject) => {
        child.once('error', reject)
        child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
      })
      await logged
      stopped ??= stoppedBy[exitCode] ?? null
      const outOfSpace = log.some((line) => /No space left on device|Disk quota exceeded/.test(line))
      const finished = exitCode === 0 || (stopped === 'asked' && exitCode === finishedWhenAsked)
      const ok = finished && (stopped === null || stopped === 'asked')
      return { ok, exitCode, stopped, outOfSpace, log, errors }
    } finally {
      clearTimeout(tooLate)
      clearInterval(watch)
      signal?.removeEventListener('abort', onAbort)
    }
  }
  return { child, stop, expect, ended: outcome() }
}

function commandLine(sandbox: Sandbox, command: Command): string[] {
  const { program, input = '', out = '', limits, nice = 0 } = command
  const { wallMs, cpuSeconds = wallMs === undefined ? undefined : Math.ceil((wallMs / 1000) * 8) } = limits
  const common =
    program === 'ffmpeg'
      ? ['-nostdin', '-hide_banner', '-loglevel', 'level+info']
      : ['-hide_banner', '-loglevel', 'level+error']
  return confine(sandbox, [program, ...common, ...command.args(placesInside(sandbox, { input, out }))], {
    host: { input: command.input, out: command.out },
    nice,
    bounds: { cpuSeconds, addressBytes: limits.memoryBytes * 4, fileBytes: limits.fileBytes },
  })
}

export async function eachLine(stream: Readable, take: (line: string) => void): Promise<void> {
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) take(line)
}
