import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { schemaFile, writeSchema } from '#server/cli/schema.ts'
import { cloneDatabase } from '#test/database.ts'

test('the row types in the tree are those of the migrated database', async () => {
  await using database = await cloneDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'verticale-schema-'))
  const fresh = join(folder, 'schema.ts')
  writeSchema(database.url, fresh)
  const expected = readFileSync(fresh, 'utf8')
  rmSync(folder, { recursive: true })
  assert.ok(readFileSync(schemaFile, 'utf8') === expected, 'run bin/verticale schema and commit')
})
