import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { createLog } from '#platform/log.ts'
import { connect } from '#platform/postgres/connect.ts'
import { migrate, migrations } from '#platform/postgres/migrate.ts'
import { startScratch } from '#platform/postgres/scratch.ts'

export type TestDatabase = { url: string } & AsyncDisposable

let server: Promise<string> | undefined

/** A server for this run: the one that `bin/test` has started, else one that ends together with this process. */
export function testServer(): Promise<string> {
  server ??= process.env.TEST_DATABASE_URL ? Promise.resolve(process.env.TEST_DATABASE_URL) : startScratch()
  return server
}

/** A migrated database of its own: one that was cloned ahead, else a fresh clone. Dropped when disposed. */
export function cloneDatabase(): Promise<TestDatabase> {
  return lend(async (admin, name) => {
    const template = await ensureTemplate()
    if (!(await takeReady(admin, template, name))) await clone(admin, template, name)
  })
}

/** One without a table, for what migrations do. */
export function emptyDatabase(): Promise<TestDatabase> {
  return lend((admin, name) => clone(admin, 'template1', name))
}

/** Clones ahead until so many databases are ready to be taken. One process alone does this. */
export async function cloneAhead(wanted: number): Promise<void> {
  const admin = await administration()
  const template = await ensureTemplate()
  for (let ready = (await readyOf(admin, template)).length; ready < wanted; ready++)
    await clone(admin, template, named(readyPrefix(template)))
}

/** Gives a ready one a name of ours, which one taker alone can do. */
async function takeReady(admin: pg.Pool, template: string, name: string): Promise<boolean> {
  for (const ready of await readyOf(admin, template)) {
    try {
      await admin.query(`alter database ${ready} rename to ${name}`)
      return true
    } catch (error) {
      if (!taken.has((error as { code?: string }).code ?? '')) throw error
    }
  }
  return false
}

/** Another has renamed it, or is about to. */
const taken = new Set(['3D000', '55006', 'XX000'])

async function readyOf(admin: pg.Pool, template: string): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1) order by random()',
    [readyPrefix(template)],
  )
  return rows.map(({ name }) => name)
}

const readyPrefix = (template: string): string => template.replace('template', 'ready').concat('_')
const named = (prefix: string): string => `${prefix}${randomBytes(6).toString('hex')}`

async function clone(admin: pg.Pool, template: string, name: string): Promise<void> {
  // files and not the log: nothing has to be flushed here, and what backends keep beside the tables comes along
  await admin.query(`create database ${name} template ${template} strategy file_copy`)
}

async function lend(make: (admin: pg.Pool, name: string) => Promise<unknown>): Promise<TestDatabase> {
  const name = named('test_')
  const admin = await administration()
  await make(admin, name)
  return {
    url: databaseUrl(await testServer(), name),
    async [Symbol.asyncDispose]() {
      await admin.query(`drop database ${name} with (force)`)
    },
  }
}

let template: Promise<string> | undefined

/** Migrated once per set of migrations, however many test files ask at the same time. */
function ensureTemplate(): Promise<string> {
  template ??= administration().then(makeTemplate)
  return template
}

async function makeTemplate(admin: pg.Pool): Promise<string> {
  const version = createHash('sha256')
    .update(
      migrations()
        .map(({ checksum }) => checksum)
        .join(),
    )
    .digest('hex')
  const template = `template_${version.slice(0, 12)}`
  const client = await admin.connect()
  try {
    await client.query('select pg_advisory_lock(1)')
    const found = await client.query('select from pg_database where datname = $1', [template])
    if (found.rowCount) return template
    const draft = named('draft_')
    await client.query(`create database ${draft}`)
    const { pool, close } = connect(databaseUrl(await testServer(), draft), createLog('silent'), { max: 4 })
    try {
      await migrate(pool)
    } finally {
      await close()
    }
    await client.query(`alter database ${draft} rename to ${template}`)
    return template
  } finally {
    await client.query('select pg_advisory_unlock(1)')
    client.release()
  }
}

let admins: Promise<pg.Pool> | undefined

/** Connections that stay for the next clone, and keep nobody awake between two. */
function administration(): Promise<pg.Pool> {
  admins ??= testServer().then((serverUrl) => {
    const pool = new pg.Pool({
      connectionString: databaseUrl(serverUrl, 'postgres'),
      max: 2,
      idleTimeoutMillis: 0,
      allowExitOnIdle: true,
    })
    pool.on('error', () => undefined)
    return pool
  })
  return admins
}

function databaseUrl(serverUrl: string, name: string): string {
  return new URL(`/${name}`, serverUrl).href
}
