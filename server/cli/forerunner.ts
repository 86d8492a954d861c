import { type ChildProcess, fork } from 'node:child_process'
import type { Config } from '#platform/config.ts'
import type { Groundwork } from './groundwork.ts'

/** What a forerunner is asked, one at a time, and what it answers. */
type Asks = { ground: Groundwork; wayIn: string | null }
type Asked = { ask: keyof Asks; url: string; config: Config }
type Answer = { value: unknown } | { failure: string }

/**
 * A process that does for `bin/up` what needs the application, and ends: the supervisor lives as long as the festival
 * and loads none of it. It reads the program while the database starts.
 */
export type Forerunner = AsyncDisposable & {
  ask<Ask extends keyof Asks>(ask: Ask, config: Config, url: string): Promise<Asks[Ask]>
}

export const sendForerunner = (): Forerunner => {
  const child = fork(import.meta.filename, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    // Ctrl-C is for the supervisor: what is half done is finished first
    detached: true,
  })
  const gone = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => reject(new Error(`It ended (${signal ?? `exit code ${code}`}).`)))
  })
  gone.catch(() => undefined)
  return {
    ask: async (ask, config, url) => {
      const answered = new Promise<Answer>((resolve) =>
        child.once('message', (answer) => resolve(answer as Answer)),
      )
      child.send({ ask, url, config } satisfies Asked)
      const answer = await Promise.race([answered, gone])
      if ('failure' in answer) throw new Error(answer.failure)
      return answer.value as never
    },
    [Symbol.asyncDispose]: () => ended(child),
  }
}

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.disconnect()
  await exit
}

if (process.argv[1] === import.meta.filename && process.send) {
  const { layGroundwork, wayIn } = await import('./groundwork.ts')
  process.on('message', async ({ ask, url, config }: Asked) => {
    try {
      process.send?.({ value: ask === 'ground' ? await layGroundwork(url) : await wayIn(config, url) })
    } catch (error) {
      process.send?.({ failure: (error as Error).message })
    }
  })
}
