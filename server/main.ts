import { flushCompileCache } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Config, loadConfig } from '#platform/config.ts'
import { dropFirstGarbage } from '#platform/first-garbage.ts'
import { createLog, type Log } from '#platform/log.ts'
import { createPlatform, type Platform } from '#platform/platform.ts'
import { features } from './app.ts'
import { jobsOf, subscriptionsOf } from './chores.ts'

/** One process of the program: plays the roles it is given until it is told to stop. */
const config = loadConfig()
const log = createLog(config.logLevel, { pretty: config.prettyLog, name: [...config.roles].join('+') })

process.on('uncaughtException', (error) => fail(error))
process.on('unhandledRejection', (error) => fail(error))
await play(config, log).catch(fail)
// The channel to the supervisor would keep this process.
if (process.connected) process.disconnect()

async function play(config: Config, log: Log): Promise<void> {
  if (!config.databaseUrl)
    throw new Error('DATABASE_URL is not set; bin/up sets it for the embedded database.')
  await using platform = await createPlatform(config, {
    databaseUrl: config.databaseUrl,
    log,
    subscriptions: subscriptionsOf(features),
  })
  await databaseAnswers(platform)
  await using running = new AsyncDisposableStack()
  for (const role of ['web', 'live'] as const)
    if (config.roles.has(role)) running.use(await serve(platform, role))
  if (config.roles.has('work')) running.use(await workOn(platform))
  // a process that is killed could not do it later
  flushCompileCache()
  dropFirstGarbage()
  process.send?.('ready')
  log.info({ roles: [...config.roles] }, 'ready')
  await toldToStop()
  log.info('stopping')
  // Whatever does not let go in time is retried by whoever starts next.
  setTimeout(() => process.exit(0), 15_000).unref()
}

async function serve(platform: Platform, role: 'web' | 'live'): Promise<AsyncDisposable> {
  const { createApp } = await import('./house.ts')
  const app = await createApp(platform, features, { role })
  // made before there is anybody to wait for it
  await app.inject('/api/openapi.json')
  await app.listen({ host: platform.config.host, port: platform.config.port })
  return { [Symbol.asyncDispose]: () => app.close() }
}

async function workOn(platform: Platform): Promise<AsyncDisposable> {
  const { work } = await import('#platform/jobs/work.ts')
  return await work(platform, await jobsOf(features), fail)
}

async function databaseAnswers({ pool, log }: Platform): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await pool.query('select 1')
      return
    } catch (error) {
      if (attempt === 120) throw error
      if (attempt % 20 === 0)
        log.warn({ reason: (error as Error).message }, 'the database does not answer yet')
      await sleep(500)
    }
  }
}

/** By a signal, or because the supervisor is gone. */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGTERM', () => resolve())
    process.on('SIGINT', () => resolve())
    process.once('disconnect', () => resolve())
  })
}

function fail(error: unknown): void {
  log.fatal({ err: error }, 'this process cannot go on')
  process.exit(1)
}
