import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { diskStorage } from './disk.ts'
import { s3Storage } from './s3.ts'
import { type Announce, type Storage, unfinishedForMs } from './storage.ts'

process.env.AWS_ACCESS_KEY_ID ??= 'test'
process.env.AWS_SECRET_ACCESS_KEY ??= 'test'

async function keepsItsPromises(made: (announce: Announce) => Storage, folder: string): Promise<void> {
  const announced: string[] = []
  const storage = made(async ({ hash }) => void announced.push(hash))
  const bytes = randomBytes(100_000)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const file = join(folder, 'one')
  writeFileSync(file, bytes)
  assert.deepEqual(await storage.putFile(file), { hash, bytes: bytes.length })
  assert.equal(existsSync(file), false)
  writeFileSync(file, bytes)
  assert.deepEqual(await storage.putFile(file), { hash, bytes: bytes.length })
  assert.deepEqual(await buffer(await storage.open(hash)), bytes)
  assert.deepEqual(await buffer(await storage.open(hash, { start: 10, end: 19 })), bytes.subarray(10, 20))
  {
    await using local = await storage.local(hash, join(folder, 'work'))
    assert.deepEqual(await readFile(local.file), bytes)
  }
  const small = await storage.putBytes(Buffer.from('poster'))
  assert.equal(String(await buffer(await storage.open(small.hash))), 'poster')
  assert.deepEqual(announced, [hash, hash, small.hash])
  await storage.remove(hash)
  await storage.remove(hash)
  await assert.rejects(storage.open(hash), { code: 'ENOENT' })
}

const later = () => Date.now() + unfinishedForMs + 60_000

test('a folder keeps bytes by what they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'verticale-storage-'))
  await keepsItsPromises((announce) => diskStorage(join(folder, 'media'), announce), folder)
  rmSync(folder, { recursive: true })
})

test('what was begun to be stored a day ago goes, what is being stored stays', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'verticale-storage-'))
  mkdirSync(join(folder, 'incoming'))
  writeFileSync(join(folder, 'incoming/half'), 'half a film')
  await diskStorage(folder).tidy()
  assert.deepEqual(readdirSync(join(folder, 'incoming')), ['half'])
  await diskStorage(folder, undefined, later).tidy()
  assert.deepEqual(readdirSync(join(folder, 'incoming')), [])
  rmSync(folder, { recursive: true })

  await using bucket = await fakeBucket()
  const address = `s3://films/media?endpoint=${encodeURIComponent(bucket.url)}`
  bucket.unfinished.set('half', '/films/media/ab/cd/abcd')
  using opened = new DisposableStack()
  const storage = (now?: () => number) =>
    opened.adopt(s3Storage(address, undefined, now), (one) => one.close())
  await storage().tidy()
  assert.deepEqual([...bucket.unfinished.keys()], ['half'])
  await storage(later).tidy()
  assert.deepEqual([...bucket.unfinished.keys()], [])
})

test('a bucket keeps bytes by what they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'verticale-storage-'))
  await using bucket = await fakeBucket()
  const address = `s3://films/media?endpoint=${encodeURIComponent(bucket.url)}`
  using opened = new DisposableStack()
  await keepsItsPromises((announce) => {
    const storage = s3Storage(address, announce)
    opened.defer(() => storage.close())
    return storage
  }, folder)
  assert.ok([...bucket.objects.keys()].every((key) => key.startsWith('/films/media/')))
  rmSync(folder, { recursive: true })
})

/** The few verbs of S3 that are used, in memory. */
async function fakeBucket() {
  const objects = new Map<string, Buffer>()
  const unfinished = new Map<string, string>()
  const server = createServer(async (request, reply) => {
    const { pathname: key, searchParams } = new URL(request.url ?? '', 'http://bucket')
    if (searchParams.has('uploads'))
      return reply.end(
        `<ListMultipartUploadsResult>${[...unfinished].map(([id, path]) => `<Upload><Key>${path.replace('/films/', '')}</Key><UploadId>${id}</UploadId><Initiated>${new Date().toISOString()}</Initiated></Upload>`).join('')}</ListMultipartUploadsResult>`,
      )
    if (request.method === 'DELETE' && searchParams.has('uploadId')) {
      const id = searchParams.get('uploadId') ?? ''
      if (unfinished.get(id) === key) unfinished.delete(id)
      return reply.writeHead(204).end()
    }
    const found = objects.get(key)
    if (request.method === 'PUT') {
      objects.set(key, await buffer(request))
      return reply.setHeader('etag', '"etag"').end()
    }
    if (request.method === 'DELETE') {
      objects.delete(key)
      return reply.writeHead(204).end()
    }
    if (!found)
      return reply
        .writeHead(404, { 'content-type': 'application/xml' })
        .end('<Error><Code>NoSuchKey</Code></Error>')
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? []
    if (from) return reply.writeHead(206).end(found.subarray(Number(from), Number(to) + 1))
    return reply.end(found)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    unfinished,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
