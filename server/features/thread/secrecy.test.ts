import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { anEntryBetween, joinTeam, linkIn, write } from '#test/a-thread.ts'
import { ask } from '#test/ask.ts'
import { askForGuardian, consent } from '#test/guardian.ts'
import { harness, type Site } from '#test/harness.ts'
import { readAll } from '#test/read-all.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'

const secret = '秘密の覚え書き7f3a'

test('what organisers note on an entry reaches no maker by any answer, letter, export, page or event', async () => {
  await using site = await harness()
  const between = await anEntryBetween(site, { maker: { birthDate: '2011-02-03' } })
  const { maker, moderator, organiser, edition, entryId, filmId } = between
  const guardianEmail = 'mother@example.com'
  await consent(
    site,
    await askForGuardian(site, maker, { editionId: edition.id, guardianEmail }),
    guardianEmail,
  )
  // one who organises too, and made this film
  const member = await signIn(site, { roles: [{ role: 'organiser', editionId: edition.id }] })
  await joinTeam(site, maker, filmId, member)
  await write(site, moderator, entryId, '質問です')
  const note = randomUUID()
  await ask(site, moderator, 'POST', `/entries/${entryId}/notes`, { id: note, text: secret })
  await write(site, organiser, entryId, '続きです')
  await write(site, maker, entryId, '答えです')
  await site.work()

  const ids = {
    films: filmId,
    editions: edition.id,
    entries: entryId,
    people: maker.id,
    threads: (await linkIn(site, guardianEmail)).split('/')[2] ?? '',
  }
  const tells = async (who: SignedInPerson | null) =>
    [...(await readAll(site, who, ids))].filter(([, { answer }]) => JSON.stringify(answer).includes(secret))
  assert.deepEqual(
    (await tells(organiser)).map(([path]) => path),
    ['/api/entries/:id/notes'],
    'to the desk one route tells it, so it could have been found',
  )
  for (const who of [maker, member, null]) assert.deepEqual(await tells(who), [])
  assert.ok((await readAll(site, null, ids)).get('/api/threads/:token')?.status === 200, 'the link was read')

  const letters = await site.platform.db.selectFrom('mail').selectAll().execute()
  assert.ok(letters.some(({ bodyText }) => bodyText.includes('続きです')))
  assert.deepEqual(
    letters.filter((letter) => JSON.stringify(letter).includes(secret)),
    [],
  )
  const news = await site.platform.db.selectFrom('event').selectAll().execute()
  assert.deepEqual(
    news.filter((one) => JSON.stringify(one).includes(secret)),
    [],
  )
  assert.deepEqual(
    news.filter((one) => JSON.stringify(one).includes(note)),
    [],
  )
  for (const url of [`/entries/${entryId}`, `/films/${filmId}`, '/studio'])
    assert.ok(!(await page(site, url, maker)).includes(secret), url)
})

const page = async (site: Site, url: string, who: SignedInPerson) =>
  (await site.app.inject({ url, headers: who.headers })).body

test('notes on the entries of a person go when they do; an organiser’s notes on others stay', async () => {
  await using site = await harness()
  const one = await anEntryBetween(site)
  const other = await anEntryBetween(site)
  for (const [who, { entryId }] of [
    [one.organiser, one],
    [one.organiser, other],
  ] as const)
    await ask(site, who, 'POST', `/entries/${entryId}/notes`, { id: randomUUID(), text: secret })
  await ask(site, one.maker, 'PUT', '/me/erasure', { email: one.maker.email })
  await site.work()
  await ask(site, one.organiser, 'PUT', '/me/erasure', { email: one.organiser.email })
  await site.work()
  const left = await site.platform.db.selectFrom('note').select(['entryId', 'text']).execute()
  assert.deepEqual(left, [{ entryId: other.entryId, text: secret }])
  const { notes } = (await ask(site, other.moderator, 'GET', `/entries/${other.entryId}/notes`)).json
  assert.equal(notes[0].author.name, '')
})
