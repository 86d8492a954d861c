import assert from 'node:assert/strict'
import { test } from 'node:test'
import { harness, type Site } from './harness.ts'
import { plantScreening } from './screening.ts'
import { signIn } from './sign-in.ts'
import { begin, octets, tus } from './tus.ts'

type Ask = { method?: 'GET' | 'HEAD' | 'POST' | 'PATCH'; url: string; headers?: Record<string, string> }

const nobody = "default-src 'none'; frame-ancestors 'none'"
const ours = /^default-src 'self'; .*frame-ancestors 'self'/
const docs = /^default-src 'self'; .*frame-ancestors 'none'/

/** Every kind of answer: how long it may be kept and by whom, and what it may run and be framed by. */
const kinds: [
  name: string,
  url: string,
  cache: string | RegExp | undefined,
  policy: string | RegExp | undefined,
][] = [
  ['an answer of the API', '/api/feed', 'no-store', nobody],
  ['who is here', '/api/me', 'no-store', nobody],
  ['a refusal', '/api/me/films', 'no-store', nobody],
  ['an address that is none', '/api/nowhere', 'no-store', nobody],
  ['an address that cannot be read', '/api/%E0%A4%A', 'no-store', nobody],
  ['health', '/api/health', 'no-store', nobody],
  ['the document', '/api/openapi.json', 'no-store', nobody],
  ['the documentation', '/api/docs/', 'no-store', docs],
  ['a script of the documentation', '/api/docs/static/swagger-initializer.js', 'no-store', docs],
  ['a file of the documentation', '/api/docs/static/index.css', 'public, max-age=0', docs],
  ['an upload', '/api/uploads/:upload', 'no-store', undefined],
  ['no such upload', '/api/uploads/00000000-0000-4000-8000-000000000000', 'no-store', undefined],
  ['media that is not there', '/media/abcdefghijklmnopqrstuvwx/start.mp4', 'no-store', undefined],
  ['a page', '/', 'no-store', ours],
  ['a film’s page', '/films/:film', 'no-store', ours],
  ['a page of nothing', '/nowhere', 'no-store', ours],
  ['a film in a frame', '/films/:film/embed', 'no-store', /frame-ancestors \*/],
  ['what may be embedded', '/oembed?url=:home/films/:film', 'no-store', undefined],
  ['an Atom feed', '/e/night/feed.atom', 'public, no-cache', undefined],
  ['the dates of an edition', '/e/night/calendar.ics', 'public, max-age=300', undefined],
  ['what robots read', '/robots.txt', undefined, undefined],
  ['a built file that is none', '/assets/nothing.js', 'no-store', undefined],
]

for (const publicUrl of ['http://localhost:5055', 'https://festival.example'])
  test(`every kind of answer of ${publicUrl} says what may be done with it`, async () => {
    await using site = await harness({ config: { publicUrl } })
    const { filmIds } = await plantScreening(site.platform, { films: 1 })
    const maker = await signIn(site)
    const { id } = await begin(site, maker, 10)
    for (const [name, address, cache, policy] of kinds) {
      const url = address
        .replace(':film', filmIds[0] ?? '')
        .replace(':upload', id)
        .replace(':home', publicUrl)
      const isUpload = url.startsWith('/api/uploads')
      const answer = await ask(site, {
        url,
        ...(isUpload && { method: 'HEAD' as const, headers: { ...maker.headers, ...tus } }),
      })
      const { headers } = answer
      assert.equal(headers['x-content-type-options'], 'nosniff', name)
      assert.equal(
        headers['strict-transport-security'],
        publicUrl.startsWith('https:') ? 'max-age=31536000' : undefined,
        name,
      )
      expectHeader(headers['cache-control'], cache, `${name}: cache-control`)
      if (!isUpload)
        expectHeader(headers['content-security-policy'], policy, `${name}: content-security-policy`)
    }
    const { token } = await site.platform.db
      .selectFrom('mediaGrant')
      .select('token')
      .executeTakeFirstOrThrow()
    const media = await ask(site, { method: 'HEAD', url: `/media/${token}/start.mp4` })
    assert.equal(media.statusCode, 200)
    assert.equal(media.headers['content-security-policy'], "default-src 'none'; sandbox")
    const sent = await ask(site, {
      method: 'PATCH',
      url: `/api/uploads/${id}`,
      headers: { ...maker.headers, ...tus, 'content-type': octets, 'upload-offset': '3' },
    })
    assert.deepEqual([sent.statusCode, sent.headers['x-content-type-options']], [409, 'nosniff'])
  })

const ask = (site: Site, { method = 'GET', ...more }: Ask) => site.app.inject({ method, ...more })

const expectHeader = (value: unknown, wanted: string | RegExp | undefined, what: string): void =>
  wanted instanceof RegExp ? assert.match(String(value), wanted, what) : assert.equal(value, wanted, what)
