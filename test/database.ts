import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { createLog } from '#platform/log.ts'
import { connect } from '#platform/postgres/connect.ts'
import { migrate, migrations } from '#platform/postgres/migrate.ts'
import { startScratch } from '#platform/postgres/scratch.ts'

let server: Promise<string> | undefined

/** A server for this run: the one that `bin/test` has started, else one that ends together with this process. */
export function testServer(): Promise<string> {
  server ??= process.env.TEST_DATABASE_URL ? Promise.resolve(process.env.TEST_DATABASE_URL) : startScratch()
  return server
}

/** A database of its own, cloned from a migrated template; dropped when disposed. */
export function cloneDatabase(): Promise<{ url: string } & AsyncDisposable> {
  return makeDatabase(ensureTemplate)
}

/** One without a table, for what migrations do. */
export function emptyDatabase(): Promise<{ url: string } & AsyncDisposable> {
  return makeDatabase(async () => 'template1')
}

async function makeDatabase(
  templateOf: (serverUrl: string, admin: pg.Client) => Promise<string>,
): Promise<{ url: string } & AsyncDisposable> {
  const serverUrl = await testServer()
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(serverUrl, async (admin) => {
    await admin.query(`create database ${name} template ${await templateOf(serverUrl, admin)}`)
  })
  return {
    url: databaseUrl(serverUrl, name),
    async [Symbol.asyncDispose]() {
      await asAdmin(serverUrl, (admin) => admin.query(`drop database ${name} with (force)`))
    },
  }
}

/** Migrated once per set of migrations, however many test files ask at the same time. */
async function ensureTemplate(serverUrl: string, admin: pg.Client): Promise<string> {
  const version = createHash('sha256')
    .update(
      migrations()
        .map(({ checksum }) => checksum)
        .join(),
    )
    .digest('hex')
  const template = `template_${version.slice(0, 12)}`
  await admin.query('select pg_advisory_lock(1)')
  try {
    const found = await admin.query('select from pg_database where datname = $1', [template])
    if (found.rowCount) return template
    const draft = `draft_${randomBytes(6).toString('hex')}`
    await admin.query(`create database ${draft}`)
    const { pool, close } = connect(databaseUrl(serverUrl, draft), createLog('silent'), { max: 4 })
    try {
      await migrate(pool)
    } finally {
      await close()
    }
    await admin.query(`alter database ${draft} rename to ${template}`)
    return template
  } finally {
    await admin.query('select pg_advisory_unlock(1)')
  }
}

async function asAdmin<T>(serverUrl: string, act: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: databaseUrl(serverUrl, 'postgres') })
  await admin.connect()
  try {
    return await act(admin)
  } finally {
    await admin.end()
  }
}

function databaseUrl(serverUrl: string, name: string): string {
  return new URL(`/${name}`, serverUrl).href
}
