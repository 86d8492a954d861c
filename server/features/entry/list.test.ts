import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Check, EntryRow, Step } from '#contract/entry.ts'
import { aFilm, makeWatchable, post, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { harness } from '#test/harness.ts'
import { received } from '#test/received.ts'
import { signIn } from '#test/sign-in.ts'

test('the console sees every entry of its edition, page by page, with counts and days in its zone', async () => {
  await using site = await harness({ now: '2026-05-01T14:30:00Z' })
  const organiser = await signIn(site, { roles: ['organiser'] })
  const category = { id: randomUUID(), name: { ja: '街', en: 'Town' }, description: { ja: '', en: '' } }
  const edition = await anEdition(site, organiser.id, { change: { categories: [category] } })
  for (const title of ['雲', '川', '100%の夜']) {
    const maker = await signIn(site)
    const filmId = await aFilm(site, maker.id, { title, post: tagOf(edition) })
    await post(site, maker, filmId)
    if (title === '雲') await ask(site, maker, 'PATCH', `/films/${filmId}`, { categoryIds: [category.id] })
    if (title !== '川') await makeWatchable(site, filmId)
    site.clock.advance(20 * 60_000)
  }
  const list = (query = '') => ask(site, organiser, 'GET', `/editions/${edition.id}/entries${query}`)
  const all = (await list('?limit=2')).json
  assert.deepEqual(titles(all), ['100%の夜', '川'])
  assert.deepEqual(titles((await list(`?limit=2&after=${all.next}`)).json), ['雲'])
  assert.deepEqual([all.counts.all, all.counts.eligible, all.counts.received], [3, 2, 1])
  assert.deepEqual(all.perDay, [
    { day: '2026-05-01', entries: 2 },
    { day: '2026-05-02', entries: 1 },
  ])
  assert.deepEqual(titles((await list('?search=0%25')).json), ['100%の夜'])
  assert.deepEqual(titles((await list('?search=2')).json), ['川'])
  assert.deepEqual(titles((await list('?standing=received')).json), ['川'])
  const town = (await list(`?categoryId=${category.id}`)).json
  assert.deepEqual([titles(town), town.counts.all, town.counts.received], [['雲'], 1, 0])
  const one = (await ask(site, organiser, 'GET', `/entries/${town.entries[0].id}`)).json
  assert.deepEqual(one.categoryIds, [category.id])
})

test('an entry whose file cannot be shown says why, and promises no measurement', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
  const [{ id }] = (await post(site, maker, filmId)).json.entries
  const file = join(site.platform.config.dataDir, 'a.mp4')
  await writeFile(file, '')
  await received(site.platform, filmId, file)
  await site.work()
  const { entry, steps } = (await ask(site, maker, 'GET', `/entries/${id}`)).json
  const rules = (outcome: string) =>
    entry.eligibility.checks
      .filter((check: Check) => check.outcome === outcome)
      .map(({ rule }: Check) => rule)
  assert.deepEqual(rules('broken'), ['prepared'])
  assert.deepEqual(
    ['length', 'shape', 'bars'].filter((rule) => rules('undecided').includes(rule)),
    [],
  )
  const refused = steps.find(({ kind }: Step) => kind === 'refused')
  assert.equal(refused.title, 'このファイルは使えません')
  assert.match(refused.note, /[\u3040-\u30ff]/)
})

const titles = ({ entries }: { entries: EntryRow[] }) => entries.map(({ title }) => title.original)

test('the entries of an edition are listed whatever zone it was once put into', async () => {
  await using site = await harness({ now: '2026-05-01T20:00:00Z' })
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
  const [{ id }] = (await post(site, maker, filmId)).json.entries
  const day = async (zone: string) => {
    await site.platform.pool.query('update edition set time_zone = $1', [zone])
    for (const path of [`/editions/${edition.slug}`, `/entries/${id}`, `/films/${filmId}/ballot`])
      assert.notEqual((await ask(site, organiser, 'GET', path)).status, 500, `${path} in ${zone}`)
    const { status, json } = await ask(site, organiser, 'GET', `/editions/${edition.id}/entries`)
    return [status, json.perDay]
  }
  for (const [zone, expected] of [
    ['Asia/Tokyo', '2026-05-02'],
    ['Asia/Kathmandu', '2026-05-02'],
    ['America/St_Johns', '2026-05-01'],
    ['JST', '2026-05-02'],
    ['SystemV/PST8', '2026-05-01'],
    ['Mars/Base', '2026-05-01'],
  ] as const)
    assert.deepEqual(await day(zone), [200, [{ day: expected, entries: 1 }]], zone)
})
