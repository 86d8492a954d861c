import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { limits } from '#platform/limits.ts'
import { verify } from '#server/cli/backup/verify.ts'
import { harness, type Site } from '#test/harness.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'
import { begin, create, created, head, patch } from '#test/tus.ts'
import { tidyUploads } from './upload.ts'
import { keepPlace } from './upload-place.ts'

/** Where somebody was when they filmed. */
const place = '+35.6586+139.7454/'

/** Files below the site's folder in which the place stands, whatever they are called. */
const traces = async ({ platform }: Site): Promise<string[]> => {
  const all = await readdir(platform.config.dataDir, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const one of all)
    if (one.isFile() && (await readFile(join(one.parentPath, one.name))).includes(place)) found.push(one.name)
  return found
}

const half = async (site: Site, maker: SignedInPerson) => {
  const ids = await begin(site, maker, 10_000)
  await patch(site, maker, ids.id, 0, Buffer.from(`udta ${place}`))
  return ids
}

test('what was half sent is off the disk with its film, with its maker’s account, and when it has rested too long', async () => {
  await using site = await harness()
  const [maker, stays] = [await signIn(site), await signIn(site)]
  const other = await half(site, stays)

  const { filmId } = await half(site, maker)
  assert.equal((await traces(site)).length, 2)
  await site.app.inject({ method: 'DELETE', url: `/api/films/${filmId}`, headers: maker.headers })
  await site.work()
  assert.deepEqual(await traces(site), [other.id])

  await half(site, maker)
  const erased = await site.app.inject({
    method: 'PUT',
    url: '/api/me/erasure',
    headers: maker.headers,
    payload: { email: maker.email },
  })
  assert.equal(erased.statusCode, 200, erased.body)
  await site.work()
  assert.deepEqual(await traces(site), [other.id])
  assert.deepEqual(await verify(site.platform), [])
  assert.equal((await head(site, stays, other.id)).headers['upload-offset'], '23')

  site.clock.advance(7 * 24 * 3_600_000 + 60_000)
  await tidyUploads(site.platform)
  assert.deepEqual(await traces(site), [])
})

test('what a killed process left of an upload that is over is found by verify, and cleared away', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const { id } = await half(site, maker)
  await site.app.inject({ method: 'DELETE', url: `/api/uploads/${id}`, headers: maker.headers })
  const folder = join(site.platform.config.dataDir, 'uploads')
  await mkdir(join(folder, 'finished'), { recursive: true })
  const left = [id, `${id}.json`, `finished/${id}-${randomUUID()}`, randomUUID()].map((name) =>
    join(folder, name),
  )
  for (const file of left) await writeFile(file, place)
  const open = await half(site, maker)
  const wrong = await verify(site.platform)
  assert.deepEqual(
    left.map((file) => wrong.filter((sentence) => sentence.startsWith(`${file} `)).length),
    [1, 1, 1, 1],
  )
  assert.equal(wrong.length, 4)
  await tidyUploads(site.platform)
  assert.deepEqual(await traces(site), [open.id])
  assert.deepEqual(await verify(site.platform), [])
})

test('a person has ten uploads open, and no more until one of them ends', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const begun = await Promise.all(Array.from({ length: 14 }, () => created(site, maker, 1000)))
  const codes = begun.map((answer) => (answer.statusCode === 201 ? 'begun' : answer.json().code))
  assert.equal(codes.filter((code) => code === 'begun').length, 10)
  assert.equal(codes.filter((code) => code === 'upload_too_many_open').length, 4)
  assert.match((await created(site, maker, 1000)).json().sentence, /^アップロードの途中の作品が10本/)
  assert.equal((await created(site, await signIn(site), 1000)).statusCode, 201, 'nobody else is in the way')

  const id =
    String(begun.find(({ statusCode }) => statusCode === 201)?.headers.location)
      .split('/')
      .at(-1) ?? ''
  assert.equal(
    (await create(site, maker, { ...(await idsOf(site, id)), length: 1000 })).statusCode,
    201,
    'again',
  )
  await patch(site, maker, id, 0, randomBytes(1000))
  assert.equal((await created(site, maker, 1000)).statusCode, 201)
  assert.equal((await created(site, maker, 1000)).json().code, 'upload_too_many_open')
})

test('a person promises so many bytes at once', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  await begin(site, maker, 10_000_000_000)
  assert.equal((await created(site, maker, 10_000_000_000)).statusCode, 201)
  assert.equal((await created(site, maker, 1)).json().code, 'upload_too_much_open')
})

test('what others are sending has its place on the disk; what has rested for an hour has not', async () => {
  await using site = await harness()
  const { platform } = site
  const [maker, other] = [await signIn(site), await signIn(site)]
  const { id } = await begin(site, maker, 1000)
  await patch(site, maker, id, 0, randomBytes(100))
  const codeFor = (bytes: number) =>
    platform.db
      .transaction()
      .execute(async (trx) => {
        await keepPlace(platform, trx, { personId: other.id, bytes, free: 2001 })
        return 'kept'
      })
      .catch((error) => error.code)
  assert.deepEqual([await codeFor(1100), await codeFor(1101)], ['kept', 'upload_no_space'])
  const restedSince = Date.now() / 1000 - 3601
  await utimes(join(platform.config.dataDir, 'uploads', id), restedSince, restedSince)
  assert.deepEqual([await codeFor(2000), await codeFor(2001)], ['kept', 'upload_no_space'])
})

test('films and tokens are begun so often in a day, and a repeated request is none more', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const post = (url: string, payload: object) =>
    site.app.inject({ method: 'POST', url, headers: maker.headers, payload })
  const codes: string[] = []
  const ids = Array.from({ length: limits.tokensPerDay + 1 }, () => randomUUID())
  for (const id of ids)
    codes.push((await post('/api/me/tokens', { id, name: 'script', days: 1 })).json().code ?? 'made')
  assert.equal(codes.indexOf('too_many'), limits.tokensPerDay)
  assert.equal((await post('/api/me/tokens', { id: ids[0], name: 'script', days: 1 })).statusCode, 200)
  for (let n = 0; n < limits.filmsPerDay; n++)
    assert.equal((await post('/api/films', { id: randomUUID() })).statusCode, 200)
  assert.equal((await post('/api/films', { id: randomUUID() })).json().code, 'too_many')
  site.clock.advance(86_400_000)
  assert.equal((await post('/api/films', { id: randomUUID() })).statusCode, 200)
})

const idsOf = async (site: Site, id: string) => {
  const { filmId } = await site.platform.db
    .selectFrom('upload')
    .select('filmId')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, filmId }
}
