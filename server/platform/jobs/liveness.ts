import { setTimeout as sleep } from 'node:timers/promises'
import type { WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import type { Platform } from '../platform.ts'

const beatMs = 500
/** A worker must be missing in this many beats running: a new process, and everyone after a restart of the database, connects first. */
export const missingBeats = 6
const lockSpace = 5_055_002

/**
 * Each pool of workers of this process holds an advisory lock on one connection. A killed process loses its connection
 * and thereby its locks at once, so every other process sees who is gone and gives back the jobs that they
 * held, which would otherwise stay locked for four hours.
 */
export async function keepAlive(
  { databaseUrl, log }: Platform,
  events: WorkerEvents,
): Promise<AsyncDisposable> {
  const mine = new Set<string>()
  let client: pg.Client | undefined
  let watch: Watch | undefined
  // the queue writes the pool's id, not the worker's, where it locks a job
  events.on('pool:create', ({ workerPool }) => mine.add(workerPool.id))
  events.on('pool:release', ({ workerPool }) => mine.delete(workerPool.id))

  const stopping = new AbortController()
  const beating = (async () => {
    while (!stopping.signal.aborted) {
      try {
        client ??= await open(databaseUrl)
        watch ??= watchOn(client, mine)
        await watch.beat()
      } catch (error) {
        log.debug({ reason: (error as Error).message }, 'the workers cannot show that they live')
        await client?.end().catch(() => undefined)
        client = undefined
        watch = undefined
      }
      await sleep(beatMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })()
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await beating
      await client?.end()
    },
  }
}

/** One connection that shows that these pools live, and looks for others that do not. */
export type Watch = { beat(): Promise<void> }

/** `mine` may change between beats. The locks live as long as the connection. */
export const watchOn = (client: pg.Client, mine: ReadonlySet<string>): Watch => {
  const locked = new Set<string>()
  const missing = new Map<string, number>()
  return {
    async beat() {
      await hold(client, mine, locked)
      await releaseMissing(client, mine, missing)
    },
  }
}

async function open(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'verticale liveness',
    connectionTimeoutMillis: 2_000,
    keepAlive: true,
  })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function hold(client: pg.Client, mine: ReadonlySet<string>, locked: Set<string>): Promise<void> {
  for (const id of mine) {
    if (locked.has(id)) continue
    await client.query('select pg_advisory_lock($1, hashtext($2))', [lockSpace, id])
    locked.add(id)
  }
}

async function releaseMissing(
  client: pg.Client,
  mine: ReadonlySet<string>,
  missing: Map<string, number>,
): Promise<void> {
  const { rows } = await client.query<{ id: string; dead: boolean }>(
    `select id, not exists (
       select 1 from pg_locks
       where locktype = 'advisory' and classid = $1 and objid = (hashtext(id)::bigint & 4294967295)::oid and granted
         and database = (select oid from pg_database where datname = current_database())
     ) as dead
     from (select distinct locked_by as id from graphile_worker.jobs where locked_by is not null) workers`,
    [lockSpace],
  )
  const dead = rows.filter((row) => row.dead && !mine.has(row.id)).map((row) => row.id)
  for (const id of missing.keys()) if (!dead.includes(id)) missing.delete(id)
  for (const id of dead) missing.set(id, (missing.get(id) ?? 0) + 1)
  const gone = dead.filter((id) => (missing.get(id) ?? 0) >= missingBeats)
  if (gone.length > 0) await client.query('select graphile_worker.force_unlock_workers($1)', [gone])
}
