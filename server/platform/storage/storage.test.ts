import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { diskStorage } from './disk.ts'
import { s3Storage } from './s3.ts'
import type { Announce, Storage } from './storage.ts'

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

test('a folder keeps bytes by what they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'verticale-storage-'))
  await keepsItsPromises((announce) => diskStorage(join(folder, 'media'), announce), folder)
  rmSync(folder, { recursive: true })
})

test('a bucket keeps bytes by what they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'verticale-storage-'))
  await using bucket = await fakeBucket()
  process.env.AWS_ACCESS_KEY_ID ??= 'test'
  process.env.AWS_SECRET_ACCESS_KEY ??= 'test'
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
  const server = createServer(async (request, reply) => {
    const key = new URL(request.url ?? '', 'http://bucket').pathname
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
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
