import assert from 'node:assert/strict'
import { test } from 'node:test'
import { harness } from './harness.ts'
import { read, sourcesIn } from './imports.ts'
import { ownerOf, owners, partOf, tablesIn } from './tables.ts'

/** What others read where a verb would cost a query a row, or the answer would be older than the lock. */
const readers: Record<string, readonly string[]> = {
  // names and addresses beside what they wrote, judged or made
  person: ['film', 'entry', 'moderation', 'thread', 'ballot', 'tally', 'notice', 'desk', 'cli'],
  // whether an edition is there, and where its roles hold
  edition: ['account', 'viewing', 'ballot', 'cli'],
  // within the batch of a ballot, under the lock of the box
  phase: ['ballot'],
  award: ['ballot', 'tally', 'desk'],
  entry: ['viewing', 'thread', 'desk', 'ballot'],
  film_maker: ['ballot'],
  viewing: ['ballot'],
  // what the rules of an edition ask of a film, and how long it is while it is watched
  film: ['entry', 'viewing', 'thread', 'desk'],
  film_standing: ['entry', 'viewing', 'notice'],
  film_category: ['entry'],
  category: ['film', 'entry'],
  caption: ['entry'],
  original: ['entry', 'viewing', 'notice'],
  poster: ['notice'],
  posting: ['entry', 'notice'],
  preparation: ['entry'],
  shown_file: ['entry', 'viewing'],
  rights_declaration: ['entry'],
  team_member: ['entry', 'viewing', 'thread', 'desk'],
  // what stands and what runs is told by one view
  entry_standing: ['film', 'viewing', 'desk', 'ballot', 'tally', 'notice'],
  exposure_count: ['desk'],
  // which entries wait for an answer is a standing of the list
  thread_unanswered: ['entry'],
  // a backup says what it was made from
  migration: ['cli'],
  // news and letters of everybody, and bytes that many name
  blob: ['film', 'entry', 'cli'],
  event: ['account', 'entry', 'viewing', 'notice', 'desk'],
  mail: ['account', 'notice', 'cli', 'demo'],
}

/** Who else writes: what is told of a person, and bytes that nobody names, have to go. */
const writers: Record<string, readonly string[]> = {
  blob: ['film'],
  event: ['account', 'entry'],
  mail: ['account', 'thread'],
}

test('every table and view has one owner', async () => {
  await using site = await harness()
  const { rows } = await site.platform.pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
  )
  assert.deepEqual(
    Object.values(owners).flat().sort(),
    rows.map(({ name }) => name),
  )
})

test('the sources read and write the tables of their own feature, and those that they are let', () => {
  const wrong: string[] = []
  const met = new Set<string>()
  for (const file of sourcesIn('server').filter((file) => !file.includes('.test.'))) {
    const mine = partOf(file)
    for (const { table, writes } of tablesIn(read(file))) {
      const owner = ownerOf(table)
      const [list, others] = writes ? (['writers', writers] as const) : (['readers', readers] as const)
      if (owner === mine) continue
      if (!others[table]?.includes(mine)) wrong.push(`${file} ${writes ? 'writes' : 'reads'} ${table}`)
      met.add(`${list} ${table} ${mine}`)
    }
  }
  assert.deepEqual([...new Set(wrong)], [])
  const unneeded = Object.entries({ readers, writers }).flatMap(([list, tables]) =>
    Object.entries(tables).flatMap(([table, parts]) =>
      parts.map((part) => `${list} ${table} ${part}`).filter((one) => !met.has(one)),
    ),
  )
  assert.deepEqual(unneeded, [], 'let in, but never there')
})

test('tables are seen in builders, in SQL and in lists of names', () => {
  const seen = (source: string) =>
    tablesIn(source).map(({ table, writes }) => `${writes ? 'writes' : 'reads'} ${table}`)
  assert.deepEqual(seen("db.selectFrom('film as f').leftJoin('mediaGrant', 'a', 'b')"), [
    'reads film',
    'reads media_grant',
  ])
  assert.deepEqual(seen("trx\n  .updateTable('entry')\n  .set({})"), ['writes entry'])
  assert.deepEqual(seen('pool.query(`insert into ballot(id) select id from voter v join "person" p`)'), [
    'writes ballot',
    'reads voter',
    'reads person',
  ])
  assert.deepEqual(seen('sql`delete from only exposure`'), ['writes exposure'])
  assert.deepEqual(seen("for (const table of ['poster', 'credit'] as const) trx.deleteFrom(table)"), [
    'writes poster',
    'writes credit',
  ])
  assert.deepEqual(seen("const row = of('consent'); db.selectFrom(table)"), ['reads consent'])
  assert.deepEqual(seen("// from film\nconst kind = 'film'"), [])
})
