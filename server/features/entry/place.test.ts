import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Edition } from '#contract/edition.ts'
import { aFilm, makeWatchable, post, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { consentOf } from '#test/guardian.ts'
import { harness, type Site } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'

const entered = async (site: Site, editions: number, birthDate = '1990-04-30') => {
  const organiser = await signIn(site, { roles: ['organiser'] })
  const made: Edition[] = []
  for (let n = 0; n < editions; n++) made.push(await anEdition(site, organiser.id))
  const maker = await signIn(site, { birthDate })
  const filmId = await aFilm(site, maker.id, { post: made.map(tagOf).join(' ') })
  await makeWatchable(site, filmId)
  const { entries } = (await post(site, maker, filmId)).json
  const mine = (method: 'PUT' | 'DELETE', path: string, body?: object) => ask(site, maker, method, path, body)
  return {
    maker,
    filmId,
    editions: made,
    mine,
    withdraw: (at: number, body: object = {}) =>
      mine('PUT', `/entries/${entries[at].id}/withdrawal`, { reason: '', ...body }),
    comeBack: (at: number) => mine('DELETE', `/entries/${entries[at].id}/withdrawal`),
    /** What a stranger gets of it, and what its maker is told that it waits for. */
    seen: async () => [
      (await ask(site, null, 'GET', `/films/${filmId}`)).status,
      (await ask(site, maker, 'GET', `/films/${filmId}/draft`)).json.waitingFor,
    ],
  }
}

test('a withdrawn film is shown no more from that moment, and comes back with its entry', async () => {
  await using site = await harness()
  const { seen, withdraw, comeBack } = await entered(site, 1)
  assert.deepEqual(await seen(), [200, []])
  await withdraw(0)
  assert.deepEqual(await seen(), [404, ['place']])
  await comeBack(0)
  assert.deepEqual(await seen(), [200, []])
})

test('whoever withdraws may ask for the own page with it, or later, and give that up', async () => {
  await using site = await harness()
  const { filmId, mine, seen, withdraw } = await entered(site, 1)
  await withdraw(0, { stays: true })
  assert.deepEqual(await seen(), [200, []])
  assert.equal((await mine('DELETE', `/films/${filmId}/own-page`)).json.ownPage, false)
  assert.deepEqual(await seen(), [404, ['place']])
  assert.equal((await mine('PUT', `/films/${filmId}/own-page`)).json.ownPage, true)
  assert.deepEqual(await seen(), [200, []])
})

test('who leaves one of two editions is shown in the other', async () => {
  await using site = await harness()
  const { seen, withdraw } = await entered(site, 2)
  await withdraw(0)
  assert.deepEqual(await seen(), [200, []])
  await withdraw(1)
  assert.deepEqual(await seen(), [404, ['place']])
})

test('a guardian who agreed to an edition has agreed to no own page, and is asked for it', async () => {
  await using site = await harness()
  const { maker, editions, seen, withdraw } = await entered(site, 1, '2010-06-01')
  assert.deepEqual(await seen(), [404, ['guardian']])
  await consentOf(site, maker, editions[0]?.id ?? null)
  await site.work()
  assert.deepEqual(await seen(), [200, []])
  await withdraw(0, { stays: true })
  assert.deepEqual(await seen(), [404, ['guardian']])
  await consentOf(site, maker, null)
  await site.work()
  assert.deepEqual(await seen(), [200, []])
})

test('a film that enters nothing is on its maker’s own page', async () => {
  await using site = await harness()
  const { seen, filmId, maker } = await entered(site, 0)
  assert.deepEqual(await seen(), [200, []])
  assert.equal((await ask(site, maker, 'GET', `/films/${filmId}/draft`)).json.ownPage, true)
})
