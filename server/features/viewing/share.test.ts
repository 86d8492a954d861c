import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Stretch, ViewingState } from '#contract/viewing.ts'
import { harness, type Site } from '#test/harness.ts'
import { plantScreening } from '#test/screening.ts'
import { signIn } from '#test/sign-in.ts'
import { aBrowser, signedInOn } from '#test/visitor.ts'
import { hasEarned } from './viewing.ts'

/** Of films of 20 seconds. */
const neededMs = 16_000

/** Opens a film in one browser and plays a stretch of it in real time. */
const play = async (site: Site, cookie: string, filmId: string, stretch: Stretch): Promise<ViewingState> => {
  const send = async (method: 'PUT' | 'POST', path: string, payload: object) =>
    (await site.app.inject({ method, url: `/api/viewings/${path}`, headers: { cookie }, payload })).json()
  const { id } = await send('PUT', randomUUID(), { filmId })
  site.clock.advance(stretch[1] - stretch[0])
  return await send('POST', `${id}/heartbeats`, { stretches: [stretch] })
}

test('a ballot is earned by the very millisecond that is asked for, and by none before it', async () => {
  await using site = await harness()
  const [filmId = ''] = (await plantScreening(site.platform)).filmIds
  const { cookie } = aBrowser(site.platform)
  const short = await play(site, cookie, filmId, [0, neededMs - 1])
  assert.deepEqual([short.watchedMs, short.neededMs, short.verified], [neededMs - 1, neededMs, false])
  const enough = await play(site, cookie, filmId, [neededMs - 1, neededMs])
  assert.deepEqual([enough.watchedMs, enough.verified], [neededMs, true])
})

for (const [name, end, earned] of [
  ['to the millisecond', neededMs, true],
  ['but for a millisecond', neededMs - 1, false],
] as const)
  test(`parts of a film seen before and after signing in are enough together ${name}: ${earned}`, async () => {
    await using site = await harness()
    const [filmId = ''] = (await plantScreening(site.platform)).filmIds
    const person = await signIn(site)
    await play(site, person.headers.cookie, filmId, [0, 8000])
    const browser = aBrowser(site.platform)
    await play(site, browser.cookie, filmId, [8000, end])
    await site.app.inject({ url: '/api/feed', headers: { cookie: signedInOn(person, browser.cookie) } })
    assert.equal(await hasEarned(site.platform.db, person.id, filmId), earned)
  })
