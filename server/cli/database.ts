import type { Config } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'
import { createPlatform, type Platform } from '#platform/platform.ts'
import { runningUrl, startCluster } from '#platform/postgres/cluster.ts'
import { migrate } from '#platform/postgres/migrate.ts'
import { features } from '../app.ts'
import { subscriptionsOf } from '../chores.ts'
import { runningAddress } from './only-one.ts'

/**
 * Lets a verb of the command line work on the festival's data: on the configured server, on the embedded one
 * that is already running, or on the embedded one started for the duration of `act`.
 */
export async function withDatabase<T>(config: Config, act: (url: string) => Promise<T>): Promise<T> {
  const running = config.databaseUrl ?? runningUrl(config.dataDir)
  if (running) return await act(running)
  const cluster = await startCluster(config.dataDir)
  try {
    return await act(cluster.url)
  } finally {
    await cluster.stop()
  }
}

/** The same with a whole platform on a migrated database. */
export function withPlatform<T>(config: Config, act: (platform: Platform) => Promise<T>): Promise<T> {
  return withDatabase(config, async (url) => {
    await using platform = await platformOn(config, url)
    await migrate(platform.pool)
    return await act(platform)
  })
}

/** A platform for one verb, telling the terminal of trouble only. */
export function platformOn(settings: Config, databaseUrl: string): Promise<Platform & AsyncDisposable> {
  const address = process.env.PUBLIC_URL ? undefined : runningAddress(settings.dataDir)
  const config = address ? { ...settings, publicUrl: address } : settings
  const log = createLog(process.env.LOG_LEVEL ?? 'warn', { pretty: true })
  return createPlatform(config, {
    databaseUrl,
    log,
    subscriptions: subscriptionsOf(features),
    connections: 10,
  })
}
