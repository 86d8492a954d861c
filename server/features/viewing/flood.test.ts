import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { harness, type Site } from '#test/harness.ts'
import { plantScreening } from '#test/screening.ts'
import { cookiesOf, signIn } from '#test/sign-in.ts'
import { aBrowser } from '#test/visitor.ts'

const shown = async (
  site: Site,
  { editionId, filmIds }: { editionId: string; filmIds: string[] },
  cookie?: string,
  ip = '203.0.113.7',
) => {
  const reply = await site.app.inject({
    method: 'PUT',
    url: `/api/films/${filmIds[0]}/exposure`,
    headers: { ...(cookie && { cookie }) },
    remoteAddress: ip,
    payload: { editionId },
  })
  return { status: reply.statusCode, ...reply.json(), cookie: cookiesOf(reply.headers['set-cookie']) }
}
const countOf = async ({ platform }: Site) =>
  (await platform.db.selectFrom('exposureCount').select('confirmed').executeTakeFirst())?.confirmed ?? 0
const aVisitor = ({ platform }: Site) => aBrowser(platform).cookie

test('an exposure without a cookie counts for nothing; the first one after the page does', async () => {
  await using site = await harness()
  const planted = await plantScreening(site.platform)
  for (let nth = 0; nth < 5; nth++) {
    const { status, confirmed } = await shown(site, planted)
    assert.deepEqual([status, confirmed], [200, false])
  }
  assert.equal(await countOf(site), 0)
  assert.deepEqual(await site.platform.db.selectFrom('exposure').selectAll().execute(), [])
  const page = await site.app.inject({ url: '/', headers: { accept: 'text/html' } })
  const cookie = cookiesOf(page.headers['set-cookie'])
  assert.match(cookie, /visitor=/)
  assert.equal((await shown(site, planted, cookie)).confirmed, true)
  assert.equal(await countOf(site), 1)
})

test('one network adds only so much to a film in a day; its viewers notice nothing', async () => {
  await using site = await harness()
  const planted = await plantScreening(site.platform)
  for (let nth = 0; nth < 205; nth++) {
    const { status, confirmed } = await shown(site, planted, aVisitor(site))
    assert.deepEqual([status, confirmed], [200, true])
  }
  assert.equal(await countOf(site), 200)
  const late = aVisitor(site)
  await shown(site, planted, late)
  const feed = await site.app.inject({ url: '/api/feed?limit=3', headers: { cookie: late } })
  assert.equal(feed.json().films.at(-1).film.id, planted.filmIds[0], 'seen by this viewer all the same')
  await shown(site, planted, aVisitor(site), '198.51.100.4')
  assert.equal(await countOf(site), 201, 'another network')
  await shown(site, planted, (await signIn(site)).headers.cookie)
  assert.equal(await countOf(site), 202, 'a person')
  site.clock.advance(86_400_000)
  await shown(site, planted, aVisitor(site))
  assert.equal(await countOf(site), 203, 'another day')
})

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
  const first = aVisitor(site)
  assert.equal(await watch(first), 200)
  await site.platform.pool.query(
    'insert into limited_act (digest, done_at) select digest, done_at from limited_act, generate_series(1, 4999)',
  )
  const { headers } = await signIn(site)
  assert.equal(await watch(aVisitor(site)), 429)
  assert.equal(await watch(first, filmIds[1]), 200)
  assert.equal(await watch(headers.cookie), 200)
  assert.equal(await watch(aVisitor(site), filmIds[0], '198.51.100.4'), 200)
})
