import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import type pg from 'pg'

const folder = join(import.meta.dirname, '..', '..', 'migrations')

/** Any number that no one else uses: two processes that start together migrate one after the other. */
const lock = 5_055_001

export type Migration = { name: string; sql: string; checksum: string }

/** The append-only SQL files in their order. */
export function migrations(): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Brings the database up to this version of the program, each file in one transaction.
 * Refuses when a file that already ran has been changed or is missing. Returns the names of those that ran.
 * `only` leaves out the others: a restored backup is loaded into the tables of its own version.
 */
export async function migrate(pool: pg.Pool, only?: ReadonlySet<string>): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query(
      'create table if not exists migration (name text primary key, checksum text not null, ran_at timestamptz not null default now())',
    )
    const ran = new Map(
      (await client.query('select name, checksum from migration')).rows.map((row) => [
        row.name,
        row.checksum,
      ]),
    )
    const fresh = pending(migrations(), ran).filter(({ name }) => only?.has(name) ?? true)
    for (const migration of fresh) await run(client, migration)
    await runMigrations({ pgPool: pool, logger: undefined })
    return fresh.map(({ name }) => name)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lock]).catch(() => undefined)
    client.release()
  }
}

/** The files that have not run yet. */
export function pending(files: Migration[], ran: ReadonlyMap<string, string>): Migration[] {
  for (const [name, checksum] of ran) {
    const file = files.find((migration) => migration.name === name)
    if (!file) throw new Error(`This database is newer than the program: it knows the migration ${name}.`)
    if (file.checksum !== checksum)
      throw new Error(`The migration ${name} was changed after it ran; migrations are append-only.`)
  }
  return files.filter(({ name }) => !ran.has(name))
}

async function run(client: pg.PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`The migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}
