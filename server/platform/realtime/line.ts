import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../log.ts'
import { bellName, type Ring } from './bell.ts'

const slowestMs = 5000

/**
 * Hears the bells of all processes on a connection of its own. What rang before it listened, or while the connection
 * was broken, is lost: it rings for all rooms when it begins, and for everything when it is back.
 */
export const listen = (databaseUrl: string, log: Log, heard: (ring: Ring) => void): AsyncDisposable => {
  const stopping = new AbortController()
  let client: pg.Client | undefined
  let hasListened = false
  const listening = (async () => {
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        client = await open(databaseUrl)
        const broken = Promise.withResolvers<void>()
        client.on('error', () => broken.resolve())
        client.on('end', () => broken.resolve())
        client.on('notification', ({ payload }) => heard(ringOf(payload)))
        await client.query(`listen ${bellName}`)
        failures = 0
        heard({ everything: hasListened ? 'rights too' : 'rooms' })
        hasListened = true
        stopping.signal.addEventListener('abort', () => broken.resolve(), { once: true })
        await broken.promise
      } catch (error) {
        log.debug({ reason: (error as Error).message }, 'the bell cannot be heard')
      }
      await client?.end().catch(() => undefined)
      failures += 1
      if (!stopping.signal.aborted)
        await sleep(Math.min(slowestMs, 50 * 2 ** failures) * Math.random(), undefined, {
          signal: stopping.signal,
        }).catch(() => undefined)
    }
  })()
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await listening
    },
  }
}

const open = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'verticale realtime',
    connectionTimeoutMillis: 2000,
    keepAlive: true,
  })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

const ringOf = (payload: string | undefined): Ring => {
  try {
    return JSON.parse(payload ?? '') as Ring
  } catch {
    return { everything: 'rights too' }
  }
}
