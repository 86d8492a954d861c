import { type Command, eachLine, type Limits, type Outcome, startConfined } from './confined.ts'
import { type Opened, type Opening, openProgram } from './open.ts'
import type { Sandbox } from './sandbox.ts'

export type { Outcome, Stopped } from './confined.ts'

export type Run = Command & {
  limits: Limits & { wallMs: number }
  /** Called with each line of standard output. */
  onLine?: (line: string) => void
}

export type Ffmpeg = {
  sandbox(): Sandbox
  /** Runs a program to its end. */
  run(run: Run): Promise<Outcome>
  /** Opens ffmpeg with a pipe at either end, for as long as somebody holds it. */
  open(opening: Opening): Opened
}

/** Runs ffmpeg and ffprobe as confined child processes. None of them outlives this process. */
export function createFfmpeg(probe: () => Sandbox): Ffmpeg {
  let probed: Sandbox | undefined
  const sandbox = () => {
    probed ??= probe()
    return probed
  }
  return {
    sandbox,
    run: (run) => runThrough(sandbox(), run),
    open: (opening) => openProgram(sandbox(), opening),
  }
}

async function runThrough(sandbox: Sandbox, run: Run): Promise<Outcome> {
  if (run.signal?.aborted) return aborted
  const { child, ended } = startConfined(sandbox, run)
  child.stdin.end()
  const [outcome] = await Promise.all([ended, eachLine(child.stdout, (line) => run.onLine?.(line))])
  return outcome
}

const aborted: Outcome = {
  ok: false,
  exitCode: 130,
  stopped: 'aborted',
  outOfSpace: false,
  log: [],
  errors: 0,
}
