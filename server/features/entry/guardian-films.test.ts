import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFilm, makeWatchable, post, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { askForGuardian, consent, takeConsentBack } from '#test/guardian.ts'
import { harness, type Site } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'

const asked = async (site: Site) => {
  const organiser = await signIn(site, { roles: ['organiser'] })
  await ask(site, organiser, 'PATCH', '/me', { name: '三田 航' })
  const edition = await anEdition(site, organiser.id)
  const minor = await signIn(site, { birthDate: '2010-06-01' })
  const filmId = await aFilm(site, minor.id, { title: '雲', post: tagOf(edition) })
  const link = await askForGuardian(site, minor, { editionId: edition.id })
  const shown = async () => (await ask(site, null, 'GET', `${link}/films`)).json
  const state = async () => (await shown()).films.map((one: { state: string }) => one.state)
  return { organiser, edition, minor, filmId, link, shown, state }
}

test('a guardian sees the film, where it is shown, until when and who runs that, from before it is sent to after', async () => {
  await using site = await harness()
  const { edition, minor, filmId, link, shown, state } = await asked(site)
  const first = await shown()
  assert.deepEqual(
    [first.films[0].film.title.original, first.films[0].state, first.sees],
    ['雲', 'coming', 'file'],
  )
  assert.deepEqual(
    [first.edition.slug, first.edition.organisers, first.edition.screening.endsAt],
    [edition.slug, ['三田 航'], '2026-12-15T00:00:00.000Z'],
  )
  await makeWatchable(site, filmId, { complete: true })
  const [letter] = (await site.outbox('guardian@example.com')).slice(-1)
  assert.equal(letter?.subject, 'お子さまの作品を観られるようになりました')
  assert.deepEqual(await state(), ['asked'])
  const { film } = (await shown()).films[0]
  assert.equal((await site.app.inject({ url: film.media.start })).statusCode === 401, false)
  await post(site, minor, filmId)
  await consent(site, link)
  await site.work()
  assert.deepEqual(await state(), ['public'])
  await takeConsentBack(site, link)
  await site.work()
  assert.deepEqual(await state(), ['asked'])
})

test('a guardian is shown the films of that one place, and none of another child', async () => {
  await using site = await harness()
  const { organiser, minor, shown } = await asked(site)
  const other = await anEdition(site, organiser.id)
  await aFilm(site, minor.id, { title: '別', post: tagOf(other) })
  await aFilm(site, (await signIn(site)).id, { title: '他', post: tagOf(other) })
  const titles = async () =>
    (await shown()).films.map((one: { film: { title: { original: string } } }) => one.film.title.original)
  assert.deepEqual(await titles(), ['雲'])
  const own = await askForGuardian(site, minor, { guardianEmail: 'aunt@example.com' })
  const { films, edition } = (await ask(site, null, 'GET', `${own}/films`)).json
  assert.deepEqual([films.length, edition], [2, null], 'what stands in no edition may come to the own page')
})

test('a no is taken back on the page, and a withdrawn film is told as such', async () => {
  await using site = await harness()
  const { minor, edition, filmId, link, state } = await asked(site)
  await makeWatchable(site, filmId)
  const [entry] = (await post(site, minor, filmId)).json.entries
  const standing = async (method: 'PUT' | 'DELETE', path: string, who = null as typeof minor | null) =>
    (await ask(site, who, method, `${link}/${path}`)).json
  assert.equal((await standing('PUT', 'refusal')).standing, 'refused')
  assert.equal((await standing('DELETE', 'refusal', minor)).code, 'account_guardian_child_here')
  assert.equal((await standing('DELETE', 'refusal')).standing, 'asked')
  assert.equal((await standing('DELETE', 'refusal')).standing, 'asked', 'twice is once')
  assert.equal((await standing('PUT', 'seen')).code, 'account_guardian_answered', 'nothing stands to be seen')
  assert.equal((await consent(site, link)).standing, 'given')
  assert.equal((await standing('DELETE', 'refusal')).code, 'account_guardian_answered')
  await takeConsentBack(site, link)
  assert.equal((await standing('DELETE', 'refusal')).standing, 'asked')
  assert.equal((await consent(site, link)).standing, 'given', 'with a code of its own')
  await ask(site, minor, 'PUT', `/entries/${entry.id}/withdrawal`, { reason: '' })
  await site.work()
  assert.deepEqual(await state(), ['ended'])
  await ask(site, minor, 'PUT', '/me/erasure', { email: minor.email })
  assert.equal((await ask(site, null, 'GET', `${link}/films`)).status, 404)
  assert.equal((await standing('PUT', 'seen')).code, 'not_found')
  assert.ok(edition)
})

test('a link that nobody was sent opens nothing', async () => {
  await using site = await harness()
  const { link } = await asked(site)
  const token = link.split('/')[2] ?? ''
  const bytes = Buffer.from(token, 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const forged = Buffer.from(bytes)
    forged[at] = (forged[at] ?? 0) ^ 1
    const { status } = await ask(
      site,
      null,
      'GET',
      `/guardian-consents/${forged.toString('base64url')}/films`,
    )
    assert.equal(status, 404, `byte ${at}`)
  }
})
