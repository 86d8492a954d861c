import type { ChildProcess } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { type Command, type Outcome, startConfined } from './confined.ts'
import type { Sandbox } from './sandbox.ts'
import { programWithin } from './tree.ts'

/** `wallMs` and `cpuSeconds` stay unset for what may last for hours. */
export type Opening = Omit<Command, 'program'>

/**
 * An ffmpeg that runs until it has nothing left to do, is asked to finish, or is let go. `await using` ends it with
 * whoever holds it.
 */
export type Opened = AsyncDisposable & {
  /** What the program reads as `pipe:0`. A `write` that returns false waits for `drain`; `end` ends the programme. */
  input: Writable
  /** What the program writes to `pipe:1`. While nobody reads it, the program waits. */
  output: Readable
  /** How it ended; rejects only when it could not be started. */
  ended: Promise<Outcome>
  /**
   * Asks it to finish what it is writing, so that the last fragment is whole; ends it after `graceMs` at the latest.
   * What stands in `input` unread is not waited for: whoever wants that ends `input` and awaits `ended`.
   */
  finish(graceMs?: number): Promise<Outcome>
}

const usualGraceMs = 5_000

/** Throws the signal's reason when it is aborted already. */
export function openProgram(sandbox: Sandbox, opening: Opening): Opened {
  opening.signal?.throwIfAborted()
  const { child, stop, expect, ended } = startConfined(sandbox, {
    ...opening,
    program: 'ffmpeg',
    args: (places) => ['-nostats', ...opening.args(places)],
  })
  ended.catch(() => {})
  return {
    input: child.stdin,
    output: child.stdout,
    ended,
    async finish(graceMs = usualGraceMs) {
      expect('asked')
      child.stdin.end()
      askToFinish(child)
      const tooLate = setTimeout(() => child.kill('SIGKILL'), graceMs)
      return await ended.finally(() => clearTimeout(tooLate))
    },
    async [Symbol.asyncDispose]() {
      stop('aborted')
      child.stdin.destroy()
      child.stdout.destroy()
      await ended.catch(() => {})
    },
  }
}

/** The sandbox would not hand the signal on: it has to reach the program itself. */
function askToFinish(child: ChildProcess): void {
  const program = child.pid && programWithin(child.pid, 'ffmpeg')
  if (!program) return void child.kill('SIGTERM')
  try {
    process.kill(program, 'SIGTERM')
  } catch {
    // it has ended meanwhile
  }
}
