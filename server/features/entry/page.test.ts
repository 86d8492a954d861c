import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { entrySorts, entryStandings } from '#contract/plain/entry.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'
import { selectPage } from './page.ts'

/** An edition with so many entries that nobody could enter by hand. */
const plant = async (site: Site, editionId: string, makerId: string, many: number): Promise<void> => {
  const { db } = site.platform
  await sql`with planted as (
      insert into film (id, person_id, title, created_at)
      select gen_random_uuid(), ${makerId}, jsonb_build_object('original', '作品' || n, 'reading', '', 'romanised', '',
        'english', ''), timestamptz '2026-02-01' + n * interval '1 minute'
      from generate_series(1, ${many}::int) n returning id, created_at)
    insert into entry (id, edition_id, film_id, person_id, stage, number, received_at)
    select gen_random_uuid(), ${editionId}, id, ${makerId}, 'received', row_number() over (order by created_at),
      created_at from planted`.execute(db)
  await sql`analyze entry, film`.execute(db)
}

type Node = {
  'Node Type': string
  'Index Name'?: string
  'Relation Name'?: string
  'Actual Rows': number
  Plans?: Node[]
}
const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

test('a page of five thousand entries reads its own rows along an index, the first as the last', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  await plant(site, edition.id, organiser.id, 5000)
  const page = async (after?: string) => {
    const query = selectPage(site.platform.db, edition.id, { ...(after && { after }) }, 51).compile()
    const plan = await site.platform.pool.query(`explain (analyze, format json) ${query.sql}`, [
      ...query.parameters,
    ])
    const nodes = nodesOf(plan.rows[0]['QUERY PLAN'][0].Plan)
    const entries = nodes.filter((node) => node['Relation Name'] === 'entry')
    assert.ok(
      entries.some((node) => node['Index Name'] === 'entry_edition'),
      JSON.stringify(nodes.map((node) => [node['Node Type'], node['Index Name']])),
    )
    assert.deepEqual(
      nodes.filter((node) => node['Node Type'] === 'Sort').map((node) => node['Actual Rows']),
      [],
      'nothing is sorted that the index has in order',
    )
    for (const node of entries)
      assert.ok(node['Actual Rows'] <= 51, `${node['Node Type']} reads ${node['Actual Rows']} rows`)
  }
  await page()
  const { json } = await ask(site, organiser, 'GET', `/editions/${edition.id}/entries?limit=200`)
  assert.equal(json.entries.length, 200)
  await page(json.next)
})

test('each sorting shows every entry once, in its order, whatever the size of the page', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  await plant(site, edition.id, organiser.id, 23)
  for (const sort of entrySorts)
    for (const order of ['asc', 'desc']) {
      const numbers: number[] = []
      for (let after = ''; ; ) {
        const query = `?sort=${sort}&order=${order}&limit=5${after && `&after=${after}`}`
        const { json } = await ask(site, organiser, 'GET', `/editions/${edition.id}/entries${query}`)
        numbers.push(...json.entries.map(({ number }: { number: number }) => number))
        if (!json.next) break
        after = json.next
      }
      const sorted = numbers.toSorted((a, b) => a - b)
      assert.deepEqual(
        sorted,
        [...Array(23).keys()].map((n) => n + 1),
        `${sort} ${order}`,
      )
      if (sort === 'received' || sort === 'number')
        assert.deepEqual(numbers, order === 'asc' ? sorted : sorted.toReversed(), `${sort} ${order}`)
      const byText = sorted.map(String).sort().map(Number)
      if (sort === 'title') assert.deepEqual(numbers, order === 'asc' ? byText : byText.toReversed(), order)
    }
  const wrong = await ask(site, organiser, 'GET', `/editions/${edition.id}/entries?after=nothing`)
  assert.equal(wrong.json.code, 'invalid_input')
})

test('the table holds what the list shows, opens right in a spreadsheet and holds no formula', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  await plant(site, edition.id, organiser.id, 450)
  await ask(site, organiser, 'PATCH', '/me', { name: '=HYPERLINK("x"), 高野' })
  const table = async (query: string) => {
    const reply = await site.app.inject({
      url: `/api/editions/${edition.id}/entries.csv?${query}`,
      headers: organiser.headers,
    })
    assert.equal(reply.statusCode, 200)
    assert.match(String(reply.headers['content-type']), /^text\/csv; charset=utf-8/)
    assert.match(
      String(reply.headers['content-disposition']),
      /^attachment; filename="edition-\d+-entries.csv"$/,
    )
    return reply.body
  }
  const all = await table('language=ja')
  assert.ok(all.startsWith('\ufeff受付番号,タイトル'), 'the mark says that it is UTF-8')
  const lines = all.trimEnd().split('\r\n')
  assert.equal(lines.length, 451, 'each entry once, beyond a page')
  assert.match(lines[1] ?? '', /^450,作品450,/)
  assert.match(lines[1] ?? '', /,"'=HYPERLINK\(""x""\), 高野",/)
  assert.ok((await table('language=en')).startsWith('\ufeffNumber,Title'))
  assert.equal(
    (await table('search=作品45&language=ja')).trimEnd().split('\r\n').length,
    1 + 2,
    'it honours the search',
  )
  for (const standing of entryStandings) {
    const { json } = await ask(
      site,
      organiser,
      'GET',
      `/editions/${edition.id}/entries?standing=${standing}&limit=1`,
    )
    assert.equal(
      (await table(`standing=${standing}`)).trimEnd().split('\r\n').length - 1,
      json.counts[standing],
      standing,
    )
  }
})
