import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rename, symlink, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { harness, type Site } from '#test/harness.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'
import { begin, create, created, head, octets, patch, tus } from '#test/tus.ts'

const bytes = randomBytes(10_000)

const send = async (
  site: Site,
  maker: SignedInPerson,
  id: string,
  more: Record<string, string | undefined>,
) => {
  const headers = { ...maker.headers, ...tus, 'upload-offset': '0', 'content-type': octets, ...more }
  const { statusCode, body } = await site.app.inject({
    method: 'PATCH',
    url: `/api/uploads/${id}`,
    headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)),
    payload: bytes,
  })
  return [statusCode, body ? JSON.parse(body).code : null]
}
const arrived = async (site: Site, maker: SignedInPerson, id: string) =>
  Number((await head(site, maker, id)).headers['upload-offset'])

test('bytes for a place that is none are refused, and nothing of them is kept', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const { id } = await begin(site, maker, bytes.length)
  for (const [more, status, code] of [
    [{ 'upload-offset': '1' }, 409, 'upload_wrong_offset'],
    [{ 'upload-offset': '10001' }, 409, 'upload_wrong_offset'],
    [{ 'upload-offset': '-1' }, 400, 'upload_invalid'],
    [{ 'upload-offset': 'x' }, 400, 'upload_invalid'],
    [{ 'upload-offset': undefined }, 400, 'upload_invalid'],
    [{ 'content-type': 'video/mp4' }, 400, 'invalid_input'],
  ] as const)
    assert.deepEqual(await send(site, maker, id, more), [status, code], JSON.stringify(more))
  assert.equal(await arrived(site, maker, id), 0)
})

test('a length that is none, or another than was announced, begins nothing', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  for (const length of ['', '1e9', '0x10', ' 5', '5,5', '1'.repeat(16), '٣'])
    assert.equal((await created(site, maker, length)).json().code, 'upload_invalid', length)
  const { id, filmId } = await begin(site, maker, bytes.length)
  for (const length of [bytes.length + 1, bytes.length - 1, 0])
    assert.equal((await create(site, maker, { id, filmId, length })).json().code, 'already_exists')
  await patch(site, maker, id, 0, bytes.subarray(0, 9999))
  const draft = await site.app.inject({ url: `/api/films/${filmId}/draft`, headers: maker.headers })
  assert.deepEqual([draft.json().original, draft.json().upload.receivedBytes], [null, 9999])
})

test('what has arrived whole takes no further byte', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const { id } = await begin(site, maker, bytes.length)
  await patch(site, maker, id, 0, bytes)
  assert.equal((await patch(site, maker, id, 0, bytes)).json().code, 'upload_wrong_offset')
  assert.equal((await patch(site, maker, id, bytes.length, bytes)).json().code, 'upload_wrong_offset')
  const original = await site.platform.db.selectFrom('original').select('hash').executeTakeFirstOrThrow()
  assert.equal(original.hash, createHash('sha256').update(bytes).digest('hex'))
})

test('an upload is its maker’s alone: a stranger neither sees, sends, ends nor takes it over', async () => {
  await using site = await harness()
  const [maker, stranger] = [await signIn(site), await signIn(site, { roles: ['organiser'] })]
  const { id, filmId } = await begin(site, maker, bytes.length)
  await patch(site, maker, id, 0, bytes.subarray(0, 5000))
  const { filmId: own } = await begin(site, stranger, 10)
  assert.equal((await head(site, stranger, id)).statusCode, 404)
  assert.equal((await patch(site, stranger, id, 5000, bytes.subarray(5000))).json().code, 'not_found')
  const ended = await site.app.inject({
    method: 'DELETE',
    url: `/api/uploads/${id}`,
    headers: { ...stranger.headers, ...tus },
  })
  assert.equal(ended.json().code, 'not_found')
  const taken = { id, filmId: own, length: bytes.length }
  assert.equal((await create(site, stranger, taken)).json().code, 'already_exists')
  const into = { id: randomUUID(), filmId, length: bytes.length }
  assert.equal((await create(site, stranger, into)).json().code, 'not_found')
  assert.equal(await arrived(site, maker, id), 5000)
})

test('a checksum that nobody would compare is refused, so that nobody relies on it', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const { id } = await begin(site, maker, bytes.length)
  const right = `sha1 ${createHash('sha1').update(bytes).digest('base64')}`
  const wrong = `sha1 ${createHash('sha1').update('other').digest('base64')}`
  for (const checksum of [right, wrong, 'sha1', 'none x'])
    assert.deepEqual(await send(site, maker, id, { 'upload-checksum': checksum }), [400, 'upload_invalid'])
  assert.equal(await arrived(site, maker, id), 0)
  const said = await site.app.inject({ method: 'OPTIONS', url: '/api/uploads' })
  assert.equal(String(said.headers['tus-extension']).includes('checksum'), false)
})

test('the name that a file had is kept as one harmless line', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const { filmId } = await begin(site, maker, 10)
  for (const [fileName, kept] of [
    ['雲\u202e4pm.exe\u0000\r\nx', '雲4pm.exe x'],
    ['../../etc/passwd', '../../etc/passwd'],
    ['<script>alert(1)</script>.mp4', '<script>alert(1)</script>.mp4'],
    [`${'🎬'.repeat(3000)}.mp4`, `${'🎬'.repeat(125)}.mp4`],
    ['', ''],
  ] as const) {
    const id = randomUUID()
    assert.equal((await create(site, maker, { id, filmId, length: 10, fileName })).statusCode, 201)
    const row = site.platform.db.selectFrom('upload').select('fileName').where('id', '=', id)
    assert.equal((await row.executeTakeFirstOrThrow()).fileName, kept)
  }
})

test('a full disk takes no byte, says so, and takes them when there is room again', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const { id } = await begin(site, maker, bytes.length)
  const folder = join(site.platform.config.dataDir, 'uploads')
  await rename(folder, `${folder}-kept`)
  // a file system without a free block
  await symlink(existsSync('/proc/self') ? '/proc' : '/dev', folder)
  for (const answer of [await patch(site, maker, id, 0, bytes), await created(site, maker, 10)]) {
    assert.deepEqual([answer.statusCode, answer.json().code], [507, 'upload_no_space'])
    assert.match(answer.json().sentence, /[\u3040-\u30ff]/)
  }
  await unlink(folder)
  await rename(`${folder}-kept`, folder)
  assert.equal((await patch(site, maker, id, 0, bytes)).statusCode, 204)
})
