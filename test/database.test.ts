import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { cloneAhead, cloneDatabase } from './database.ts'

const nameOf = ({ url }: { url: string }) => new URL(url).pathname.slice(1)

/** Names of all databases, and of those that were cloned ahead. */
const databases = async (url: string) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ name: string }>('select datname as name from pg_database')
  await client.end()
  return rows.map(({ name }) => name)
}

test('databases are taken by one each, the ready ones first, and go when they are given back', async () => {
  await cloneAhead(3)
  const lent = await Promise.all(Array.from({ length: 6 }, cloneDatabase))
  assert.equal(new Set(lent.map(nameOf)).size, 6)
  for (const { url } of lent) {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    assert.deepEqual((await client.query('select from film')).rows, [], 'migrated and empty')
    await client.end()
  }
  for (const one of lent.slice(1)) await one[Symbol.asyncDispose]()
  const left = await databases(lent[0]?.url ?? '')
  assert.deepEqual(
    lent.map(nameOf).filter((name) => left.includes(name)),
    [nameOf(lent[0] as { url: string })],
  )
  await lent[0]?.[Symbol.asyncDispose]()
})
