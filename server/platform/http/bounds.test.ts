import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Type } from 'typebox'
import { routes } from '#contract/route.ts'
import { type Limits, limits as usual } from '#platform/limits.ts'
import { createLog } from '#platform/log.ts'
import { openLine } from '#test/line.ts'
import { createHttp, type Identify, serveRoutes, signedIn } from './http.ts'

const letter = Type.Object({ text: Type.String() })
const map = routes({
  'PUT /letters': { summary: 'Write', body: letter, reply: letter },
  'PUT /books': { summary: 'Write more', body: letter, bodyBytes: 90_000, reply: letter },
  'PUT /ruled': { summary: 'Judge', body: letter, bodyBytes: 90_000, reply: letter },
  'PUT /seen': { summary: 'Say nothing', reply: Type.Object({}) },
  'PUT /open': { summary: 'Whoever', body: letter, reply: letter },
  'GET /waiting': { summary: 'Wait', reply: Type.Object({}) },
  'PUT /pictures': { summary: 'Show', pictureBytes: 100_000, reply: Type.Object({ bytes: Type.Integer() }) },
})

/** A server of its own on a port; `x-person` says who asks, `x-forwarded-for` from where. */
const site = async (changed: Partial<Limits> = {}) => {
  const identify: Identify = async ({ headers }) => ({
    person: headers['x-person'] ? { id: String(headers['x-person']), roles: [] } : null,
    visitorId: null,
    via: null,
    language: 'en',
  })
  const app = await createHttp({
    log: createLog('silent'),
    publicUrl: 'http://festival.test',
    trustProxy: 1,
    identify,
    pictures: { newFile: () => join(folder, randomUUID()) },
    limits: { ...usual, ...changed },
  })
  const waiting: (() => void)[] = []
  const echo = ({ body }: { body: { text: string } }) => body
  serveRoutes(
    app,
    {},
    'letter',
    map,
    {
      'PUT /letters': signedIn,
      'PUT /books': signedIn,
      'PUT /ruled': {
        before: signedIn,
        withBody: ({ body }) => ((body as { text: string }).text === 'mine' ? null : 'not_allowed'),
      },
      'PUT /seen': () => null,
      'PUT /open': () => null,
      'GET /waiting': () => null,
      'PUT /pictures': signedIn,
    },
    {
      'PUT /letters': echo,
      'PUT /books': echo,
      'PUT /ruled': echo,
      'PUT /seen': () => ({}),
      'PUT /open': echo,
      'GET /waiting': () => new Promise<object>((resolve) => waiting.push(() => resolve({}))),
      'PUT /pictures': async ({ body }) => ({ bytes: (await stat(body.file)).size }),
    },
  )
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  return {
    app,
    line: () => openLine(port),
    /** Lets all that wait be answered, once so many of them do. */
    let: async (count: number) => {
      while (waiting.length < count) await turn()
      for (const answer of waiting.splice(0)) answer()
    },
    /** Resolves when nothing is held any more. */
    nothingOpen: async () => {
      while (Object.values(app.openRequests()).some((count) => count > 0)) await turn()
    },
    [Symbol.asyncDispose]: () => app.close(),
  }
}
const folder = mkdtempSync(join(tmpdir(), 'verticale-sent-'))
after(() => rmSync(folder, { recursive: true }))
/** Lets whatever is due happen. */
const turn = () => new Promise((resolve) => setImmediate(resolve))
const json = { 'content-type': 'application/json' }
const code = ({ body }: { body: string }): string => JSON.parse(body).code

test('who may not write is told so before a byte of it has come, and nothing of it is held', async () => {
  await using one = await site()
  for (const path of ['/api/letters', '/api/ruled']) {
    using line = await one.line()
    line.begin('PUT', path, { ...json, 'content-length': 60_000 })
    const answer = await line.answer()
    assert.deepEqual([answer.status, code(answer)], [401, 'not_signed_in'])
    assert.equal(one.app.openRequests().bodyBytes, 0)
  }
})

test('a rule that rests on the body is judged on the body, and on one of the usual size only', async () => {
  await using one = await site()
  const put = (text: string) =>
    one.app.inject({ method: 'PUT', url: '/api/ruled', headers: { 'x-person': 'mio' }, payload: { text } })
  assert.equal((await put('mine')).statusCode, 200)
  assert.equal((await put('yours')).json().code, 'not_allowed')
  assert.equal((await put('m'.repeat(usual.bodyBytes))).json().code, 'too_large')
})

test('a body is as large as the contract says of its route, and no larger', async () => {
  await using one = await site()
  const put = async (path: string, bytes: number) => {
    const payload = JSON.stringify({ text: '' }).replace('""', `"${'m'.repeat(bytes - 11)}"`)
    assert.equal(payload.length, bytes)
    const headers = { ...json, 'x-person': 'mio' }
    return (await one.app.inject({ method: 'PUT', url: path, headers, payload })).statusCode
  }
  assert.deepEqual(await put('/api/letters', usual.bodyBytes), 200)
  assert.deepEqual(await put('/api/letters', usual.bodyBytes + 1), 413)
  assert.deepEqual(await put('/api/books', 90_000), 200)
  assert.deepEqual(await put('/api/books', 90_001), 413)
  assert.deepEqual(await put('/api/seen', usual.noBodyBytes), 200)
  assert.deepEqual(await put('/api/seen', usual.noBodyBytes + 1), 413)
})

test('a body that stands still is ended with a sentence; one that goes on slowly is heard', async () => {
  await using one = await site({ body: { graceMs: 0, bytesPerSecond: 100 } })
  using still = await one.line()
  using slow = await one.line()
  using unheard = await one.line()
  // what has come buys time: a thousand bytes are ten seconds
  slow.begin('PUT', '/api/open', { ...json, 'content-length': 5011 })
  while (one.app.openRequests().requests < 1) await turn()
  slow.write(`{"text":"${'m'.repeat(4000)}`)
  still.begin('PUT', '/api/open', { ...json, 'content-length': 5011 })
  const ended = await still.answer()
  assert.deepEqual([ended.status, code(ended)], [408, 'too_slow'])
  await still.closed
  slow.write(`${'m'.repeat(1000)}"}`)
  assert.equal((await slow.answer()).status, 200)
  unheard.socket.destroy()
  await one.nothingOpen()
})

test('headers that never end are ended with the same sentence', async () => {
  await using one = await site()
  one.app.server.headersTimeout = 1
  using line = await one.line()
  line.write('PUT /api/open HTTP/1.1\r\nhost: localhost\r\nx-more: ')
  assert.deepEqual(code(await line.answer()), 'too_slow')
  await line.closed
})

test('what is sent after a refusal is read away so far, and the line is closed in a while', async () => {
  await using one = await site({ leftover: { ms: 0, bytes: 1_000_000 } })
  const sockets: Socket[] = []
  one.app.server.on('connection', (socket) => sockets.push(socket))
  using line = await one.line()
  line.begin('PUT', '/api/letters', { ...json, 'content-length': 50_000_000 })
  assert.equal((await line.answer()).status, 401)
  line.write(Buffer.alloc(49_000_000))
  await line.closed
  assert.ok(Number(sockets[0]?.bytesRead) < 2_000_000, `${sockets[0]?.bytesRead} bytes were read`)
})

test('a sender who goes on hears why a body was too large, and the line serves the next request', async () => {
  await using one = await site()
  using line = await one.line()
  line.begin('PUT', '/api/open', { ...json, 'content-length': 1_000_000 })
  line.write(Buffer.alloc(1_000_000))
  assert.equal((await line.answer()).status, 413)
  line.begin('PUT', '/api/seen')
  assert.equal((await line.answer()).status, 200)
})

test('a network, a person and everybody together have so many requests open, and no more', async () => {
  await using one = await site({ open: { all: 3, network: 2, person: 1 } })
  const ask = async (headers: Record<string, string>) => {
    const line = await one.line()
    line.begin('GET', '/api/waiting', headers)
    return line
  }
  const from = (place: string, person = '') => ({
    'x-forwarded-for': place,
    ...(person && { 'x-person': person }),
  })
  using first = await ask(from('2001:db8:1:2::1', 'mio'))
  while (one.app.openRequests().persons < 1) await turn()
  using again = await ask(from('192.0.2.1', 'mio'))
  const refused = await again.answer()
  assert.deepEqual([refused.status, code(refused)], [429, 'too_many'])
  assert.ok(Number(refused.headers['retry-after']) > 0)
  // the other half of an IPv6 address is the same network
  using second = await ask(from('2001:db8:1:2::2'))
  while (one.app.openRequests().requests < 2) await turn()
  // and what a client writes before the proxy's word makes no other of it
  using third = await ask(from('198.51.100.1, 2001:db8:1:2::3'))
  assert.equal(code(await third.answer()), 'too_many')
  using elsewhere = await ask(from('192.0.2.2'))
  while (one.app.openRequests().requests < 3) await turn()
  using full = await ask(from('192.0.2.3'))
  const busy = await full.answer()
  assert.deepEqual([busy.status, code(busy)], [503, 'busy'])
  assert.ok(Number(busy.headers['retry-after']) > 0)
  // one breaks off, the others are answered: all places are free again
  elsewhere.socket.destroy()
  await one.let(3)
  assert.deepEqual([(await first.answer()).status, (await second.answer()).status], [200, 200])
  await one.nothingOpen()
})

test('bodies that are read into memory are counted as large as they may become', async () => {
  await using one = await site({ bodies: { all: 200_000, network: 100_000 } })
  const begin = async (place: string, headers: Record<string, string | number>) => {
    const line = await one.line()
    line.begin('PUT', '/api/open', { ...json, 'x-forwarded-for': place, ...headers })
    return line
  }
  using first = await begin('192.0.2.1', { 'transfer-encoding': 'chunked' })
  while (one.app.openRequests().bodyBytes < usual.bodyBytes) await turn()
  using second = await begin('192.0.2.1', { 'content-length': 50_000 })
  assert.equal(code(await second.answer()), 'too_many')
  using third = await begin('192.0.2.2', { 'content-length': 60_000 })
  using fourth = await begin('192.0.2.3', { 'content-length': 60_000 })
  while (one.app.openRequests().bodyBytes < usual.bodyBytes + 120_000) await turn()
  using fifth = await begin('192.0.2.4', { 'content-length': 60_000 })
  assert.equal(code(await fifth.answer()), 'busy')
  first.write('d\r\n{"text":"hi"}\r\n0\r\n\r\n')
  assert.equal((await first.answer()).status, 200)
  for (const line of [third, fourth]) line.socket.destroy()
  await one.nothingOpen()
})

/** Until what was sent is gone again. */
const nothingKept = async () => {
  while (readdirSync(folder).length > 0) await turn()
}

test('a picture goes to a file as it comes, as large as it may be, and is gone with the answer', async () => {
  await using one = await site()
  const type = { 'content-type': 'image/png', 'x-person': 'mio' }
  const put = (bytes: number, headers: object = type) =>
    one.app.inject({
      method: 'PUT',
      url: '/api/pictures',
      headers: { ...headers },
      payload: Buffer.alloc(bytes),
    })
  assert.deepEqual((await put(100_000)).json(), { bytes: 100_000 })
  assert.equal((await put(100_001)).json().code, 'too_large')
  assert.equal((await put(9, { ...type, 'x-person': '' })).json().code, 'not_signed_in')
  assert.equal((await put(9, { ...type, 'content-type': 'image/svg+xml' })).json().code, 'invalid_input')
  using line = await one.line()
  line.begin('PUT', '/api/pictures', { ...type, 'transfer-encoding': 'chunked' })
  for (let n = 0; n < 11; n++) line.write(`2710\r\n${'x'.repeat(10_000)}\r\n`)
  assert.equal(code(await line.answer()), 'too_large')
  await nothingKept()
  await one.nothingOpen()
  const elsewhere = { method: 'PUT', url: '/api/open', headers: type, payload: Buffer.alloc(9) } as const
  assert.equal((await one.app.inject(elsewhere)).json().code, 'invalid_input')
})

test('a person, a network and everybody together send so many pictures at once', async () => {
  const { pictures } = usual
  await using one = await site({ pictures: { ...pictures, open: { all: 3, network: 2, person: 1 } } })
  const begin = async (person: string, place: string) => {
    const line = await one.line()
    line.begin('PUT', '/api/pictures', {
      'content-type': 'image/png',
      'content-length': 10,
      'x-person': person,
      'x-forwarded-for': place,
    })
    return line
  }
  const begun = async (count: number) => {
    while (readdirSync(folder).length < count) await turn()
  }
  using first = await begin('mio', '192.0.2.1')
  await begun(1)
  using again = await begin('mio', '192.0.2.2')
  assert.equal(code(await again.answer()), 'too_many')
  using second = await begin('ren', '192.0.2.1')
  await begun(2)
  using third = await begin('aoi', '192.0.2.1')
  assert.equal(code(await third.answer()), 'too_many')
  using elsewhere = await begin('aoi', '192.0.2.2')
  await begun(3)
  using full = await begin('yui', '192.0.2.3')
  assert.equal(code(await full.answer()), 'busy')
  first.write('0123456789')
  assert.equal((await first.answer()).status, 200)
  for (const line of [second, elsewhere]) line.socket.destroy()
  await nothingKept()
  using free = await begin('mio', '192.0.2.1')
  free.write('0123456789')
  assert.equal((await free.answer()).status, 200)
})
