import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import sharp from 'sharp'
import { harness, type Site } from '#test/harness.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'

test('a name is kept as people read it: HTML as text, without marks that turn text round', async () => {
  await using site = await harness()
  const mio = await signIn(site)
  const changed = await patch(site, mio, { name: ' <b>朝比奈</b>\u202e 澪\u200b ' })
  assert.equal(changed.name, '<b>朝比奈</b> 澪')
})

test('ten thousand characters are no name, and neither is nothing', async () => {
  await using site = await harness()
  const mio = await signIn(site)
  assert.equal((await patch(site, mio, { name: 'あ'.repeat(10_000) })).code, 'text_too_long')
  assert.equal((await patch(site, mio, { name: '\u202e\u200b ' })).code, 'account_name_empty')
  assert.equal((await patch(site, mio, { handle: 'x'.repeat(10_000) })).code, 'account_handle_unusable')
})

test('a handle belongs to one person', async () => {
  await using site = await harness()
  const mio = await signIn(site)
  const ren = await signIn(site)
  assert.equal((await patch(site, mio, { handle: '@Mio_A' })).handle, 'mio_a')
  assert.equal((await patch(site, ren, { handle: 'mio_a' })).code, 'account_handle_taken')
  assert.equal((await patch(site, ren, { handle: 'organiser' })).code, 'account_handle_unusable')
})

test('a picture is upright, square, and tells neither place nor device', async () => {
  await using site = await harness()
  const mio = await signIn(site)
  const photo = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#884422' } })
    .withExif({ IFD0: { Make: 'Secretphone' }, IFD3: { GPSLatitude: '35/1 39/1 0/1' } })
    .jpeg()
    .toBuffer()
  const set = await put(site, mio, photo)
  assert.match(set.pictureUrl, /^\/api\/people\/[0-9a-f-]{36}\/picture\?v=[0-9a-f]{12}$/)
  const served = await site.app.inject({ url: set.pictureUrl })
  assert.equal(served.headers['content-type'], 'image/webp')
  const { width, height, format, exif } = await sharp(served.rawPayload).metadata()
  assert.deepEqual(
    { width, height, format, exif },
    { width: 512, height: 512, format: 'webp', exif: undefined },
  )
  assert.equal(served.rawPayload.includes('Secretphone'), false)
  await site.app.inject({ method: 'DELETE', url: '/api/me/picture', headers: mio.headers })
  assert.equal((await site.app.inject({ url: set.pictureUrl })).statusCode, 404)
  const blobs = await site.platform.db.selectFrom('blob').select('refs').execute()
  assert.deepEqual(blobs, [{ refs: 0 }])
})

test('of two pictures that are sent at once one stays, and only its bytes are kept', async () => {
  await using site = await harness()
  const { pool, db } = site.platform
  const mio = await signIn(site)
  const plain = (background: string) =>
    sharp({ create: { width: 64, height: 64, channels: 3, background } })
      .png()
      .toBuffer()
  await put(site, mio, await plain('#000000'))
  const [red, blue] = [await plain('#ff0000'), await plain('#0000ff')]
  const both = await whileNobodyWrites(pool, 'person', async () => {
    const both = [put(site, mio, red), put(site, mio, blue)]
    await standingStill(pool, 2)
    return both
  })
  await Promise.all(both)
  const { pictureHash } = await db.selectFrom('person').select('pictureHash').executeTakeFirstOrThrow()
  const named = await db.selectFrom('blob').select(['hash', 'refs']).where('refs', '!=', 0).execute()
  assert.deepEqual(named, [{ hash: pictureHash, refs: 1 }])
})

test('what is not a picture is refused', async () => {
  await using site = await harness()
  const mio = await signIn(site)
  assert.equal((await put(site, mio, Buffer.from('<svg onload=alert(1)>'))).code, 'picture_unreadable')
})

test('of someone under 18 strangers see the name and no more', async () => {
  await using site = await harness()
  const aoi = await signIn(site, { birthDate: '2010-06-01' })
  await patch(site, aoi, { name: '葵', handle: 'aoi' })
  const photo = await sharp({ create: { width: 600, height: 600, channels: 3, background: '#224488' } })
    .png()
    .toBuffer()
  const set = await put(site, aoi, photo, 'image/png')
  assert.deepEqual((await site.app.inject({ url: '/api/people/aoi' })).json(), {
    id: aoi.id,
    handle: 'aoi',
    name: '葵',
    pictureUrl: null,
    since: null,
  })
  assert.equal((await site.app.inject({ url: set.pictureUrl })).statusCode, 404)
  assert.equal((await site.app.inject({ url: set.pictureUrl, headers: aoi.headers })).statusCode, 200)
  site.clock.set('2028-06-01T00:00:00+09:00')
  assert.equal((await site.app.inject({ url: '/api/people/AOI' })).json().pictureUrl, set.pictureUrl)
})

test('a person sees their sessions and ends another browser’s, but nobody else’s', async () => {
  await using site = await harness()
  const here = await signIn(site, { email: 'mio@example.jp' })
  const there = await signIn(site, { email: 'mio@example.jp' })
  const ren = await signIn(site)
  const sessions = await list(site, here, 'sessions')
  assert.deepEqual(sessions.map(({ current }: { current: boolean }) => current).sort(), [false, true])
  const other = sessions.find(({ current }: { current: boolean }) => !current)
  const end = (person: SignedInPerson) =>
    site.app.inject({ method: 'DELETE', url: `/api/me/sessions/${other.id}`, headers: person.headers })
  assert.equal((await end(ren)).statusCode, 404)
  assert.equal((await end(here)).statusCode, 200)
  assert.equal((await site.app.inject({ url: '/api/me', headers: there.headers })).json().person, null)
  assert.equal((await site.app.inject({ url: '/api/me', headers: here.headers })).json().person.id, here.id)
})

test('signing out ends the session itself, not only the cookie', async () => {
  await using site = await harness()
  const mio = await signIn(site)
  await site.app.inject({ method: 'DELETE', url: '/api/me/session', headers: mio.headers })
  assert.equal((await site.app.inject({ url: '/api/me', headers: mio.headers })).json().person, null)
})

test('a token’s secret is told once and kept by nobody', async () => {
  await using site = await harness()
  const mio = await signIn(site)
  const payload = { id: randomUUID(), name: 'script', days: null }
  const make = async (person: SignedInPerson) =>
    (
      await site.app.inject({ method: 'POST', url: '/api/me/tokens', headers: person.headers, payload })
    ).json()
  const made = await make(mio)
  assert.match(made.secret, /^vt_[\w-]{43}$/)
  assert.deepEqual(await make(mio), { token: made.token, secret: null })
  assert.equal((await make(await signIn(site))).code, 'already_exists')
  const everything = JSON.stringify(await site.platform.db.selectFrom('apiToken').selectAll().execute())
  assert.equal(everything.includes(made.secret), false)
  assert.deepEqual(
    (await list(site, mio, 'tokens')).map(({ name }: { name: string }) => name),
    ['script'],
  )
})

test('lists cost the same number of queries at one and at three items', async () => {
  await using site = await harness()
  const mio = await signIn(site)
  const make = () =>
    site.app.inject({
      method: 'POST',
      url: '/api/me/tokens',
      headers: mio.headers,
      payload: { id: randomUUID(), name: 'script', days: null },
    })
  await make()
  const one = await queriesOf(site, () => list(site, mio, 'tokens'))
  await make()
  await make()
  assert.equal(await queriesOf(site, () => list(site, mio, 'tokens')), one)
})

const queriesOf = async (site: Site, act: () => Promise<unknown>): Promise<number> => {
  const { pool } = site.platform
  let count = 0
  const counting = () => count++
  pool.on('acquire', counting)
  await act()
  pool.off('acquire', counting)
  return count
}

const patch = async (site: Site, person: SignedInPerson, payload: object) =>
  (await site.app.inject({ method: 'PATCH', url: '/api/me', headers: person.headers, payload })).json()

const put = async (site: Site, person: SignedInPerson, payload: Buffer, type = 'image/jpeg') =>
  (
    await site.app.inject({
      method: 'PUT',
      url: '/api/me/picture',
      headers: { ...person.headers, 'content-type': type },
      payload,
    })
  ).json()

const list = async (site: Site, person: SignedInPerson, what: string) =>
  (await site.app.inject({ url: `/api/me/${what}`, headers: person.headers })).json()
