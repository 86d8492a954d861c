import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Feed, Stretch, ViewingState } from '#contract/viewing.ts'
import { changeFilm } from '#features/film/film.ts'
import { disqualifyFilm, hideFromPublic, inviteToFilm, ruleOnFilm, withdrawFilm } from '#test/ended.ts'
import { harness, type Site } from '#test/harness.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { plantScreening } from '#test/screening.ts'
import { cookiesOf, signIn } from '#test/sign-in.ts'
import { aBrowser, signedInOn } from '#test/visitor.ts'
import { hasEarned } from './viewing.ts'

/** A browser: keeps its cookies. */
const browser = (site: Site, headers: Record<string, string> = {}) => {
  let cookie = headers.cookie ?? ''
  return async (method: 'GET' | 'PUT' | 'POST', url: string, payload?: object) => {
    const reply = await site.app.inject({
      method,
      url: `/api${url}`,
      payload,
      headers: { ...headers, cookie },
    })
    const set = cookiesOf(reply.headers['set-cookie'])
    if (set) cookie = [cookie, set].filter(Boolean).join('; ')
    return { status: reply.statusCode, body: reply.json(), cookie }
  }
}
const idsOf = (feed: Feed) => feed.films.map(({ film }) => film.id)
const ticketOf = (feed: Feed, filmId: string) => feed.films.find(({ film }) => film.id === filmId)?.ticket

test('a visitor gets every film once, least exposed first, then those already seen', async () => {
  await using site = await harness()
  const { editionId, filmIds } = await plantScreening(site.platform, { films: 5 })
  const ask = browser(site)
  const first: Feed = (await ask('GET', '/feed?limit=5')).body
  assert.equal(first.order, 'equal')
  assert.equal(first.count, 5)
  assert.deepEqual(idsOf(first).sort(), [...filmIds].sort())
  const show = async (id: string) =>
    (await ask('PUT', `/films/${id}/exposure`, { editionId, ticket: ticketOf(first, id) })).body
  for (const id of filmIds.slice(0, 3)) {
    site.clock.advance(2000)
    assert.deepEqual(await show(id), { confirmed: true })
  }
  assert.deepEqual(await show(filmIds[0] ?? ''), { confirmed: false })
  const second: Feed = (await ask('GET', '/feed?limit=5')).body
  assert.deepEqual(idsOf(second).slice(0, 2).sort(), filmIds.slice(3).sort())
  assert.deepEqual(idsOf(second).slice(2), filmIds.slice(0, 3), 'the one seen longest ago comes first')
  assert.deepEqual(
    second.films.map(({ seen }) => seen),
    [false, false, true, true, true],
  )
  assert.equal(second.seenAll, false)
})

test('another viewer begins with a film that the first has not been sent first', async () => {
  await using site = await harness()
  await plantScreening(site.platform, { films: 6 })
  const begun = new Set<string>()
  for (let nth = 0; nth < 6; nth++) {
    const feed: Feed = (
      await browser(site, { cookie: aBrowser(site.platform).cookie })('GET', '/feed?limit=1')
    ).body
    begun.add(idsOf(feed)[0] ?? '')
  }
  assert.equal(begun.size, 6)
  site.clock.advance(61_000)
  assert.equal(
    (await browser(site)('GET', '/feed?limit=6')).body.films.length,
    6,
    'pending ones count no longer',
  )
})

test('one’s own films never come, team films included', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform, { films: 2 })
  const person = await signIn(site)
  const [teamFilm = '', foreign = ''] = filmIds
  await inviteToFilm(site, teamFilm, person)
  await plantScreening(site.platform, { films: 1, slug: 'other', makerId: person.id })
  const ask = browser(site, person.headers)
  assert.deepEqual(idsOf((await ask('GET', '/feed?edition=night')).body), [foreign])
  assert.deepEqual(idsOf((await ask('GET', '/feed?edition=other')).body), [])
})

test('a film that is withdrawn, held, removed, disqualified or not eligible leaves the feed', async () => {
  await using site = await harness()
  const { filmIds, makerId } = await plantScreening(site.platform, { films: 7 })
  const [withdrawn = '', disqualified = '', removed = '', received = '', taken = '', stays = '', held = ''] =
    filmIds
  const ask = browser(site)
  assert.equal((await ask('GET', '/feed?limit=9')).body.films.length, 7)
  const { pool } = site.platform
  await withdrawFilm(site.platform, withdrawn)
  await disqualifyFilm(site.platform, disqualified)
  await ruleOnFilm(site, removed, 'remove')
  await ruleOnFilm(site, held, 'hold')
  await pool.query(`update entry set stage = 'received' where film_id = $1`, [received])
  await changeFilm(site.platform, makerId, received, { title: { original: '改題' } })
  await hideFromPublic(site.platform, taken)
  site.clock.advance(3000)
  assert.deepEqual(idsOf((await ask('GET', '/feed?limit=9')).body), [stays])
  for (const filmId of [removed, held]) assert.equal((await ask('GET', `/films/${filmId}/page`)).status, 404)
  await ruleOnFilm(site, held, 'release')
  site.clock.advance(3000)
  const back = idsOf((await ask('GET', '/feed?limit=9')).body)
  assert.deepEqual(back.sort(), [stays, held].sort())
})

test('outside screening the newest comes first', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform, { films: 4, screening: false })
  const feed: Feed = (await browser(site)('GET', '/feed?edition=night&limit=9')).body
  assert.equal(feed.order, 'chronological')
  assert.deepEqual(idsOf(feed), [...filmIds].reverse())
})

test('an edition that opens with no film yet does not take the feed from one that has films', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform, { films: 2, slug: 'running' })
  site.clock.advance(3_600_000)
  await plantScreening(site.platform, { films: 0, slug: 'opened-later' })
  const ask = browser(site)
  const feed: Feed = (await ask('GET', '/feed')).body
  assert.equal(feed.edition?.slug, 'running')
  assert.deepEqual(idsOf(feed).sort(), [...filmIds].sort())
  assert.equal((await ask('GET', '/feed?edition=opened-later')).body.edition.slug, 'opened-later')
})

test('an unknown edition is not found; a festival without one says so', async () => {
  await using site = await harness()
  assert.equal((await browser(site)('GET', '/feed?edition=nothing')).status, 404)
  assert.deepEqual((await browser(site)('GET', '/feed')).body.edition, null)
})

/** Plays a film in real time: a heartbeat every five seconds. */
const play = async (
  site: Site,
  ask: ReturnType<typeof browser>,
  viewingId: string,
  fromMs: number,
  toMs: number,
) => {
  let last: ViewingState | undefined
  for (let at = fromMs; at < toMs; at += 5000) {
    const to = Math.min(at + 5000, toMs)
    site.clock.advance(to - at)
    const { status, body } = await ask('POST', `/viewings/${viewingId}/heartbeats`, { stretches: [[at, to]] })
    assert.equal(status, 200, JSON.stringify(body))
    last = body
  }
  return last
}

test('watching four fifths of a film in real time earns the ballot', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform)
  const person = await signIn(site)
  const ask = browser(site, person.headers)
  const filmId = filmIds[0] ?? ''
  const begun: ViewingState = (await ask('PUT', `/viewings/${randomUUID()}`, { filmId })).body
  assert.deepEqual([begun.watchedMs, begun.neededMs, begun.verified], [0, 16_000, false])
  const before = await play(site, ask, begun.id, 0, 15_000)
  assert.deepEqual([before?.watchedMs, before?.verified], [15_000, false])
  const after = await play(site, ask, begun.id, 15_000, 17_000)
  assert.deepEqual([after?.watchedMs, after?.verified], [17_000, true])
  assert.equal(await hasEarned(site.platform.db, person.id, filmId), true)
})

test('the same stretch again counts once, and a repeated heartbeat changes nothing', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform)
  const ask = browser(site)
  const begun: ViewingState = (await ask('PUT', `/viewings/${randomUUID()}`, { filmId: filmIds[0] })).body
  await play(site, ask, begun.id, 0, 10_000)
  const again = await ask('POST', `/viewings/${begun.id}/heartbeats`, { stretches: [[5000, 10_000]] })
  assert.deepEqual([again.status, again.body.watchedMs], [200, 10_000])
  site.clock.advance(10_000)
  const replayed = await ask('POST', `/viewings/${begun.id}/heartbeats`, { stretches: [[4000, 12_000]] })
  assert.equal(replayed.body.watchedMs, 12_000)
})

test('forged heartbeats are refused: faster than real time, overlapping, another’s viewing', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform)
  const ask = browser(site)
  const beat = (id: string, ...stretches: Stretch[]) =>
    ask('POST', `/viewings/${id}/heartbeats`, { stretches })
  const one: ViewingState = (await ask('PUT', `/viewings/${randomUUID()}`, { filmId: filmIds[0] })).body
  site.clock.advance(4000)
  assert.deepEqual(await beat(one.id, [0, 16_000]).then(({ status, body }) => [status, body.code]), [
    422,
    'viewing_too_fast',
  ])
  const two: ViewingState = (await ask('PUT', `/viewings/${randomUUID()}`, { filmId: filmIds[1] })).body
  site.clock.advance(10_000)
  assert.equal((await beat(one.id, [0, 10_000])).status, 200)
  assert.deepEqual(await beat(two.id, [0, 10_000]).then(({ status, body }) => [status, body.code]), [
    409,
    'viewing_overlaps',
  ])
  const stranger = browser(site)
  await stranger('GET', '/feed')
  assert.equal(
    (await stranger('POST', `/viewings/${one.id}/heartbeats`, { stretches: [[0, 1000]] })).status,
    404,
  )
  assert.equal((await stranger('PUT', `/viewings/${one.id}`, { filmId: filmIds[0] })).status, 409)
})

test('two heartbeats of one viewer that come at one moment are judged one after the other', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform)
  const ask = browser(site)
  const states: ViewingState[] = []
  for (const filmId of filmIds.slice(0, 2))
    states.push((await ask('PUT', `/viewings/${randomUUID()}`, { filmId })).body)
  site.clock.advance(8000)
  const { pool } = site.platform
  const answers = await whileNobodyWrites(pool, 'viewing', async () => {
    const sent = states.map(({ id }) => ask('POST', `/viewings/${id}/heartbeats`, { stretches: [[0, 8000]] }))
    // the first stands before its viewing, the second before the clock that the first holds
    await standingStill(pool, 2)
    return sent
  })
  const bodies = (await Promise.all(answers)).map(({ body }) => body.code ?? body.watchedMs)
  assert.deepEqual(bodies.sort(), [8000, 'viewing_overlaps'])
})

test('concurrent heartbeats of two films are credited once', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform)
  const ask = browser(site)
  const states: ViewingState[] = []
  for (const filmId of filmIds) states.push((await ask('PUT', `/viewings/${randomUUID()}`, { filmId })).body)
  site.clock.advance(8000)
  const answers = await Promise.all(
    states.map(({ id }) => ask('POST', `/viewings/${id}/heartbeats`, { stretches: [[0, 8000]] })),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409])
})

test('what was watched before sign-in counts afterwards, and only for one person', async () => {
  await using site = await harness()
  const { editionId, filmIds } = await plantScreening(site.platform)
  const filmId = filmIds[0] ?? ''
  const visitor = browser(site)
  const before: Feed = (await visitor('GET', '/feed')).body
  const begun: ViewingState = (await visitor('PUT', `/viewings/${randomUUID()}`, { filmId })).body
  await play(site, visitor, begun.id, 0, 17_000)
  const ticket = ticketOf(before, filmId)
  const { cookie } = await visitor('PUT', `/films/${filmId}/exposure`, { editionId, ticket })
  const mine = /visitor=[^;]+/.exec(cookie)?.[0] ?? ''
  const inBrowser = async () => {
    const person = await signIn(site)
    return { person, ask: browser(site, { ...person.headers, cookie: signedInOn(person, mine) }) }
  }
  const first = await inBrowser()
  const feed: Feed = (await first.ask('GET', '/feed')).body
  assert.equal(feed.films.find(({ film }) => film.id === filmId)?.watched.verified, true)
  assert.equal(feed.films.at(-1)?.film.id, filmId, 'seen before sign-in: comes last')
  assert.equal(await hasEarned(site.platform.db, first.person.id, filmId), true)
  const second = await inBrowser()
  await second.ask('GET', '/feed')
  assert.equal(await hasEarned(site.platform.db, second.person.id, filmId), false)
})

test('a feed of one film asks the database as often as a feed of three', async () => {
  await using site = await harness()
  await plantScreening(site.platform, { films: 3 })
  const ask = browser(site)
  await ask('GET', '/feed?limit=1')
  const queries = async (limit: number) => {
    const { pool } = site.platform
    let count = 0
    const counted = <F extends (...args: never[]) => unknown>(ask: F) =>
      ((...args: never[]) => {
        count++
        return ask.apply(pool, args)
      }) as F
    const { query, connect } = pool
    Object.assign(pool, { query: counted(query), connect: counted(connect) })
    await ask('GET', `/feed?limit=${limit}`)
    Object.assign(pool, { query, connect })
    return count
  }
  const one = await queries(1)
  assert.ok(one > 0)
  assert.equal(await queries(3), one)
})
