import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Log } from '../log.ts'
import type { DB } from './schema.generated.ts'

export type Database = Kysely<DB>
/** The whole database or one transaction of it: what queries take as their first argument. */
export type Db = Kysely<DB> | Transaction<DB>
export type Trx = Transaction<DB>

/**
 * A pool that survives the loss of its server: broken connections are logged and replaced by the next query.
 * With `pipeline` a client sends its queries without waiting for the answers to those before.
 */
export function connect(
  url: string,
  log: Log,
  { max = 20, name = 'verticale', pipeline = false } = {},
): { pool: pg.Pool; db: Database; close(): Promise<void> } {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: name,
    pipeline,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    types: parsers,
  })
  const broken = (error: Error) => {
    if (!pool.ending) log.warn({ reason: error.message }, 'a database connection broke')
  }
  pool.on('error', broken)
  // A checked-out client that breaks emits on itself; without a listener that ends the process.
  pool.on('connect', (client) => client.on('error', broken))
  return {
    pool,
    db: new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: [camelCase] }),
    // Kysely ends a pool only after having used it.
    close: () => pool.end(),
  }
}

/** snake_case in SQL, camelCase in TypeScript; what is stored inside JSON stays as it is. */
const camelCase = new CamelCasePlugin({ maintainNestedObjectKeys: true })

const int8 = 20
const date = 1082

/**
 * int8 arrives as a number (counts and sizes stay far below 2^53; one beyond is an error, not a wrong figure),
 * a date as the text it is (a birthday has no time zone).
 */
const parsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === int8
      ? exactNumber
      : oid === date
        ? String
        : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

function exactNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new Error(`${text} is too large for a number`)
  return number
}
