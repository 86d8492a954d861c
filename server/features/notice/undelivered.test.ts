import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { UndeliveredLetter } from '#contract/notice.ts'
import { aFilm, makeWatchable, post, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { listenToLetters } from '#test/letters.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'
import { plantVoting, vote, watch } from '#test/voting.ts'

const loseAddress = (site: Site, { id }: SignedInPerson) =>
  site.platform.db
    .updateTable('person')
    .set({ email: `${id}@tiktok.placeholder.invalid` })
    .where('id', '=', id)
    .execute()

const lettersFor = async (site: Site, who: SignedInPerson, editionId: string) =>
  (await ask(site, who, 'GET', `/editions/${editionId}/letters`)).json.letters as UndeliveredLetter[]

test('an outcome that is not public yet is told to organisers alone, also by a letter that did not arrive', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const { editionId, awardId, closesAt, filmIds } = await plantVoting(site.platform, { makerId: maker.id })
  const [winner = ''] = filmIds
  const organiser = await signIn(site, { roles: ['organiser'] })
  const moderator = await signIn(site, { roles: [{ role: 'moderator', editionId }] })
  const visitor = await signIn(site)
  await watch(site.platform, visitor.id, winner)
  await vote(site, visitor, winner, 5)
  const listen = await listenToLetters(site)
  await listen()
  await loseAddress(site, maker)
  site.clock.set(closesAt)
  const counted = `/editions/${editionId}/results/${randomUUID()}`
  const { id } = (await ask(site, organiser, 'PUT', counted, { awardId })).json
  await ask(site, organiser, 'PUT', `/results/${id}/publication`, { makersFirstMinutes: 60 })
  await listen()
  assert.match(JSON.stringify(await lettersFor(site, organiser, editionId)), /観客賞/)
  assert.deepEqual(await lettersFor(site, moderator, editionId), [])
  const { attention } = (await ask(site, moderator, 'GET', `/editions/${editionId}/overview`)).json
  assert.ok(!attention.some(({ kind }: { kind: string }) => kind === 'letters'))

  site.clock.advance(60 * 60_000)
  await listen()
  assert.match(JSON.stringify(await lettersFor(site, moderator, editionId)), /観客賞/)
})

test('of a letter about the films of two editions each desk sees its own', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const mio = await signIn(site)
  const listen = await listenToLetters(site)
  await listen()
  await loseAddress(site, mio)
  const editions = []
  for (const title of ['屋上の雲', '凪の音']) {
    const edition = await anEdition(site, organiser.id)
    const filmId = await aFilm(site, mio.id, { title, post: tagOf(edition) })
    await post(site, mio, filmId)
    await makeWatchable(site, filmId)
    editions.push({ id: edition.id, title, filmId })
  }
  await listen()
  const letters = await site.platform.db.selectFrom('noticeLetter').selectAll().execute()
  assert.equal(letters.length, 1, 'it was one letter')
  for (const { id, filmId } of editions) {
    const moderator = await signIn(site, { roles: [{ role: 'moderator', editionId: id }] })
    const [letter, ...more] = await lettersFor(site, moderator, id)
    assert.deepEqual(more, [])
    assert.equal(letter?.film?.id, filmId)
    const own = await site.platform.db
      .selectFrom('notice')
      .select('id')
      .where('byLetter', '=', true)
      .where('filmId', '=', filmId)
      .execute()
    assert.equal(letter?.about.length, own.length)
  }
})
