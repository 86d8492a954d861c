import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Fate, PersonalPart } from '#platform/personal.ts'
import type { Platform } from '#platform/platform.ts'
import { features } from '#server/app.ts'
import { aFilm, makeWatchable, post, tagOf } from './a-film.ts'
import { anEdition } from './an-edition.ts'
import { ask } from './ask.ts'
import { harness, type Site } from './harness.ts'
import { signIn } from './sign-in.ts'

/** Columns that refer to a person are those with a key to one, and those whose name says so. */
const nameSaysSo =
  /(^|_)(by|actor_id|person_id|visitor_id|email|mailbox|recipient|address|handle|given_name|birth_date|file_name|network)$|^(userId|accountId|credentialID|identifier|ipAddress|userAgent)$/

/** Whose names say so and are wrong. */
const ofNobody = ['award.decided_by']

test('what becomes of every column that refers to a person is stated, by the feature that keeps it', async () => {
  await using site = await harness()
  const stated = (await partsOf(site.platform)).flatMap(({ columns }) => Object.keys(columns))
  const referring = [...(await columnsOf(site.platform)).values()]
    .filter(({ column, refersTo }) => refersTo !== null || nameSaysSo.test(column))
    .map(({ key }) => key)
    .filter((key) => !ofNobody.includes(key))
  assert.deepEqual(stated.toSorted(), [...new Set(stated)].sort(), 'each column is stated once')
  assert.deepEqual(
    referring.filter((key) => !stated.includes(key)),
    [],
    'columns whose fate is not stated',
  )
  const columns = await columnsOf(site.platform)
  assert.deepEqual(
    stated.filter((key) => !columns.has(key)),
    [],
    'columns that are not there',
  )
  for (const [key, fate] of await fatesOf(site.platform))
    if (fate.endsWith('stays')) assert.equal(columns.get(key)?.type, 'uuid', `${key} may not keep words`)
})

test('what is stated happens: taken columns are in the export, and after erasure nothing refers but what stays', async () => {
  await using site = await harness()
  await signIn(site, { roles: ['organiser'] })
  const mio = await signIn(site, { email: 'mio.asahina@example.jp' })
  const known = await whatThereIs(site, mio)
  const planted: Planted[] = []
  const columns = await columnsOf(site.platform)
  await loosen(site.platform)
  for (const [key, fate] of await fatesOf(site.platform)) {
    const column = columns.get(key)
    const value = column && referenceTo(column, known)
    if (column && value && fate !== 'of a browser')
      planted.push(...(await plant(site.platform, column, value, fate, known)))
  }
  const unplanted = [...(await fatesOf(site.platform))].filter(
    ([key, fate]) =>
      fate !== 'of a browser' &&
      columns.get(key) &&
      referenceTo(columns.get(key) as Column, known) &&
      !planted.some(({ column }) => column.key === key),
  )
  assert.deepEqual(unplanted, [], 'a row is there for every column')

  const exported = (await site.app.inject({ url: '/api/me/export', headers: mio.headers })).body
  const untold = planted.filter(({ fate, row }) => fate.startsWith('taken') && !tells(exported, row, known))
  assert.deepEqual(untold.map(rowOf), [], 'rows that the export leaves out')
  const secrets = planted.filter(({ fate, column, row }) => {
    const value = fate.startsWith('secret') && row[column.column]
    return value && value !== mio.id && exported.includes(String(value))
  })
  assert.deepEqual(secrets.map(rowOf), [], 'secrets that the export tells')

  assert.equal((await ask(site, mio, 'PUT', '/me/erasure', { email: mio.email })).status, 200)
  const wrong: string[] = []
  for (const one of planted) {
    const now = await found(site.platform, one)
    const refers = now?.[one.column.column] === one.row[one.column.column]
    const fits = one.fate.endsWith('gone')
      ? now === undefined
      : one.fate.endsWith('emptied')
        ? now !== undefined && !refers
        : refers
    if (!fits) wrong.push(`${rowOf(one)}: ${one.fate}, but ${now ? JSON.stringify(now) : 'is gone'}`)
  }
  assert.deepEqual(wrong, [])
})

type Column = {
  key: string
  table: string
  column: string
  type: string
  /** The table that its foreign key leads to: person or auth."user". */
  refersTo: string | null
}
type Row = Record<string, unknown>
type Planted = { column: Column; fate: Fate; row: Row }
type Known = { ids: Map<string, string>; own: string; others: string; references: Record<string, string> }

const rowOf = ({ column, row }: Planted): string => `${column.key} ${JSON.stringify(row)}`

const partsOf = (platform: Platform): Promise<PersonalPart[]> =>
  Promise.all(features.flatMap(({ personal }) => (personal ? [personal(platform)] : [])))

const fatesOf = async (platform: Platform): Promise<Map<string, Fate>> =>
  new Map((await partsOf(platform)).flatMap(({ columns }) => Object.entries(columns)))

const columnsOf = async ({ pool }: Platform): Promise<Map<string, Column>> => {
  const { rows } = await pool.query<Column>(
    `select case when c.table_schema = 'public' then '' else c.table_schema || '.' end || c.table_name || '.' || c.column_name as key,
       format('%I.%I', c.table_schema, c.table_name) as table, c.column_name as column, c.data_type as type,
       (select max(k.confrelid::regclass::text) from pg_constraint k
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
        where k.contype = 'f' and k.conrelid = format('%I.%I', c.table_schema, c.table_name)::regclass
          and a.attname = c.column_name and k.confrelid in ('person'::regclass, 'auth."user"'::regclass)) as "refersTo"
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema in ('public', 'auth') and t.table_type = 'BASE TABLE'`,
  )
  return new Map(rows.map((row) => [row.key, row]))
}

/** A film of one's own and somebody else's, an edition and an entry, for the rows to be about. */
const whatThereIs = async (site: Site, mio: Awaited<ReturnType<typeof signIn>>): Promise<Known> => {
  const ren = await signIn(site)
  const edition = await anEdition(site, ren.id)
  const [own, others] = [await aFilm(site, mio.id, { post: tagOf(edition) }), await aFilm(site, ren.id)]
  await makeWatchable(site, own)
  const { json } = await post(site, mio, own)
  const { rows } = await site.platform.pool.query('select auth_user_id, mailbox from person where id = $1', [
    mio.id,
  ])
  return {
    own,
    others,
    ids: new Map([
      ['edition_id', edition.id],
      ['entry_id', json.entries[0].id],
    ]),
    references: {
      person: mio.id,
      'auth."user"': rows[0].auth_user_id,
      email: mio.email,
      recipient: mio.email,
      address: mio.email,
      mailbox: rows[0].mailbox,
    },
  }
}

/** What the column would hold of this person; undefined for one that holds a word of theirs. */
const referenceTo = ({ column, refersTo, table }: Column, { references }: Known): string | undefined => {
  if (refersTo) return references[refersTo]
  if (column === 'actor_id') return references.person
  return table === 'public.person' || table === 'auth."user"' ? undefined : references[column]
}

/** So that a row can be planted without everything around it. */
const loosen = async ({ pool }: Platform): Promise<void> => {
  const { rows } = await pool.query<{ sql: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as sql from pg_constraint
     where contype in ('f', 'c') and connamespace in ('public'::regnamespace)`,
  )
  for (const { sql } of rows) await pool.query(sql)
}

/** A row about one's own film, one about somebody else's, or what is there already. */
const plant = async (
  platform: Platform,
  column: Column,
  value: string,
  fate: Fate,
  known: Known,
): Promise<Planted[]> => {
  const { pool } = platform
  const present = await pool.query<{ row: Row }>(
    `select to_jsonb(t) as row from ${column.table} t where "${column.column}"::text = $1`,
    [value],
  )
  if (present.rows.length > 0) return present.rows.map(({ row }) => ({ column, fate, row }))
  const { rows: needed } = await pool.query<{ name: string; type: string; needed: boolean }>(
    `select column_name as name, data_type as type, is_nullable = 'NO' and column_default is null and is_generated = 'NEVER' as needed
     from information_schema.columns where format('%I.%I', table_schema, table_name) = $1 and is_identity = 'NO'`,
    [column.table],
  )
  const made = needed.flatMap(({ name, type, needed }): [string, unknown][] => {
    if (name === column.column) return [[name, value]]
    // what is addressed to someone is addressed to their mailbox
    if (known.references[name] && column.type === 'text') return [[name, known.references[name]]]
    if (name === 'film_id') return [[name, known.others]]
    if (known.ids.has(name)) return [[name, known.ids.get(name)]]
    return needed ? [[name, anything(type)]] : []
  })
  const { rows } = await pool.query<{ row: Row }>(
    `insert into ${column.table} as t (${made.map(([name]) => `"${name}"`)}) values (${made.map((_, i) => `$${i + 1}`)})
     returning to_jsonb(t) as row`,
    made.map(([, one]) => one),
  )
  return rows.map(({ row }) => ({ column, fate, row }))
}

const anything = (type: string): unknown => {
  if (type === 'uuid') return randomUUID()
  if (type === 'text') return `planted ${randomUUID()}`
  if (type === 'jsonb') return '{}'
  if (type === 'boolean') return false
  if (type === 'date') return '2001-02-03'
  if (type.startsWith('timestamp')) return new Date('2026-05-01T00:00:00Z')
  if (type === 'int4multirange') return '{}'
  return 7
}

/** An export tells a row when it holds one of its ids or words that are no one else's. */
const tells = (exported: string, row: Row, { references, ids }: Known): boolean => {
  const common = [...Object.values(references), ...ids.values()]
  const own = Object.values(row)
    .map(String)
    .filter((text) => /^planted |^[\w-]{20,}$|@/.test(text))
  const telling = own.filter((text) => !common.includes(text))
  return (telling.length > 0 ? telling : own).some((text) => exported.includes(text))
}

const found = async ({ pool }: Platform, { column, row }: Planted): Promise<Row | undefined> => {
  const { rows: keys } = await pool.query<{ name: string }>(
    `select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
     where i.indrelid = $1::regclass and i.indisprimary`,
    [column.table],
  )
  // a table without a key is known by all that it holds beside those whom it refers to
  const by = (keys.length > 0 ? keys.map(({ name }) => name) : Object.keys(row)).filter(
    (name) => name !== column.column && !nameSaysSo.test(name),
  )
  const { rows } = await pool.query<{ row: Row }>(
    `select to_jsonb(t) as row from ${column.table} t where ${by.map((name, i) => `to_jsonb(t)->'${name}' = $${i + 1}`).join(' and ') || 'true'}`,
    by.map((name) => JSON.stringify(row[name])),
  )
  return rows.length === 1
    ? rows[0]?.row
    : rows.find(({ row: one }) => one[column.column] === row[column.column])?.row
}
