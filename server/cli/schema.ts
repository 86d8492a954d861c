import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

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
      `--out-file=${outFile}`,
    ],
    { encoding: 'utf8' },
  )
  if (done.status !== 0) throw new Error(`The row types could not be written:\n${done.stdout}${done.stderr}`)
}
