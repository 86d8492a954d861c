import { setTimeout as sleep } from 'node:timers/promises'
import { firstWayIn } from '#features/account/account.ts'
import type { Config } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'
import { databaseIsAway } from '#platform/postgres/away.ts'
import { runningUrl } from '#platform/postgres/cluster.ts'
import { connect } from '#platform/postgres/connect.ts'
import { migrate } from '#platform/postgres/migrate.ts'
import { platformOn } from './database.ts'

/** What `bin/up` has to know before it starts the roles. */
export type Groundwork = {
  /** Migrations that ran. */
  ran: number
  /** There is no edition yet. */
  empty: boolean
}

/** Brings the database up to this version and looks whether anything is in it. */
export const layGroundwork = async (url: string): Promise<Groundwork> => {
  const { pool, close } = connect(url, createLog('silent'), { max: 4 })
  try {
    const ran = await migrate(pool)
    const empty = (await pool.query('select from edition limit 1')).rowCount === 0
    return { ran: ran.length, empty }
  } finally {
    await close()
  }
}

/**
 * Until someone runs the festival, its operator comes in by a link; null when somebody does. The database can be
 * lost at any moment, this one included: it is started again, and asked again.
 */
export const wayIn = async (config: Config, url: string): Promise<string | null> => {
  for (let attempt = 1; ; attempt++) {
    try {
      await using platform = await platformOn(config, config.databaseUrl ?? runningUrl(config.dataDir) ?? url)
      return (await firstWayIn(platform)) ?? null
    } catch (error) {
      if (attempt === 20 || !databaseIsAway(error as Error)) throw error
      await sleep(500)
    }
  }
}
