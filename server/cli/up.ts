import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '#platform/config.ts'
import { sendForerunner } from './forerunner.ts'
import { keepDatabase } from './keep-database.ts'
import { claim, portIsFree } from './only-one.ts'
import { type Progress, progress } from './progress.ts'
import { type Kept, keepRunning } from './supervise.ts'
import { whereLine } from './where.ts'

/** Runs the whole festival, which `build` has made ready, on this machine until Ctrl-C. */
export async function up(config: Config, { empty = false } = {}): Promise<void> {
  const { step, say } = progress()
  const address = `http://${config.host === '0.0.0.0' || config.host === '127.0.0.1' ? 'localhost' : config.host}:${config.port}`
  const stopped = toldToStop()
  await using running = new AsyncDisposableStack()

  await portIsFree(config.host, config.port)
  running.use(claim(config.dataDir, config.publicUrl))
  const forerunner = running.use(sendForerunner())
  const kept: Kept[] = []
  const database = await step('database', () => startDatabase(config, say, kept))
  running.defer(database.stop)
  let isEmpty = false
  await step('migrations', async () => {
    const ground = await forerunner.ask('ground', config, database.url)
    isEmpty = ground.empty
    return ground.ran > 0 ? `${ground.ran} new` : 'up to date'
  })
  const environment = environmentOf(config, database.url)
  for (const role of config.roles) {
    const one = keepRunning(role, environment, join(config.dataDir, 'log'), say)
    kept.push(one)
  }
  running.defer(async () => void (await Promise.all(kept.map((one) => one.stop()))))
  const demo = empty ? undefined : startDemo(config, environment, isEmpty)
  if (demo) running.defer(() => end(demo))
  const serving = Promise.all(kept.map(({ ready }) => ready))
  if (await Promise.race([serving.then(() => false), stopped.then(() => true)])) return
  say(`✓ serving at ${address}`)
  say(`\n  Verticale is at ${config.publicUrl}\n  ${whereLine(config)}\n`)
  const isDemo = existsSync(join(config.dataDir, 'demo', 'begun'))
  if (!demo && isDemo) await tellSignIns(say)
  else if (!demo) tellOperator(await forerunner.ask('wayIn', config, database.url), say)
  await forerunner[Symbol.asyncDispose]()

  await stopped
  say('stopping …')
}

async function startDatabase(config: Config, say: Progress['say'], kept: Kept[]) {
  if (config.databaseUrl)
    return { url: config.databaseUrl, stop: async () => undefined, toString: () => 'yours' }
  const database = await keepDatabase(config.dataDir, say, (url) => {
    for (const one of kept) one.restart(environmentOf(config, url))
  })
  return database
}

/** What the processes of this festival need to know; they read it as any process of the program does. */
function environmentOf(config: Config, databaseUrl: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATABASE_URL: databaseUrl,
    DATA_DIR: config.dataDir,
    HOST: config.host,
    PORT: String(config.port),
    PUBLIC_URL: config.publicUrl,
  }
}

/** Seeds the demo festival in a process of its own when there is no edition, or goes on where it was ended. */
function startDemo(config: Config, env: NodeJS.ProcessEnv, isEmpty: boolean): ChildProcess | undefined {
  const unfinished = join(config.dataDir, 'demo-unfinished')
  if (!existsSync(unfinished) && !isEmpty) return undefined
  writeFileSync(unfinished, '')
  const child = fork(join(import.meta.dirname, '..', 'cli.ts'), ['demo', '--data', config.dataDir], {
    env,
    detached: true,
  })
  child.once('exit', (code) => code === 0 && rmSync(unfinished, { force: true }))
  return child
}

async function tellSignIns(say: Progress['say']): Promise<void> {
  const { signIns } = await import('../demo/festival/people.ts')
  say('The demo festival is ready. Sign in with any of these; the code is on the outbox page:')
  for (const { email, as } of signIns) say(`  ${email.padEnd(42)} ${as}`)
}

/** Until someone runs the festival, its operator comes in by a link that is printed here and nowhere else. */
function tellOperator(link: string | null, say: Progress['say']): void {
  if (link)
    say(
      `This festival has no organiser yet. This link signs you in as its organiser. It works once, within a day:\n  ${link}\n`,
    )
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  if (child.pid) process.kill(-child.pid, 'SIGTERM')
  await ended
}

/** Asking again while everything ends changes nothing: an impatient second Ctrl-C leaves no database behind. */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}
