import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ViewingState } from '#contract/viewing.ts'
import { hideFromPublic, ruleOnFilm } from '#test/ended.ts'
import { harness, type Site } from '#test/harness.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { plantScreening } from '#test/screening.ts'
import { signIn } from '#test/sign-in.ts'
import { aBrowser, signedInOn } from '#test/visitor.ts'
import { fitting, toleranceMs } from './viewing.rules.ts'
import { hasEarned } from './viewing.ts'

/** One browser with its cookies, in which films are opened and heartbeats sent. */
const device = (site: Site, cookie: string) => {
  const send = async (method: 'PUT' | 'POST' | 'GET', url: string, payload?: object) => {
    const reply = await site.app.inject({ method, url: `/api${url}`, headers: { cookie }, payload })
    return { status: reply.statusCode, body: reply.json() }
  }
  return {
    cookie,
    open: async (filmId: string): Promise<ViewingState> =>
      (await send('PUT', `/viewings/${randomUUID()}`, { filmId })).body,
    beat: async (viewingId: string, ...stretches: unknown[]) => {
      const { status, body } = await send('POST', `/viewings/${viewingId}/heartbeats`, { stretches })
      return status === 200 ? (body.watchedMs as number) : (body.code as string)
    },
    feed: () => send('GET', '/feed'),
  }
}
const visitor = (site: Site) => device(site, aBrowser(site.platform).cookie)

const signedIn = async (site: Site, email: string) => {
  const person = await signIn(site, { email })
  const on = (cookie: string) => device(site, signedInOn(person, cookie))
  return { id: person.id, on, phone: on(aBrowser(site.platform).cookie) }
}

test('two tabs of one browser share one viewing of a film and one clock', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform)
  const tab = visitor(site)
  const [one, two] = [await tab.open(filmIds[0] ?? ''), await tab.open(filmIds[0] ?? '')]
  assert.equal(one.id, two.id)
  site.clock.advance(8000)
  assert.equal(await tab.beat(one.id, [0, 8000]), 8000)
  assert.equal(await tab.beat(two.id, [8000, 16_000]), 'viewing_too_fast')
})

test('two devices of one person share one clock, with one film or with two', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform)
  const [first = '', second = ''] = filmIds
  const { phone } = await signedIn(site, 'mio@example.jp')
  const laptop = (await signedIn(site, 'mio@example.jp')).phone
  assert.notEqual(phone.cookie, laptop.cookie)
  const [here, there] = [await phone.open(first), await laptop.open(second)]
  site.clock.advance(8000)
  assert.equal(await phone.beat(here.id, [0, 8000]), 8000)
  assert.equal(await laptop.beat(there.id, [0, 8000]), 'viewing_overlaps')
  assert.equal((await laptop.open(first)).id, here.id)
  site.clock.advance(5000)
  assert.equal(await laptop.beat(here.id, [8000, 13_000]), 13_000)
  assert.equal(await phone.beat(here.id, [13_000, 18_000]), 'viewing_too_fast')
})

test('five browsers that play parts of a film at once do not make its viewing after sign-in', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform)
  const [filmId = '', other = ''] = filmIds
  const browsers = Array.from({ length: 5 }, () => visitor(site))
  const opened = []
  for (const browser of browsers) opened.push(await browser.open(filmId))
  site.clock.advance(4000)
  for (const [at, browser] of browsers.entries())
    assert.equal(await browser.beat(opened[at]?.id ?? '', [at * 4000, at * 4000 + 4000]), 4000)
  const person = await signedIn(site, 'mio@example.jp')
  for (const { cookie } of browsers) await person.on(cookie).feed()
  const { watchedMs, verified } = await person.phone.open(filmId)
  assert.deepEqual([watchedMs, verified], [4000, false])
  assert.equal(await hasEarned(site.platform.db, person.id, filmId), false)
  assert.equal((await person.phone.open(other)).watchedMs, 0)
})

test('two browsers that a person brings along at one moment make no time either', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform)
  const [filmId = ''] = filmIds
  const browsers = [visitor(site), visitor(site)]
  const opened = []
  for (const browser of browsers) opened.push(await browser.open(filmId))
  site.clock.advance(8000)
  for (const [at, browser] of browsers.entries())
    assert.equal(await browser.beat(opened[at]?.id ?? '', [at * 8000, at * 8000 + 8000]), 8000)
  const person = await signedIn(site, 'mio@example.jp')
  const { pool } = site.platform
  const sent = await whileNobodyWrites(pool, 'viewing', async () => {
    const asked = browsers.map(({ cookie }) => person.on(cookie).feed())
    // the first stands before the viewings, the second before the person's clock that the first holds
    await standingStill(pool, 2)
    return asked
  })
  for (const { status } of await Promise.all(sent)) assert.equal(status, 200)
  assert.equal((await person.phone.open(filmId)).watchedMs, 8000)
  assert.equal(await hasEarned(site.platform.db, person.id, filmId), false)
})

test('halves of a film that two browsers played one after the other make one viewing', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform)
  const [filmId = ''] = filmIds
  const [morning, evening] = [visitor(site), visitor(site)]
  const person = await signedIn(site, 'mio@example.jp')
  for (const [browser, from] of [
    [morning, 0],
    [evening, 8000],
  ] as const) {
    const { id } = await browser.open(filmId)
    site.clock.advance(9000)
    assert.equal(await browser.beat(id, [from, from + 9000]), 9000)
    site.clock.advance(3_600_000)
    await person.on(browser.cookie).feed()
  }
  assert.equal(await hasEarned(site.platform.db, person.id, filmId), true)
})

test('what a heartbeat says of times and of parts that the film has not got is worth nothing', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform)
  const browser = visitor(site)
  const { id } = await browser.open(filmIds[0] ?? '')
  site.clock.advance(4000)
  for (const [stretch, answer] of [
    [[20_000, 2_000_000_000], 0],
    [[0, 4_000_000_000], 'invalid_input'],
    [[3000, 0], 0],
    [[-3000, 1000], 'invalid_input'],
    [[0, 3000.5], 'invalid_input'],
    [['0', '3000'], 'invalid_input'],
    [[0], 'invalid_input'],
  ])
    assert.equal(await browser.beat(id, stretch), answer, JSON.stringify(stretch))
  const late = await site.app.inject({
    method: 'POST',
    url: `/api/viewings/${id}/heartbeats`,
    headers: { cookie: browser.cookie },
    payload: { stretches: [[0, 16_000]], at: '2026-05-01T05:00:00Z', startedAt: 0 },
  })
  assert.equal(late.json().code, 'viewing_too_fast')
  // the clock of the server goes back: no time has passed, and none is owed
  site.clock.advance(-60_000)
  assert.equal(await browser.beat(id, [0, 4000]), 'viewing_too_fast')
})

test('a film that is no longer on show is not watched any further, nor begun', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform)
  const [filmId = ''] = filmIds
  const browser = visitor(site)
  const { id } = await browser.open(filmId)
  site.clock.advance(5000)
  assert.equal(await browser.beat(id, [0, 5000]), 5000)
  await hideFromPublic(site.platform, filmId)
  site.clock.advance(12_000)
  assert.equal(await browser.beat(id, [5000, 16_000]), 'not_found')
  assert.deepEqual(
    await browser.open(filmId).then((answer) => (answer as { code?: string }).code),
    'not_found',
  )
  assert.equal(await browser.beat(randomUUID(), [0, 1000]), 'not_found')
})

test('a film that is held says nothing of its length to who would begin it or goes on with it', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform)
  const [filmId = ''] = filmIds
  const browser = visitor(site)
  const { id } = await browser.open(filmId)
  const codeOf = (answer: object) => (answer as { code?: string }).code
  for (const act of ['hold', 'remove'] as const) {
    await ruleOnFilm(site, filmId, act)
    site.clock.advance(5000)
    assert.equal(codeOf(await browser.open(filmId)), 'not_found')
    assert.equal(codeOf(await visitor(site).open(filmId)), 'not_found')
    assert.equal(await browser.beat(id, [0, 5000]), 'not_found')
  }
  await ruleOnFilm(site, filmId, 'release')
  assert.equal((await browser.open(filmId)).id, id)
})

test('a viewing of somebody else is not found, signed in or not', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform)
  const browser = visitor(site)
  const { id } = await browser.open(filmIds[0] ?? '')
  site.clock.advance(16_000)
  const { phone } = await signedIn(site, 'mio@example.jp')
  for (const stranger of [visitor(site), phone]) {
    await stranger.open(filmIds[1] ?? '')
    site.clock.advance(16_000)
    assert.equal(await stranger.beat(id, [0, 16_000]), 'not_found')
  }
  assert.equal(await device(site, '').beat(id, [0, 16_000]), 'not_signed_in')
})

test('what two browsers played fits to the very millisecond, a second each for rounding aside', () => {
  for (const [gains, hadMs, wallMs, kept] of [
    [[12_000], 0, 10_000, 1],
    [[12_001], 0, 10_000, 0],
    [[7000], 5000, 10_000, 1],
    [[7001], 5000, 10_000, 0],
    [[6000, 7000], 0, 10_000, 2],
    [[6000, 7001], 0, 10_000, 1],
  ] as const)
    assert.equal(
      fitting(
        gains.map((gainMs) => ({ gainMs })),
        hadMs,
        wallMs,
      ).length,
      kept,
      `${gains} beside ${hadMs}`,
    )
})

test('whatever browsers are brought together, film time stays within wall time', () => {
  const gain = fc.record({ gainMs: fc.integer({ min: -1000, max: 60_000 }) })
  const amount = fc.integer({ min: 0, max: 300_000 })
  fc.assert(
    fc.property(fc.array(gain, { maxLength: 20 }), amount, amount, (gains, hadMs, wallMs) => {
      const kept = fitting(gains, hadMs, wallMs)
      const sum = kept.reduce((all, { gainMs }) => all + Math.max(0, gainMs), 0)
      assert.ok(hadMs + sum <= Math.max(hadMs, wallMs + toleranceMs * (gains.length + 1)))
    }),
  )
})
