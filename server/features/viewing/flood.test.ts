import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { harness, type Site } from '#test/harness.ts'
import { plantScreening } from '#test/screening.ts'
import { signIn } from '#test/sign-in.ts'
import { aVisit } from '#test/visit.ts'
import { aBrowser } from '#test/visitor.ts'

test('feeds asked for without a cookie change no order', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform, { films: 12 })
  const [rival = '', ...others] = filmIds
  for (let nth = 0; nth < 200; nth++) await aVisit(site, { cookie: '' }).feed({ limit: 1, held: others })
  assert.equal(await firstsOf(site, rival, 12), 1)
})

test('films that were not served to who names them are not left out', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform, { films: 12 })
  const [, ...others] = filmIds
  const tickets = aVisit(site)
  await tickets.feed({ limit: 12 })
  site.clock.advance(61_000)
  const foreign = others.map((filmId) => tickets.tickets.get(filmId) ?? '')
  const begun = new Set<string | undefined>()
  for (let nth = 0; nth < 12; nth++) {
    const visit = aVisit(site, { ip: `198.51.100.${nth}` })
    const named = nth % 2 ? { held: others, passed: others } : { held: foreign, passed: foreign }
    begun.add((await visit.feed({ limit: 1, ...named }))[0])
  }
  assert.equal(begun.size, 12)
})

test('who leaves out what they were really served moves a film by a share, and no further within their network', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform, { films: 12 })
  const [rival = ''] = filmIds
  for (let nth = 0; nth < 50; nth++) {
    const visit = aVisit(site)
    const others = (await visit.feed({ limit: 12 })).filter((id) => id !== rival)
    await visit.feed({ limit: 1, passed: others })
  }
  const elsewhere = await firstsOf(site, rival, 60)
  assert.ok(elsewhere >= 5 - 3, `${elsewhere} of 60 first places, 5 are fair`)
  site.clock.advance(61_000)
  const within = await firstsOf(site, rival, 60, '203.0.113.7')
  assert.ok(within >= 5 - 2, `${within} of 60 first places, 5 are fair`)
})

test('a page that is opened without a cookie begins a visit: what it shows is expected to be seen', async () => {
  await using site = await harness()
  await plantScreening(site.platform, { films: 12 })
  const least = async () => {
    const firsts = new Set<string | undefined>()
    for (let nth = 0; nth < 200; nth++) firsts.add((await aVisit(site, { cookie: '' }).feed({ limit: 1 }))[0])
    return firsts.size
  }
  assert.equal(await least(), 12)
  for (let nth = 0; nth < 6; nth++)
    await site.app.inject({ url: '/', headers: { accept: 'text/html' }, remoteAddress: `198.51.100.${nth}` })
  assert.ok((await least()) <= 6)
})

/** How often a film comes first when so many look at one film, each at home or all behind one address. */
const firstsOf = async (site: Site, filmId: string, visits: number, ip?: string): Promise<number> => {
  let firsts = 0
  for (let nth = 0; nth < visits; nth++)
    if ((await aVisit(site, { ip: ip ?? `198.51.100.${nth}` }).feed({ limit: 1 }))[0] === filmId) firsts++
  return firsts
}

test('one network brings only so many new visitors to watch in a day; who watches already goes on', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform)
  const watch = async (cookie: string, filmId = filmIds[0], ip = '203.0.113.7') =>
    (
      await site.app.inject({
        method: 'PUT',
        url: `/api/viewings/${randomUUID()}`,
        headers: { cookie },
        remoteAddress: ip,
        payload: { filmId },
      })
    ).statusCode
  const first = aBrowser(site.platform).cookie
  assert.equal(await watch(first), 200)
  await site.platform.pool.query(
    'insert into limited_act (digest, done_at) select digest, done_at from limited_act, generate_series(1, 4999)',
  )
  const { headers } = await signIn(site)
  assert.equal(await watch(aBrowser(site.platform).cookie), 429)
  assert.equal(await watch(first, filmIds[1]), 200)
  assert.equal(await watch(headers.cookie), 200)
  assert.equal(await watch(aBrowser(site.platform).cookie, filmIds[0], '198.51.100.4'), 200)
})
