import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createLog } from '#platform/log.ts'
import { connect } from '#platform/postgres/connect.ts'
import { migrate } from '#platform/postgres/migrate.ts'
import { startScratch } from '#platform/postgres/scratch.ts'

/** Migrates a throw-away database and writes its row types into the tree. */
export async function schema(): Promise<void> {
  const url = await startScratch()
  const { pool, close } = connect(url, createLog('silent'), { max: 4 })
  try {
    await migrate(pool)
    writeSchema(url)
  } finally {
    await close()
  }
}

const root = join(import.meta.dirname, '..', '..')
export const schemaFile = join(root, 'server/platform/postgres/schema.generated.ts')

/** Writes the row types of a migrated database to `outFile`. */
export function writeSchema(databaseUrl: string, outFile = schemaFile): void {
  const done = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'),
      `--url=${databaseUrl}`,
      '--dialect=postgres',
      '--camel-case',
      '--default-schema=public',
      '--include-pattern=public.*',
      '--type-mapping={"int8":"number","date":"string"}',
      `--overrides=${JSON.stringify({ columns: neverNull })}`,
      `--out-file=${outFile}`,
    ],
    { encoding: 'utf8' },
  )
  if (done.status !== 0) throw new Error(`The row types could not be written:\n${done.stdout}${done.stderr}`)
}

/** PostgreSQL does not say of a view's column that it is never null. */
const neverNull = {
  'film_standing.film_id': 'string',
  'film_standing.person_id': 'string',
  'film_standing.held': 'boolean',
  'film_standing.removed': 'boolean',
  'film_standing.in_sight': 'boolean',
  'entry_standing.entry_id': 'string',
  'entry_standing.edition_id': 'string',
  'entry_standing.film_id': 'string',
  'entry_standing.person_id': 'string',
  'entry_standing.stage': 'string',
  'entry_standing.received_at': 'Timestamp',
  'entry_standing.withdrawn': 'boolean',
  'entry_standing.disqualified': 'boolean',
  'entry_standing.held': 'boolean',
  'entry_standing.removed': 'boolean',
  'entry_standing.in_sight': 'boolean',
  'entry_standing.competes': 'boolean',
  'entry_standing.running': 'boolean',
  'film_maker.film_id': 'string',
  'film_maker.person_id': 'string',
}
