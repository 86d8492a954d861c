import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { schemaFile, writeSchema } from '#server/cli/schema.ts'
import { cloneDatabase } from '#test/database.ts'

test('the row types in the tree are those of the migrated database', async () => {
  await using database = await cloneDatabase()
  const fresh = join(mkdtempSync(join(tmpdir(), 'verticale-schema-')), 'schema.ts')
  writeSchema(database.url, fresh)
  assert.equal(readFileSync(schemaFile, 'utf8'), readFileSync(fresh, 'utf8'), 'run bin/verticale schema')
})
