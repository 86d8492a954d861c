import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { harness, type Site } from '#test/harness.ts'
import { plantScreening } from '#test/screening.ts'
import { signIn } from '#test/sign-in.ts'
import { aVisit } from '#test/visit.ts'
import { aBrowser, signedInOn } from '#test/visitor.ts'
import { viewingJobs } from './viewing.jobs.ts'
import { exposuresSetAside } from './viewing.ts'

const countOf = async ({ platform }: Site, filmId: string) =>
  (
    await platform.db
      .selectFrom('exposureCount')
      .select('confirmed')
      .where('filmId', '=', filmId)
      .executeTakeFirst()
  )?.confirmed ?? 0

/** Why the exposures of a film were set aside, in the order in which they came. */
const reasonsOf = async ({ platform }: Site, filmId: string) =>
  (
    await platform.db
      .selectFrom('exposure')
      .select('setAside')
      .where('filmId', '=', filmId)
      .orderBy('confirmedAt')
      .execute()
  ).map(({ setAside }) => setAside)

test('an exposure counts for who was served the film, from two seconds after', async () => {
  await using site = await harness()
  const { editionId } = await plantScreening(site.platform, { films: 1 })
  const visit = aVisit(site)
  const [filmId = ''] = await visit.feed()
  site.clock.advance(1999)
  assert.equal(await visit.show(editionId, filmId), false)
  assert.equal(await countOf(site, filmId), 0)
  site.clock.advance(1)
  assert.equal(await visit.show(editionId, filmId), true)
  assert.equal(await countOf(site, filmId), 1)
  assert.equal(await visit.show(editionId, filmId), false, 'once')
  assert.equal(await countOf(site, filmId), 1)
  assert.deepEqual(await exposuresSetAside(site.platform.db, editionId), [])
})

test('a browser that shows no key leaves nothing behind', async () => {
  await using site = await harness()
  const { editionId, filmIds } = await plantScreening(site.platform, { films: 1 })
  const nobody = aVisit(site, { cookie: '' })
  await nobody.feed()
  site.clock.advance(2000)
  assert.equal(await nobody.show(editionId, filmIds[0] ?? ''), false)
  assert.deepEqual(await site.platform.db.selectFrom('exposure').selectAll().execute(), [])
})

test('what no feed has served to this viewer is kept for their own feed and set aside', async () => {
  await using site = await harness()
  const { editionId, filmIds } = await plantScreening(site.platform, { films: 3 })
  const other = await plantScreening(site.platform, { films: 3, slug: 'other' })
  const [filmId = '', second = ''] = filmIds
  const someone = aVisit(site)
  await someone.feed()
  site.clock.advance(5000)
  for (const ticket of [undefined, someone.tickets.get(filmId), randomUUID()]) {
    const visit = aVisit(site)
    assert.equal(await visit.show(editionId, filmId, ticket), true)
    assert.ok(!(await visit.feed({ limit: 2 })).includes(filmId), 'seen')
  }
  assert.equal(await someone.show(editionId, second, someone.tickets.get(filmId)), true, 'another film’s')
  await assert.rejects(someone.show(other.editionId, filmId), /not_found/)
  assert.deepEqual([await countOf(site, filmId), await countOf(site, second)], [0, 0])
  assert.deepEqual(await reasonsOf(site, filmId), ['unserved', 'unserved', 'unserved'])
  assert.deepEqual(await exposuresSetAside(site.platform.db, editionId), [
    { filmId, exposures: 3 },
    { filmId: second, exposures: 1 },
  ])
})

test('a film that was served half an hour ago, or for which there was no time, is set aside', async () => {
  await using site = await harness()
  const { editionId } = await plantScreening(site.platform, { films: 14 })
  const visit = aVisit(site)
  const served = await visit.feed({ limit: 14 })
  site.clock.advance(20_000)
  for (const filmId of served.slice(0, 13)) assert.equal(await visit.show(editionId, filmId), true)
  assert.deepEqual(await reasonsOf(site, served[10] ?? ''), [null])
  for (const filmId of served.slice(11, 13)) assert.deepEqual(await reasonsOf(site, filmId), ['hasty'])
  site.clock.advance(1_800_000)
  await visit.show(editionId, served[13] ?? '')
  assert.deepEqual(await reasonsOf(site, served[13] ?? ''), ['late'])
})

test('what was served before the sign-in counts after it', async () => {
  await using site = await harness()
  const { editionId } = await plantScreening(site.platform, { films: 2 })
  const before = aVisit(site)
  const [filmId = ''] = await before.feed()
  const person = await signIn(site)
  const after = aVisit(site, { cookie: signedInOn(person, before.cookie) })
  site.clock.advance(3000)
  assert.equal(await after.show(editionId, filmId, before.tickets.get(filmId)), true)
  assert.equal(await countOf(site, filmId), 1)
  const elsewhere = aVisit(site, { cookie: signedInOn(person, aBrowser(site.platform).cookie) })
  assert.deepEqual(await elsewhere.feed({ limit: 1, held: [before.tickets.get(filmId) ?? ''] }), [
    (await before.feed()).find((id) => id !== filmId),
  ])
})

test('one network’s word reaches three exposures of a film a day, visitors and persons apart', async () => {
  await using site = await harness()
  const { editionId } = await plantScreening(site.platform, { films: 3 })
  const [filmId = ''] = await aVisit(site).feed({ limit: 1 })
  const shows = async (from: { cookie?: string; ip?: string } = {}) => {
    const visit = aVisit(site, from)
    await visit.feed({ limit: 3 })
    site.clock.advance(2000)
    assert.equal(await visit.show(editionId, filmId), true)
    return await countOf(site, filmId)
  }
  for (const count of [1, 2, 3, 3, 3]) assert.equal(await shows(), count)
  assert.deepEqual((await reasonsOf(site, filmId)).slice(2), [null, 'network', 'network'])
  assert.equal(await shows({ cookie: (await signIn(site)).headers.cookie }), 4, 'a person')
  assert.equal(await shows({ ip: '198.51.100.4' }), 5, 'another network')
  assert.equal(await shows({ ip: '::ffff:203.0.113.7' }), 5, 'the same one')
  site.clock.advance(86_400_000)
  assert.equal(await shows(), 6, 'another day')
  const kept = () => site.platform.db.selectFrom('exposureShare').select('counted').execute()
  assert.equal((await kept()).length, 4)
  const running = { attempt: 1, lastAttempt: true, signal: new AbortController().signal }
  for (const job of viewingJobs) await job.run(site.platform, {}, running)
  assert.deepEqual(await kept(), [{ counted: 1 }], 'of days that are over nothing stays')
})

test('one subscriber has as many networks of IPv6 as it likes, and one share', async () => {
  await using site = await harness()
  const { editionId } = await plantScreening(site.platform, { films: 3 })
  const [filmId = ''] = await aVisit(site).feed({ limit: 1 })
  const shows = async (ip: string) => {
    const visit = aVisit(site, { ip })
    await visit.feed({ limit: 3 })
    site.clock.advance(2000)
    await visit.show(editionId, filmId)
    return await countOf(site, filmId)
  }
  for (const [nth, counted] of [1, 2, 3, 3, 3].entries())
    assert.equal(await shows(`2001:db8:1:${nth}00::7`), counted)
  assert.equal(await shows('2001:db8:2::7'), 4, 'another subscriber')
})

test('what a network has shown of each film at least does not use up its share', async () => {
  await using site = await harness()
  const { editionId, filmIds } = await plantScreening(site.platform, { films: 3 })
  const [often = '', ...others] = filmIds
  const shows = async (filmId: string) => {
    const visit = aVisit(site)
    await visit.feed({ limit: 3 })
    site.clock.advance(2000)
    await visit.show(editionId, filmId)
  }
  for (let nth = 0; nth < 4; nth++) await shows(often)
  assert.equal(await countOf(site, often), 3)
  for (const filmId of others) await shows(filmId)
  for (let nth = 0; nth < 3; nth++) await shows(often)
  assert.equal(await countOf(site, often), 4)
})

test('a hall behind one address is served evenly, whatever it says of it', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform, { films: 8 })
  const firsts = new Map(filmIds.map((filmId) => [filmId, 0]))
  for (let nth = 0; nth < 24; nth++) {
    const [filmId = ''] = await aVisit(site).feed({ limit: 1 })
    firsts.set(filmId, (firsts.get(filmId) ?? 0) + 1)
    // nobody says that anything was shown, and nothing is expected any more
    site.clock.advance(61_000)
  }
  assert.deepEqual([...firsts.values()], [3, 3, 3, 3, 3, 3, 3, 3])
})

test('a hall behind one address is counted as far as it is served evenly', async () => {
  await using site = await harness()
  const { editionId, filmIds } = await plantScreening(site.platform, { films: 3 })
  for (let nth = 0; nth < 30; nth++) {
    const visit = aVisit(site)
    const [filmId = ''] = await visit.feed({ limit: 1 })
    site.clock.advance(2000)
    await visit.show(editionId, filmId)
  }
  assert.deepEqual(await Promise.all(filmIds.map((filmId) => countOf(site, filmId))), [10, 10, 10])
})

test('an exposure that is set aside moves no place, in this process nor in another', async () => {
  await using site = await harness()
  const { editionId } = await plantScreening(site.platform, { films: 4 })
  const [filmId = ''] = await aVisit(site).feed({ limit: 1 })
  site.clock.advance(60_000)
  for (let nth = 0; nth < 40; nth++) await aVisit(site).show(editionId, filmId)
  const begun = new Set<string | undefined>()
  for (let nth = 0; nth < 4; nth++)
    begun.add((await aVisit(site, { ip: `198.51.100.${nth}` }).feed({ limit: 1 }))[0])
  assert.equal(begun.size, 4, 'each film comes first once, as if nothing had been said')
  site.clock.advance(61_000)
  await aVisit(site).feed()
  assert.equal(await countOf(site, filmId), 0)
})
