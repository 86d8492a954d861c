import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Evening } from '#contract/ballot.ts'
import { ask } from '#test/ask.ts'
import { hideFromPublic } from '#test/ended.ts'
import { harness, type Site } from '#test/harness.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'
import { plantVoting, vote, watch } from '#test/voting.ts'

const eveningOf = async (site: Site, who: SignedInPerson | null, edition: string): Promise<Evening> =>
  (await ask(site, who, 'GET', `/editions/${edition}/evening`)).json as Evening
const figures = ({ count, watched, voted }: Evening) => [count, watched, voted]

test('an evening says what was watched and voted and what is left, to nobody but whose it is', async () => {
  await using site = await harness()
  const { slug, editionId, filmIds, closesAt } = await plantVoting(site.platform, { films: 4 })
  const [voted = '', watched = ''] = filmIds
  const person = await signIn(site)
  await watch(site.platform, person.id, voted, watched)
  await vote(site, person, voted, 4)
  const evening = await eveningOf(site, person, slug)
  assert.deepEqual(figures(evening), [4, 2, 1])
  assert.deepEqual(
    evening.films.slice(0, 2).map(({ filmId, mark, watched }) => [filmId, mark, watched.verified]),
    [
      [voted, 4, true],
      [watched, null, true],
    ],
  )
  assert.deepEqual([evening.voting.open, evening.voting.until], [true, closesAt.toISOString()])
  assert.deepEqual(figures(await eveningOf(site, person, editionId)), [4, 2, 1], 'by id as by slug')
  // taken back, it is no vote
  await vote(site, person, voted, 0)
  assert.deepEqual(figures(await eveningOf(site, person, slug)), [4, 2, 0])
  const other = await signIn(site)
  assert.deepEqual(figures(await eveningOf(site, other, slug)), [4, 0, 0])
  assert.deepEqual(figures(await eveningOf(site, null, slug)), [4, 0, 0])
})

test('one’s own films and films that are gone are not in an evening', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const { slug, filmIds } = await plantVoting(site.platform, { films: 2, makerId: maker.id })
  assert.deepEqual(figures(await eveningOf(site, maker, slug)), [0, 0, 0])
  const person = await signIn(site)
  await watch(site.platform, person.id, ...filmIds)
  await vote(site, person, filmIds[0] ?? '', 3)
  await hideFromPublic(site.platform, filmIds[0] ?? '')
  site.clock.advance(3000)
  assert.deepEqual(figures(await eveningOf(site, person, slug)), [1, 1, 0])
})

test('after the end of voting an evening says so, and what an unpublished edition shows is nobody’s', async () => {
  await using site = await harness()
  const { slug, editionId } = await plantVoting(site.platform, { films: 1 })
  site.clock.advance(8 * 86_400_000)
  assert.equal((await eveningOf(site, null, slug)).voting.open, false)
  await site.platform.pool.query('update edition set published_at = null')
  for (const named of [slug, editionId, 'nowhere', "'; select"])
    assert.equal(
      (await ask(site, null, 'GET', `/editions/${encodeURIComponent(named)}/evening`)).status,
      404,
      named,
    )
})

test('my evenings are the editions in which I watched or voted', async () => {
  await using site = await harness()
  const one = await plantVoting(site.platform, { films: 2 })
  await plantVoting(site.platform, { films: 1, slug: 'other' })
  const person = await signIn(site)
  const mine = async () =>
    (await ask(site, person, 'GET', '/me/evenings')).json.evenings.map((each: Evening) => [
      each.edition.slug,
      ...figures(each),
    ])
  assert.deepEqual(await mine(), [])
  const [filmId = ''] = one.filmIds
  await watch(site.platform, person.id, filmId)
  await vote(site, person, filmId, 5)
  assert.deepEqual(await mine(), [[one.slug, 2, 1, 1]])
  await site.platform.pool.query('update edition set published_at = null where id = $1', [one.editionId])
  assert.deepEqual(await mine(), [], 'an edition that was taken back is no evening')
})
