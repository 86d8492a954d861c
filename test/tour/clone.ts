import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '#platform/postgres/port.ts'
import { changedSince } from '../git.ts'
import { eventually } from '../stories/program.ts'

/** A fresh clone with what `bin/up` has said in it so far. */
export type Clone = {
  url: string
  said(): string
  /** Runs a command of the clone to its end and gives what it printed. */
  run(command: string, ...words: string[]): string
}

const root = join(import.meta.dirname, '../..')

/**
 * Clones the repository as anybody does, brings along what is not committed yet, and runs `bin/up` until its page is
 * served: packages are installed, the page is built, the demo begins. `await using clone = await startClone()`.
 */
export async function startClone(): Promise<Clone & AsyncDisposable> {
  const folder = mkdtempSync(join(tmpdir(), 'verticale-tour-'))
  chmodSync(folder, 0o755)
  const here = join(folder, 'verticale')
  execFileSync('git', ['clone', '--quiet', root, here])
  for (const file of changedSince(root, 'HEAD'))
    if (existsSync(join(root, file))) cpSync(join(root, file), join(here, file))
    else rmSync(join(here, file), { force: true })
  const port = await freePort()
  const url = `http://localhost:${port}`
  const { TEST_DATABASE_URL: _, NODE_COMPILE_CACHE: __, ...env } = process.env
  const up = spawn('bin/up', ['--port', String(port)], { cwd: here, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [up.stdout, up.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  const ended = new Promise((resolve) => up.once('exit', resolve))
  const clone = {
    url,
    said: () => said,
    run: (command: string, ...words: string[]) =>
      execFileSync(command, words, { cwd: here, env, encoding: 'utf8' }),
    async [Symbol.asyncDispose]() {
      if (up.exitCode === null) up.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
  try {
    await eventually('the page is served', async () => up.exitCode !== null || (await fetch(url)).ok, 400_000)
    if (up.exitCode !== null) throw new Error(`bin/up ended:\n${said}`)
    return clone
  } catch (error) {
    await clone[Symbol.asyncDispose]()
    throw error
  }
}
