import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readdir, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { completeUpload, tidyUploads } from '#features/film/upload.ts'
import { harness, type Site } from '#test/harness.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'
import { type Answer, begin, create, created, head, octets, patch, tus } from '#test/tus.ts'

const bytes = randomBytes(300_000)

test('a film arrives in pieces, goes on where it stopped, and its last byte makes it the original', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const { filmId, id } = await begin(site, maker, bytes.length)

  assert.equal(
    (await patch(site, maker, id, 0, bytes.subarray(0, 100_000))).headers['upload-offset'],
    '100000',
  )
  const asked = await head(site, maker, id)
  assert.deepEqual([asked.headers['upload-offset'], asked.headers['upload-length']], ['100000', '300000'])
  assert.equal((await draft(site, maker, filmId)).upload.receivedBytes, 100_000)

  assert.equal((await patch(site, maker, id, 100_000, bytes.subarray(100_000))).statusCode, 204)
  const done = await draft(site, maker, filmId)
  assert.deepEqual(
    [done.upload.receivedBytes, done.original.bytes, done.preparation.state],
    [300_000, 300_000, 'waiting'],
  )
  const original = await site.platform.db.selectFrom('original').select('hash').executeTakeFirstOrThrow()
  assert.equal(original.hash, createHash('sha256').update(bytes).digest('hex'))
  assert.deepEqual(await kinds(site, filmId), ['film.begun', 'film.received'])
  assert.equal((await head(site, maker, id)).headers['upload-offset'], '300000')
})

test('making the same upload again does not lose what has arrived', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const { filmId, id } = await begin(site, maker, bytes.length)
  await patch(site, maker, id, 0, bytes.subarray(0, 50_000))
  assert.equal((await create(site, maker, { id, filmId, length: bytes.length })).statusCode, 201)
  assert.equal((await head(site, maker, id)).headers['upload-offset'], '50000')
})

test('an upload that a killed process left complete is completed by the next question, once', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const { filmId, id } = await begin(site, maker, bytes.length)
  await writeFile(join(site.platform.config.dataDir, 'uploads', id), bytes)
  const answers = await Promise.all([
    head(site, maker, id),
    completeUpload(site.platform, id),
    tidyUploads(site.platform),
  ])
  assert.equal(answers[0].headers['upload-offset'], '300000')
  assert.deepEqual(await kinds(site, filmId), ['film.begun', 'film.received'])
  const blob = await site.platform.db.selectFrom('blob').select('refs').executeTakeFirstOrThrow()
  assert.equal(blob.refs, 1)
  assert.deepEqual(await readdir(join(site.platform.config.dataDir, 'uploads')), ['finished'])
})

test('a connection that breaks in the middle keeps every byte that came', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const { filmId, id } = await begin(site, maker, bytes.length)
  await site.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = site.app.server.address() as AddressInfo
  const request = httpRequest({
    port,
    method: 'PATCH',
    path: `/api/uploads/${id}`,
    headers: {
      ...maker.headers,
      ...tus,
      'upload-offset': '0',
      'content-type': octets,
      'content-length': bytes.length,
    },
  })
  const ended = new Promise<void>((resolve) => request.once('close', resolve).once('error', () => resolve()))
  request.write(bytes.subarray(0, 120_000))
  while ((await draft(site, maker, filmId)).upload.receivedBytes < 120_000)
    await new Promise((resolve) => setTimeout(resolve, 10))
  request.destroy()
  await ended
  assert.equal((await head(site, maker, id)).headers['upload-offset'], '120000')
  await patch(site, maker, id, 120_000, bytes.subarray(120_000))
  assert.equal((await draft(site, maker, filmId)).original.bytes, bytes.length)
})

const refusals: [string, number, string, (site: Site, maker: SignedInPerson) => Promise<Answer>][] = [
  [
    'more bytes than announced',
    413,
    'upload_wrong_length',
    async (site, maker) => {
      const { id } = await begin(site, maker, 1000)
      return await patch(site, maker, id, 0, bytes.subarray(0, 2000))
    },
  ],
  [
    'a wrong place to go on',
    409,
    'upload_wrong_offset',
    async (site, maker) => {
      const { id } = await begin(site, maker, bytes.length)
      return await patch(site, maker, id, 7, bytes.subarray(0, 10))
    },
  ],
  [
    'a file over the limit',
    413,
    'upload_too_large',
    async (site, maker) => await created(site, maker, 10_000_000_001),
  ],
  ['an empty file', 400, 'upload_empty', async (site, maker) => await created(site, maker, 0)],
  ['a length that is none', 400, 'upload_invalid', async (site, maker) => await created(site, maker, '-1')],
  [
    'someone else’s upload',
    404,
    'not_found',
    async (site, maker) => {
      const { id } = await begin(site, maker, bytes.length)
      return await patch(site, await signIn(site), id, 0, bytes)
    },
  ],
  [
    'a question about someone else’s upload',
    404,
    '',
    async (site, maker) => {
      const { id } = await begin(site, maker, bytes.length)
      return await head(site, await signIn(site), id)
    },
  ],
  [
    'an upload into someone else’s film',
    404,
    'not_found',
    async (site, maker) => {
      const { filmId } = await begin(site, maker, bytes.length)
      return await create(site, await signIn(site), { id: randomUUID(), filmId, length: 10 })
    },
  ],
  [
    'an upload that was given up',
    410,
    'upload_gone',
    async (site, maker) => {
      const { id } = await begin(site, maker, bytes.length)
      await site.app.inject({
        method: 'DELETE',
        url: `/api/uploads/${id}`,
        headers: { ...maker.headers, ...tus },
      })
      return await patch(site, maker, id, 0, bytes)
    },
  ],
  [
    'a visitor',
    401,
    'not_signed_in',
    async (site, maker) => {
      const { id } = await begin(site, maker, bytes.length)
      return await patch(site, { ...maker, headers: { cookie: '', 'accept-language': 'ja' } }, id, 0, bytes)
    },
  ],
  [
    'a path that climbs',
    404,
    'not_found',
    async (site, maker) => await patch(site, maker, '..%2F..%2Fsecret', 0, bytes),
  ],
]

for (const [name, status, code, ask] of refusals)
  test(`refused: ${name}`, async () => {
    await using site = await harness()
    const answer = await ask(site, await signIn(site))
    assert.equal(answer.statusCode, status)
    if (code) assert.equal(answer.json().code, code)
  })

test('what rests for a week is given up', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const { id } = await begin(site, maker, bytes.length)
  await patch(site, maker, id, 0, bytes.subarray(0, 100))
  site.clock.advance(7 * 24 * 3_600_000 + 1)
  await tidyUploads(site.platform)
  assert.deepEqual(await readdir(join(site.platform.config.dataDir, 'uploads')), [])
  assert.equal(
    (await patch(site, await signIn(site, { email: maker.email }), id, 100, bytes)).json().code,
    'upload_gone',
  )
})

const draft = async (site: Site, maker: SignedInPerson, filmId: string) =>
  (await site.app.inject({ url: `/api/films/${filmId}/draft`, headers: maker.headers })).json()

const kinds = async (site: Site, filmId: string) =>
  (
    await site.platform.db
      .selectFrom('event')
      .select('kind')
      .where('subjectId', '=', filmId)
      .orderBy('id')
      .execute()
  ).map(({ kind }) => kind)
