import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { filmsById } from '#features/film/film.ts'
import { aFilm, makeWatchable, post } from '#test/a-film.ts'
import { ask, toldKinds } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'

test('making a film twice with the same id makes one; another person’s id is taken', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const id = randomUUID()
  const first = await ask(site, maker, 'POST', '/films', { id, title: { original: '雲' } })
  const again = await ask(site, maker, 'POST', '/films', { id, title: { original: '川' } })
  assert.deepEqual([first.json, again.json.film.title.original], [again.json, '雲'])
  const other = await ask(site, await signIn(site), 'POST', '/films', { id })
  assert.deepEqual([other.status, other.json.code], [409, 'already_exists'])
  assert.deepEqual(await toldKinds(site, id), ['film.begun'])
})

const override = '\u202e'
const html = '<img src=x onerror=alert(1)>'

test('HTML stays text and overrides go, in every field', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const id = await aFilm(site, maker.id)
  const hostile = `${override}${html}`
  const { json } = await ask(site, maker, 'PATCH', `/films/${id}`, {
    title: { original: hostile, english: hostile, romanised: hostile },
    synopsis: { ja: hostile, en: hostile },
    post: hostile,
    credits: [{ id: randomUUID(), role: hostile, name: hostile }],
  })
  assert.ok(!JSON.stringify(json).includes(override))
  const { title, synopsis, post: text, credits } = json.film
  for (const kept of [
    title.original,
    title.english,
    synopsis.ja,
    synopsis.en,
    text,
    credits[0].role,
    credits[0].name,
  ])
    assert.equal(kept, html)
})

const long = 'あ'.repeat(10_000)
const refused: [string, object, string, string][] = [
  ['a title of 10,000 characters', { title: { original: long } }, 'text_too_long', 'title.original'],
  ['a synopsis of 10,000 characters', { synopsis: { ja: long } }, 'text_too_long', 'synopsis.ja'],
  ['a post of 10,000 characters', { post: long }, 'text_too_long', 'post'],
  [
    'a name of 10,000 characters',
    { credits: [{ id: randomUUID(), role: '', name: long }] },
    'text_too_long',
    'credits.0.name',
  ],
  ['a reading in Latin letters', { title: { reading: 'okujou' } }, 'film_reading_not_kana', 'title.reading'],
  ['a romanised title in kana', { title: { romanised: 'くも' } }, 'film_title_not_latin', 'title.romanised'],
  ['a language that is none', { language: 'not a language' }, 'film_language_unknown', 'language'],
  ['a category of no edition', { categoryIds: [randomUUID()] }, 'film_category_unknown', 'categoryIds'],
  [
    'a credit for nobody',
    { credits: [{ id: randomUUID(), role: 'director', name: ' ' }] },
    'film_credit_empty',
    'credits.0.name',
  ],
]

test('what cannot be kept is refused at its field, and nothing changes', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const id = await aFilm(site, maker.id)
  for (const [name, change, code, field] of refused) {
    const { status, json } = await ask(site, maker, 'PATCH', `/films/${id}`, change)
    assert.deepEqual([status, json.code, json.field], [400, code, field], name)
  }
  assert.deepEqual(await toldKinds(site, id), ['film.begun', 'film.rights_declared'])
})

test('katakana is read as hiragana', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const id = await aFilm(site, maker.id)
  const { json } = await ask(site, maker, 'PATCH', `/films/${id}`, {
    title: { reading: 'オクジョウ、はちがつ' },
  })
  assert.equal(json.film.title.reading, 'おくじょう、はちがつ')
})

test('a film is public from the moment that nothing holds it back, and gone the moment it is taken back', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const id = await aFilm(site, maker.id)
  await makeWatchable(site, id)
  assert.equal((await ask(site, null, 'GET', `/films/${id}`)).status, 404)
  await post(site, maker, id)
  const shown = await ask(site, null, 'GET', `/films/${id}`)
  assert.equal(shown.status, 200)
  await ask(site, maker, 'DELETE', `/films/${id}/publication`)
  assert.equal((await ask(site, null, 'GET', `/films/${id}`)).status, 404)
  const grants = await site.platform.db
    .selectFrom('mediaGrant')
    .select('revokedAt')
    .where('filmId', '=', id)
    .where('purpose', '=', 'publication')
    .execute()
  assert.deepEqual(
    grants.map(({ revokedAt }) => revokedAt !== null),
    [true],
  )
  assert.deepEqual((await toldKinds(site, id)).slice(-2), ['film.published', 'film.unpublished'])
})

test('a film without its promises waits for them', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const id = randomUUID()
  await ask(site, maker, 'POST', '/films', { id, title: { original: '雲' } })
  await makeWatchable(site, id)
  assert.deepEqual((await post(site, maker, id)).json.film.waitingFor, ['rights'])
  const half = { id: randomUUID(), version: '1', ownWork: true, music: true, people: false }
  assert.deepEqual((await ask(site, maker, 'PUT', `/films/${id}/rights`, half)).json.waitingFor, ['rights'])
  await ask(site, maker, 'PUT', `/films/${id}/rights`, { ...half, id: randomUUID(), people: true })
  assert.equal((await ask(site, null, 'GET', `/films/${id}`)).status, 200)
})

test('a team member is invited by mail, joins, sees the draft, and is named as a maker', async () => {
  await using site = await harness()
  const [maker, friend] = [await signIn(site), await signIn(site)]
  const id = await aFilm(site, maker.id, { title: '雲' })
  const member = { id: randomUUID(), email: friend.email.toUpperCase(), role: '撮影' }
  for (const _ of [1, 2]) await ask(site, maker, 'POST', `/films/${id}/team`, member)
  const letters = (await site.outbox(friend.email)).filter(({ text }) => text.includes('/invitations/'))
  assert.equal(letters.length, 1)
  const token = /invitations\/([\w-]+)/.exec(letters[0]?.text ?? '')?.[1]
  assert.equal((await ask(site, friend, 'GET', `/films/${id}/draft`)).status, 404)
  const joined = await ask(site, friend, 'PUT', `/invitations/${token}/acceptance`)
  assert.equal(joined.json.state, 'accepted')
  const draft = await ask(site, friend, 'GET', `/films/${id}/draft`)
  assert.deepEqual(
    draft.json.film.makers.map((one: { role: string }) => one.role),
    ['', '撮影'],
  )
  const late = await ask(site, await signIn(site), 'PUT', `/invitations/${token}/acceptance`)
  assert.equal(late.json.code, 'film_invitation_answered')
  const self = await ask(site, maker, 'POST', `/films/${id}/team`, {
    id: randomUUID(),
    email: maker.email,
    role: '',
  })
  assert.equal(self.json.code, 'film_team_yourself')
})

test('a deleted film leaves nothing to see, and its bytes may go', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const id = await aFilm(site, maker.id)
  await makeWatchable(site, id)
  await post(site, maker, id)
  await ask(site, maker, 'DELETE', `/films/${id}`)
  assert.equal((await ask(site, maker, 'GET', `/films/${id}`)).status, 404)
  const blob = await site.platform.db.selectFrom('blob').select('refs').executeTakeFirst()
  assert.ok(!blob || blob.refs === 0)
  assert.equal((await toldKinds(site, id)).at(-1), 'film.erased')
})

test('lists cost the same number of queries at one and at three films', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const ids: string[] = []
  const another = async () => {
    const id = await aFilm(site, maker.id)
    await makeWatchable(site, id)
    await post(site, maker, id)
    ids.push(id)
  }
  const lists: (() => Promise<unknown>)[] = [
    () => filmsById(site.platform.db, ids),
    () => ask(site, maker, 'GET', '/me/films'),
    () => ask(site, null, 'GET', `/people/${maker.id}/films`),
    () => ask(site, maker, 'GET', '/me/entries'),
  ]
  await another()
  const atOne = []
  for (const list of lists) atOne.push(await queriesOf(site, list))
  await another()
  await another()
  const atThree = []
  for (const list of lists) atThree.push(await queriesOf(site, list))
  assert.deepEqual(atThree, atOne)
})

/** The fewest of some runs: something else may ask the database meanwhile. */
const queriesOf = async (site: Site, act: () => Promise<unknown>): Promise<number> => {
  const { pool } = site.platform
  await act() // the first time may do what is done once
  const counts: number[] = []
  for (let run = 0; run < 4; run++) {
    let count = 0
    const noted = () => {
      count++
    }
    pool.on('acquire', noted)
    await act()
    pool.off('acquire', noted)
    counts.push(count)
  }
  return Math.min(...counts)
}
