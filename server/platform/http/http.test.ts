import assert from 'node:assert/strict'
import test from 'node:test'
import { pino } from 'pino'
import { Type } from 'typebox'
import { Id, routes } from '#contract/route.ts'
import { createLog } from '#platform/log.ts'
import { type Caller, createHttp, languageOf, roleIn, serveRoutes, signedIn } from './http.ts'

const map = routes({
  'POST /letters/:id': {
    summary: 'Write',
    params: Type.Object({ id: Id }),
    body: Type.Object({ text: Type.String({ maxLength: 5 }) }),
    reply: Type.Object({ text: Type.String() }),
  },
  'GET /away': { summary: 'Ask', reply: Type.Object({}) },
  'GET /full/:where': {
    summary: 'Keep',
    params: Type.Object({ where: Type.String() }),
    reply: Type.Object({}),
  },
  'GET /missing/:syscall': {
    summary: 'Open',
    params: Type.Object({ syscall: Type.String() }),
    reply: Type.Object({}),
  },
  'GET /organised/:editionId': {
    summary: 'Look',
    params: Type.Object({ editionId: Id }),
    reply: Type.Object({}),
  },
})
const id = '0199a1b2-0000-7000-8000-000000000001'
const other = '0199a1b2-0000-7000-8000-000000000002'

const site = async (caller: Partial<Caller>, log = createLog('silent')) => {
  const app = await createHttp({
    log,
    publicUrl: 'http://festival.test',
    trustProxy: 0,
    identify: async (request) => ({
      person: null,
      visitorId: null,
      via: null,
      language: languageOf(request.headers),
      ...caller,
    }),
  })
  const access = {
    'POST /letters/:id': signedIn,
    'GET /away': () => null,
    'GET /full/:where': () => null,
    'GET /missing/:syscall': () => null,
    'GET /organised/:editionId': roleIn(['organiser'], ({ params }) => params.editionId),
  }
  serveRoutes(app, {}, 'letter', map, access, {
    'POST /letters/:id': ({ body }) => ({ text: body.text, leaked: 'no' }) as never,
    'GET /away': () => {
      throw Object.assign(new Error('terminating connection'), { code: '57P01' })
    },
    'GET /full/:where': ({ params }) => {
      throw Object.assign(new Error('could not extend file'), { code: params.where })
    },
    'GET /missing/:syscall': ({ params, http: { reply } }) => {
      reply.header('cache-control', 'public, max-age=31536000, immutable')
      throw Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: params.syscall })
    },
    'GET /organised/:editionId': () => ({}),
  })
  return Object.assign(app, { [Symbol.asyncDispose]: () => app.close() })
}
const anna = { person: { id, roles: [] } }

test('who is not signed in learns nothing about the input that was wanted', async () => {
  await using app = await site({})
  const answer = await app.inject({ method: 'POST', url: `/api/letters/${id}`, payload: {} })
  assert.equal(answer.statusCode, 401)
  assert.deepEqual(answer.json(), { code: 'not_signed_in', sentence: 'ログインしてください。' })
})

test('input that breaks the contract is refused at its field, in the language of the reader', async () => {
  await using app = await site(anna)
  const answer = await app.inject({
    method: 'POST',
    url: `/api/letters/${id}`,
    headers: { 'accept-language': 'en-GB,ja;q=0.5' },
    payload: { text: 'too long a text' },
  })
  assert.equal(answer.statusCode, 400)
  assert.equal(answer.json().code, 'invalid_input')
  assert.equal(answer.json().field, 'text')
  assert.equal(answer.json().sentence, 'Too long. Use up to 5 characters.')
})

test('what is missing or larger than a door takes is told with what is wanted', async () => {
  await using app = await site(anna)
  const put = async (payload: object) =>
    (await app.inject({ method: 'POST', url: `/api/letters/${id}`, payload })).json()
  const { code, field, sentence } = await put({})
  assert.deepEqual([code, field, sentence], ['invalid_input', 'text', '入力してください。'])
  const large = await put({ text: 'x'.repeat(2_000_000) })
  assert.equal(large.code, 'too_large')
  assert.match(large.sentence, /上限は\d+(\.\d)? (KB|MB)です/)
})

test('an answer holds what the contract names and nothing else', async () => {
  await using app = await site(anna)
  const answer = await app.inject({ method: 'POST', url: `/api/letters/${id}`, payload: { text: 'hello' } })
  assert.deepEqual(answer.json(), { text: 'hello' })
})

test('a page of another site cannot write here, with our cookies or without', async () => {
  await using app = await site(anna)
  const write = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: `/api/letters/${id}`, payload: { text: 'hi' }, headers })
  const cookie = 'session=1'
  assert.equal((await write({ cookie, origin: 'http://evil.test' })).json().code, 'cross_origin')
  assert.equal((await write({ origin: 'http://evil.test' })).json().code, 'cross_origin')
  assert.equal((await write({ cookie, origin: 'null' })).json().code, 'cross_origin')
  assert.equal((await write({ cookie, origin: 'http://festival.test' })).statusCode, 200)
  assert.equal((await write({})).statusCode, 200)
  assert.equal((await write({ authorization: 'Bearer t', origin: 'http://evil.test' })).statusCode, 200)
  const named = { cookie, origin: 'http://evil.test', authorization: 'Basic eDp5' }
  assert.equal((await write(named)).json().code, 'cross_origin', 'the cookie still says who asks')
})

test('a page may write that came under the name by which this server is asked, or comes back from a sign-in', async () => {
  await using app = await site(anna)
  const write = async (url: string, origin: string) => {
    const headers = { origin, host: '192.168.0.5:5055' }
    return (await app.inject({ method: 'POST', url, payload: { text: 'hi' }, headers })).json().code
  }
  assert.equal(await write(`/api/letters/${id}`, 'http://192.168.0.5:5055'), undefined)
  assert.equal(await write(`/api/letters/${id}`, 'http://192.168.0.6:5055'), 'cross_origin')
  assert.equal(await write('/api/auth/callback/apple', 'https://appleid.apple.com'), 'not_found')
  assert.equal(await write('/api/auth/sign-in/email', 'https://appleid.apple.com'), 'cross_origin')
})

test('as many of the last addresses that were forwarded are believed as proxies stand in front', async () => {
  const seenBehind = async (trustProxy: number) => {
    const asked: string[] = []
    const app = await createHttp({
      log: createLog('silent'),
      publicUrl: 'http://festival.test',
      trustProxy,
      identify: async () => ({ person: null, visitorId: null, via: null, language: 'ja' }),
    })
    app.addHook('onRequest', async ({ ip }) => void asked.push(ip))
    const headers = { 'x-forwarded-for': '203.0.113.1, 203.0.113.2, 203.0.113.3' }
    await app.inject({ url: '/', headers, remoteAddress: '10.0.0.1' })
    await app.close()
    return asked
  }
  assert.deepEqual(await seenBehind(0), ['10.0.0.1'])
  assert.deepEqual(await seenBehind(1), ['203.0.113.3'])
  assert.deepEqual(await seenBehind(2), ['203.0.113.2'])
})

test('a role counts in its own edition, and in all when it is festival-wide', async () => {
  const ask = async (editionId: string | null) => {
    await using app = await site({ person: { id, roles: [{ role: 'organiser', editionId }] } })
    return (await app.inject(`/api/organised/${id}`)).statusCode
  }
  assert.equal(await ask(id), 200)
  assert.equal(await ask(null), 200)
  assert.equal(await ask(other), 403)
})

test('a database that went away is said so, with a time to ask again', async () => {
  await using app = await site({})
  const answer = await app.inject('/api/away')
  assert.equal(answer.statusCode, 503)
  assert.equal(answer.json().code, 'database_away')
  assert.equal(answer.headers['retry-after'], '2')
})

test('what fails is logged once, with its route', async () => {
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => void lines.push(line) })
  await using app = await site({}, log as never)
  await app.inject('/api/missing/open')
  await app.inject('/api/nowhere')
  assert.equal(lines.length, 1)
  const { level, msg, method, route } = JSON.parse(lines[0] ?? '')
  assert.deepEqual([level, msg, method, route], [50, 'failed', 'GET', '/api/missing/:syscall'])
})

test('a missing file is a failure that nobody keeps, and only a missing socket an absent database', async () => {
  await using app = await site({})
  const file = await app.inject('/api/missing/open')
  assert.deepEqual(
    [file.statusCode, file.json().code, file.headers['cache-control']],
    [500, 'failed', 'no-store'],
  )
  assert.equal((await app.inject('/api/missing/connect')).json().code, 'database_away')
})

test('the API describes itself in OpenAPI', async () => {
  await using app = await site({})
  await app.ready()
  const document = (await app.inject('/api/openapi.json')).json()
  assert.equal(document.openapi, '3.1.0')
  assert.deepEqual(Object.keys(document.paths), [
    '/api/letters/{id}',
    '/api/away',
    '/api/full/{where}',
    '/api/missing/{syscall}',
    '/api/organised/{editionId}',
  ])
})

test('the language is the chosen one, else the first that the browser names, else Japanese', () => {
  assert.equal(languageOf({ cookie: 'a=b; lang=en', 'accept-language': 'ja' }), 'en')
  assert.equal(languageOf({ 'accept-language': 'fr, en;q=0.8, ja;q=0.7' }), 'en')
  assert.equal(languageOf({ 'accept-language': 'de' }), 'ja')
  assert.equal(languageOf({}), 'ja')
})

test('a full disk, the database’s or another, is said in words and is not called our mistake', async () => {
  await using app = await site({})
  for (const code of ['53100', 'ENOSPC', 'EDQUOT']) {
    const answer = await app.inject({ url: `/api/full/${code}`, headers: { 'accept-language': 'en' } })
    assert.deepEqual([answer.statusCode, answer.json().code], [507, 'no_space'])
    assert.match(answer.json().sentence, /out of storage/)
  }
  const answer = await app.inject({ url: '/api/full/23505', headers: { 'accept-language': 'en' } })
  assert.deepEqual([answer.statusCode, answer.json().code], [500, 'failed'])
})

test('an address that cannot be read is the address of nothing', async () => {
  await using app = await site({})
  const answer = await app.inject({ url: '/api/%E0%A4%A', headers: { 'accept-language': 'en' } })
  assert.deepEqual(
    [answer.statusCode, answer.json()],
    [404, { code: 'not_found', sentence: 'We couldn’t find it.' }],
  )
})
