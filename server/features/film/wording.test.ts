import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { aFilm, makeWatchable, post } from '#test/a-film.ts'
import { ask, toldKinds } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'

const aPublicFilm = async (site: Site) => {
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id, { title: '雲' })
  await makeWatchable(site, filmId)
  await post(site, maker, filmId)
  const draft = async () => (await ask(site, maker, 'GET', `/films/${filmId}/draft`)).json
  const seen = async () => (await ask(site, null, 'GET', `/films/${filmId}`)).json.title.original
  const keep = (body: object) => ask(site, maker, 'PUT', `/films/${filmId}/wording`, body)
  const change = (body: object) => ask(site, maker, 'PATCH', `/films/${filmId}`, body)
  return { maker, filmId, draft, seen, keep, change }
}

test('what is typed about a public film is kept and seen by nobody until it is made public, whole', async () => {
  await using site = await harness()
  const { filmId, draft, seen, keep, change } = await aPublicFilm(site)
  const { version } = (await draft()).words
  const typed = { title: { original: '' }, synopsis: { ja: '夏の屋上。' } }
  const kept = (await keep({ ...typed, basedOn: version })).json
  assert.equal(await seen(), '雲', 'a title that is being written over')
  assert.deepEqual(kept.words.unpublished.words, typed)
  const more = (await keep({ title: { english: 'Cloud' }, basedOn: kept.words.version })).json
  assert.deepEqual(more.words.unpublished.words, {
    title: { original: '', english: 'Cloud' },
    synopsis: { ja: '夏の屋上。' },
  })
  const untitled = await change({ title: { original: '' }, basedOn: more.words.version })
  assert.deepEqual(
    [untitled.status, untitled.json.code, untitled.json.field],
    [400, 'film_title_missing', 'title.original'],
  )
  assert.equal(await seen(), '雲')
  const published = await change({
    title: { original: '入道雲', english: 'Cloud' },
    basedOn: more.words.version,
  })
  assert.equal(published.json.words.unpublished, null)
  assert.equal(await seen(), '入道雲')
  assert.deepEqual(
    (await toldKinds(site, filmId)).filter((kind) => kind === 'film.changed'),
    ['film.changed'],
    'what is kept is no news',
  )
})

test('of two who write at once neither writes over the other, and saying the same again is no conflict', async () => {
  await using site = await harness()
  const { draft, keep, change, seen } = await aPublicFilm(site)
  const { version } = (await draft()).words
  const mine = { title: { original: '朝の雲' }, basedOn: version }
  assert.equal((await keep(mine)).status, 200)
  assert.equal((await keep(mine)).status, 200, 'its answer was lost on the way')
  const theirs = { title: { original: '夜の雲' }, basedOn: version }
  for (const refused of [await keep(theirs), await change(theirs)])
    assert.deepEqual([refused.status, refused.json.code], [409, 'film_words_changed'])
  const now = await draft()
  assert.equal(now.words.unpublished.words.title.original, '朝の雲')
  assert.equal((await change({ ...theirs, basedOn: now.words.version })).status, 200)
  assert.equal(await seen(), '夜の雲')
  const both = await Promise.all(
    [1, 2].map(async (n) => keep({ title: { original: `${n}` }, basedOn: (await draft()).words.version })),
  )
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
})

test('a draft’s words are its own at once; what was not made public is thrown away, and goes with the film', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id, { title: '' })
  const keep = (body: object) => ask(site, maker, 'PUT', `/films/${filmId}/wording`, body)
  const begun = (await keep({ title: { original: '雲' }, basedOn: 0 })).json
  assert.deepEqual([begun.film.title.original, begun.words], ['雲', { version: 1, unpublished: null }])
  await makeWatchable(site, filmId)
  await post(site, maker, filmId)
  await keep({ title: { original: '川' } })
  const dropped = (await ask(site, maker, 'DELETE', `/films/${filmId}/wording`)).json
  assert.deepEqual([dropped.film.title.original, dropped.words.unpublished], ['雲', null])
  await keep({ credits: [{ id: randomUUID(), role: 'director', name: '澪' }] })
  await ask(site, maker, 'DELETE', `/films/${filmId}`)
  assert.deepEqual(await site.platform.db.selectFrom('wording').selectAll().execute(), [])
})
