import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLog } from '#platform/log.ts'
import { emptyDatabase } from '#test/database.ts'
import { connect } from './connect.ts'
import { type Migration, migrate, migrations, pending } from './migrate.ts'

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

test('two processes that start together migrate one after the other, and nothing twice', async () => {
  await using database = await emptyDatabase()
  const two = [0, 1].map(() => connect(database.url, createLog('silent'), { max: 4 }))
  const ran = await Promise.allSettled(two.map(({ pool }) => migrate(pool)))
  await Promise.all(two.map(({ close }) => close()))
  const names = ran.flatMap((one) => (one.status === 'fulfilled' ? one.value : [String(one.reason)]))
  assert.deepEqual(
    names,
    migrations().map(({ name }) => name),
  )
})
