import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Feed, Stretch, ViewingState } from '#contract/viewing.ts'
import { hideFromPublic } from '#test/ended.ts'
import { harness, type Site } from '#test/harness.ts'
import { plantScreening } from '#test/screening.ts'
import { signIn } from '#test/sign-in.ts'
import { aBrowser, signedInOn } from '#test/visitor.ts'

const device = (site: Site, cookie = aBrowser(site.platform).cookie) => {
  const ask = async (method: 'GET' | 'PUT' | 'POST', url: string, payload?: object) => {
    const reply = await site.app.inject({ method, url: `/api${url}`, headers: { cookie }, payload })
    return { status: reply.statusCode, body: reply.json() }
  }
  const feed = async (query = ''): Promise<Feed> => (await ask('GET', `/feed?${query}`)).body
  return {
    ask,
    feed,
    ids: async (query = '') => (await feed(query)).films.map(({ film }) => film.id),
    watch: async (filmId: string, stretch: Stretch, atMs?: number): Promise<ViewingState> => {
      const { body } = await ask('PUT', `/viewings/${randomUUID()}`, { filmId })
      site.clock.advance(stretch[1] - stretch[0])
      return (await ask('POST', `/viewings/${body.id}/heartbeats`, { stretches: [stretch], atMs })).body
    },
  }
}

test('a feed begins with the film that was asked for, and the others follow as ever', async () => {
  await using site = await harness()
  const { editionId, filmIds } = await plantScreening(site.platform, { films: 4 })
  const [wanted = ''] = filmIds
  const browser = device(site)
  const feed = await browser.feed(`film=${wanted.toUpperCase()}&limit=9`)
  assert.equal(feed.lead, wanted)
  assert.deepEqual([feed.films[0]?.film.id, feed.films.length], [wanted, 4])
  assert.equal(feed.films.filter(({ film }) => film.id === wanted).length, 1, 'it comes once')
  assert.equal(feed.films[0]?.ticket, '')
  assert.ok(feed.films.slice(1).every(({ ticket }) => ticket))
  // people who are sent to a film add nothing to its exposures, but do not meet it again
  site.clock.advance(3000)
  const shown = await browser.ask('PUT', `/films/${wanted}/exposure`, { editionId, ticket: '' })
  assert.deepEqual(shown.body, { confirmed: true })
  const counts = await site.platform.pool.query('select from exposure_count where film_id = $1', [wanted])
  assert.equal(counts.rowCount, 0)
  const rest = await browser.feed('limit=9')
  assert.deepEqual(
    rest.films.filter(({ seen }) => seen).map(({ film }) => film.id),
    [wanted],
  )
})

test('the feed that a film opens is of the edition that shows it; one that nobody may watch opens none', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform, { films: 2 })
  const other = await plantScreening(site.platform, { films: 2, slug: 'later', screening: false })
  const browser = device(site)
  const [elsewhere = ''] = other.filmIds
  const feed = await browser.feed(`film=${elsewhere}`)
  assert.deepEqual([feed.edition?.slug, feed.lead], ['later', elsewhere])
  const status = async (query: string) => (await browser.ask('GET', `/feed?${query}`)).status
  assert.equal(await status(`film=${elsewhere}&edition=night`), 404)
  assert.equal(await status(`film=${randomUUID()}`), 404)
  assert.equal(await status('film=nothing'), 400)
  assert.equal(await status(`film=${filmIds[0]}`), 200)
  await hideFromPublic(site.platform, filmIds[0] ?? '')
  // at once, whatever the pool still holds
  assert.equal(await status(`film=${filmIds[0]}`), 404)
})

test('a film that was left in the middle begins the next feed, on another device too, at its second', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform, { films: 5 })
  const [one = '', two = ''] = filmIds
  const person = await signIn(site)
  const [phone, laptop] = [0, 1].map(() => device(site, signedInOn(person, aBrowser(site.platform).cookie)))
  if (!phone || !laptop) return
  await phone.watch(two, [0, 6000], 6000)
  const state = await phone.watch(one, [0, 9000], 9000)
  assert.deepEqual([state.atMs, state.stretches], [9000, [[0, 9000]]])
  const feed = await laptop.feed()
  assert.deepEqual([feed.lead, feed.films[0]?.film.id, feed.films[0]?.watched.atMs], [one, one, 9000])
  assert.equal((await laptop.feed('unwatched=true')).lead, null, 'only a feed that begins')
  assert.equal((await device(site).feed()).lead, null, 'nobody else’s')
  // to its end it is left no more: the film before it is
  await phone.watch(one, [9000, 20_000], 20_000)
  assert.equal((await laptop.feed()).lead, two)
  // and after a night nothing is
  site.clock.advance(13 * 3_600_000)
  assert.equal((await laptop.feed()).lead, null)
})

test('where somebody is in a film moves also when they watch it again, and never outside it', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform, { films: 1 })
  const browser = device(site)
  const [filmId = ''] = filmIds
  assert.equal((await browser.watch(filmId, [0, 8000], 8000)).atMs, 8000)
  const again = await browser.watch(filmId, [1000, 4000], 4000)
  assert.deepEqual([again.atMs, again.watchedMs], [4000, 8000])
  assert.equal((await browser.watch(filmId, [1000, 4000], 500_000)).atMs, 0)
  assert.equal((await browser.watch(filmId, [1000, 4000], 900)).atMs, 0, 'its beginning is no place')
  const { body } = await browser.ask('PUT', `/viewings/${randomUUID()}`, { filmId })
  for (const atMs of [-1, 1.5, 'x', 4_000_000_000])
    assert.equal(
      (await browser.ask('POST', `/viewings/${body.id}/heartbeats`, { stretches: [[0, 10]], atMs })).status,
      400,
    )
})

test('what was left unwatched comes again, and nothing that was watched enough', async () => {
  await using site = await harness()
  const { editionId, filmIds } = await plantScreening(site.platform, { films: 3 })
  const [enough = '', little = '', none = ''] = filmIds
  const browser = device(site)
  await browser.watch(enough, [0, 18_000])
  await browser.watch(little, [0, 3000])
  for (const id of [enough, little, none]) await browser.ask('PUT', `/films/${id}/exposure`, { editionId })
  const left = await browser.ids('unwatched=true&limit=9')
  assert.deepEqual(left.toSorted(), [little, none].toSorted())
})

test('seconds watched without a line are credited when it is back, as far as there was time', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform, { films: 3 })
  const [one = '', two = '', three = ''] = filmIds
  const browser = device(site)
  await browser.watch(one, [0, 5000])
  // a tunnel of half a minute: the rest of one film, and most of the next
  site.clock.advance(30_000)
  const tell = async (filmId: string, begunAgoMs: number, stretch: Stretch) => {
    const { body } = await browser.ask('PUT', `/viewings/${randomUUID()}`, { filmId, begunAgoMs })
    return (await browser.ask('POST', `/viewings/${body.id}/heartbeats`, { stretches: [stretch] })).body
  }
  assert.equal((await tell(one, 30_000, [5000, 16_000])).watchedMs, 16_000)
  assert.deepEqual(
    [(await tell(two, 18_000, [0, 17_000])).verified, (await tell(three, 30_000, [0, 17_000])).code],
    [true, 'viewing_too_fast'],
  )
  const stranger = device(site)
  const { body } = await stranger.ask('PUT', `/viewings/${randomUUID()}`, { filmId: one, begunAgoMs: 60_000 })
  const claim = await stranger.ask('POST', `/viewings/${body.id}/heartbeats`, { stretches: [[0, 16_000]] })
  assert.equal(claim.body.code, 'viewing_too_fast', 'who comes first has nothing saved')
})
