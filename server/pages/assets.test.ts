import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { createHttp } from '#platform/http/http.ts'
import { createLog } from '#platform/log.ts'
import { compressIn } from '../../web/build/compressed.ts'
import { serveAssets } from './assets.ts'

const script = `export const words = ${JSON.stringify(Array.from({ length: 400 }, (_, n) => `縦の夜 ${n}`))}`
const picture = Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 7919) % 251))

/** A server of a build in a folder of its own. */
const served = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'verticale-build-'))
  for (const inside of ['assets', 'icons', '.vite']) mkdirSync(join(folder, inside))
  const write = (file: string, bytes: string | Buffer) => writeFileSync(join(folder, file), bytes)
  write('assets/feed-Bx1.js', script)
  write('assets/mini-Cy2.js', 'export {}')
  write('assets/mincho-Dz3.woff2', picture)
  write('icons/192.png', picture)
  write('sw.js', script)
  write('manifest.webmanifest', JSON.stringify({ name: 'Verticale', words: script }))
  write('pages.json', '[]')
  write('.vite/manifest.json', '{}')
  write('assets/.secret.js', 'no')
  await compressIn(folder)
  const app = await createHttp({
    log: createLog('silent'),
    publicUrl: 'http://festival.example',
    trustProxy: 0,
    identify: async () => ({ person: null, visitorId: null, language: 'en', via: null }),
  })
  serveAssets(app, folder)
  await app.ready()
  return {
    folder,
    ask: (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers }),
    async [Symbol.asyncDispose]() {
      await app.close()
      rmSync(folder, { recursive: true })
    },
  }
}

test('a build lays compressed forms beside what they make smaller, and beside nothing else', async () => {
  await using build = await served()
  const path = join(build.folder, 'assets/feed-Bx1.js')
  assert.equal(brotliDecompressSync(readFileSync(`${path}.br`)).toString(), script)
  assert.equal(gunzipSync(readFileSync(`${path}.gz`)).toString(), script)
  assert.ok(existsSync(join(build.folder, 'manifest.webmanifest.br')))
  for (const none of ['assets/mini-Cy2.js', 'assets/mincho-Dz3.woff2', 'icons/192.png', 'pages.json'])
    for (const form of ['br', 'gz']) assert.ok(!existsSync(join(build.folder, `${none}.${form}`)), none)
})

test('a browser gets the smallest form that it takes, and caches know that there are several', async () => {
  await using build = await served()
  const url = '/assets/feed-Bx1.js'
  for (const [accepts, encoding, open] of [
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
    ['gzip', 'gzip', gunzipSync],
    ['identity', undefined, (bytes: Buffer) => bytes],
    ['', undefined, (bytes: Buffer) => bytes],
  ] as const) {
    const { statusCode, headers, rawPayload } = await build.ask(url, { 'accept-encoding': accepts })
    assert.equal(statusCode, 200)
    assert.equal(headers['content-encoding'], encoding, accepts)
    assert.match(String(headers['content-type']), /^(text|application)\/javascript; charset=utf-8$/i)
    assert.match(String(headers.vary), /accept-encoding/i)
    assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable')
    assert.equal(Number(headers['content-length']), rawPayload.length)
    assert.equal(open(rawPayload).toString(), script)
  }
})

test('what has no smaller form comes as it is; what may change is asked for again', async () => {
  await using build = await served()
  const accepts = { 'accept-encoding': 'gzip, br' }
  const font = await build.ask('/assets/mincho-Dz3.woff2', accepts)
  assert.deepEqual(
    [font.statusCode, font.headers['content-type'], font.headers['content-encoding']],
    [200, 'font/woff2', undefined],
  )
  assert.deepEqual(font.rawPayload, picture)
  for (const [url, type, cache] of [
    ['/icons/192.png', 'image/png', 'public, max-age=86400'],
    ['/favicon.ico', 'image/png', 'public, max-age=86400'],
    ['/sw.js', 'application/javascript; charset=utf-8', 'no-cache'],
    ['/manifest.webmanifest', 'application/manifest+json', 'no-cache'],
  ]) {
    const { statusCode, headers } = await build.ask(url as string, accepts)
    assert.deepEqual([statusCode, headers['cache-control']], [200, cache], url)
    assert.ok(
      String(headers['content-type'])
        .toLowerCase()
        .startsWith(type as string),
      url,
    )
  }
  const { etag } = (await build.ask('/sw.js')).headers
  assert.equal((await build.ask('/sw.js', { 'if-none-match': String(etag) })).statusCode, 304)
})

test('what is not there, hidden or above is not found, and nobody keeps that answer', async () => {
  await using build = await served()
  for (const url of [
    '/assets/feed-old.js',
    '/assets/',
    '/assets',
    '/assets/.secret.js',
    '/assets/../pages.json',
    '/assets/%2e%2e/pages.json',
    '/assets/..%2fpages.json',
    '/assets//feed-Bx1.js',
    '/assets/feed-Bx1.js/',
    '/assets/feed-Bx1.js%00',
    '/assets/..%5cpages.json',
    '/icons/../.vite/manifest.json',
    '/icons/%2evite/manifest.json',
  ]) {
    const { statusCode, headers } = await build.ask(url, { 'accept-encoding': 'br' })
    assert.equal(statusCode, 404, url)
    assert.equal(headers['cache-control'], 'no-store', url)
  }
})
