import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Migration, pending } from './migrate.ts'

const file = (name: string, checksum = name): Migration => ({ name, checksum, sql: '' })

test('only migrations that have not run yet are run, in their order', () => {
  const files = [file('0001-a.sql'), file('0002-b.sql'), file('0003-c.sql')]
  assert.deepEqual(pending(files, new Map([['0001-a.sql', '0001-a.sql']])), files.slice(1))
})

test('a migration that was changed after it ran is refused', () => {
  assert.throws(() => pending([file('0001-a.sql')], new Map([['0001-a.sql', 'other']])), /append-only/)
})

test('a database from a newer program is refused', () => {
  assert.throws(() => pending([], new Map([['0009-z.sql', 'x']])), /newer than the program/)
})
