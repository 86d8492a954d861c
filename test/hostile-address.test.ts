import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFilm } from './a-film.ts'
import { ask } from './ask.ts'
import { contractRoutes, endlessNumbers } from './contract-fields.ts'
import { harness } from './harness.ts'
import { signIn } from './sign-in.ts'

/** As they stand in an address: a NUL, an override, half a character, a name of every object, much of nothing. */
const probes = ['%00', 'a%00b', '%E2%80%AE', '%ED%A0%80', '__proto__', '%F0%9F%8E%AC', 'a'.repeat(199)]
const nobody = '00000000-0000-4000-8000-000000000000'

test('no address, whatever stands in it, is a fault of ours', async () => {
  await using site = await harness()
  const askers = [{}, (await signIn(site, { roles: ['organiser'] })).headers]
  const queries = new Map(
    [...(await contractRoutes())].map(([key, { query }]) => [key, Object.keys(query?.properties ?? {})]),
  )
  const faults: string[] = []
  for (const { method, path } of site.app.servedRoutes)
    for (const probe of probes) {
      const asked = path.replace(/:\w+/g, nobody)
      const names = queries.get(`${method} ${path.replace('/api', '')}`) ?? []
      const urls = [path.replace(/:\w+/g, probe), ...names.map((name) => `${asked}?${name}=${probe}`)]
      for (const url of urls)
        for (const headers of askers) {
          const payload = method === 'GET' || method === 'HEAD' ? {} : { payload: {} }
          const { statusCode } = await site.app.inject({ method: method as 'PUT', url, headers, ...payload })
          if (statusCode >= 500) faults.push(`${statusCode} ${method} ${url}`)
        }
    }
  assert.deepEqual(faults, [])
})

test('a film, an entry, an edition that is named by no id is refused at that place of its address', async () => {
  await using site = await harness()
  for (const [path, field] of [
    ['/films/nothing', 'id'],
    ['/films/nothing/page', 'id'],
    ['/entries/nothing', 'id'],
    ['/editions/nothing/calendar/changes', 'id'],
    ['/people/a%00b', 'handle'],
  ]) {
    const answer = await site.app.inject({ url: `/api${path}` })
    assert.deepEqual(
      [answer.statusCode, answer.json().code, answer.json().field],
      [400, 'invalid_input', field],
    )
  }
})

test('the pages of nothing say that there is nothing', async () => {
  await using site = await harness()
  for (const path of [
    '/films/x',
    '/films/%00',
    '/e/%00',
    '/people/%00',
    '/e/x/feed.atom',
    '/e/%00/feed.atom',
    '/?edition=%00',
    '/media/x/%00',
    '/oembed?url=%00',
  ])
    assert.notEqual((await site.app.inject({ url: path })).statusCode, 500, path)
})

test('no header, whatever stands in it, is a fault of ours', async () => {
  await using site = await harness()
  const { cookie } = (await signIn(site)).headers
  const headers: Record<string, string>[] = [
    ...[
      'visitor=%00',
      'visitor=x',
      `visitor=${nobody}x`,
      `visitor=${'x'.repeat(4000)}`,
      'visitor=',
      '=;;=',
      'lang=xx',
    ],
    'visitor=%E0%A4%A',
  ].map((sent) => ({ cookie: sent }))
  headers.push(
    { origin: 'null', cookie },
    { origin: 'http://[', cookie },
    { 'accept-language': `${'ja,'.repeat(2000)}en;q=x` },
    { 'content-type': 'application/xml' },
    { 'content-type': 'application/json; charset=shift_jis' },
    { 'content-type': 'multipart/form-data' },
    { range: 'bytes=9-1', 'if-none-match': '"' },
    { 'x-forwarded-for': '::ffff:999.1.1.1, x', 'user-agent': '\u00ff'.repeat(3000) },
  )
  const asked = [
    ['GET', '/api/feed'],
    ['GET', '/api/me'],
    ['GET', '/media/abcdefghijklmnopqrstuvwx/start.mp4'],
    ['PUT', `/api/viewings/${nobody}`],
    ['POST', '/api/sign-in/code'],
    ['PUT', '/api/me/picture'],
    ['POST', '/api/uploads'],
  ] as const
  const faults: string[] = []
  for (const sent of headers)
    for (const [method, url] of asked) {
      const payload = method === 'GET' ? {} : { payload: '{"filmId":' }
      const { statusCode } = await site.app.inject({ method, url, headers: sent, ...payload })
      if (statusCode >= 500)
        faults.push(`${statusCode} ${method} ${url} ${JSON.stringify(sent).slice(0, 60)}`)
    }
  assert.deepEqual(faults, [])
})

test('no body, whatever it is, is a fault of ours', async () => {
  await using site = await harness()
  const { headers } = await signIn(site, { roles: ['organiser'] })
  const many = '['.repeat(20_000) + ']'.repeat(20_000)
  const bodies = ['null', '[]', '[null]', '"x"', '12', 'true', '{}', '{', '', many, '{"__proto__":{"id":1}}']
  bodies.push(JSON.stringify({ id: 1, body: null, email: {}, subjectKind: '__proto__', subjectId: [] }))
  const faults: string[] = []
  for (const { method, path } of site.app.servedRoutes)
    for (const payload of method === 'GET' || method === 'HEAD' ? [] : bodies)
      for (const type of ['application/json', 'application/x-www-form-urlencoded', 'image/png']) {
        const url = path.replace(/:\w+/g, nobody)
        const sent = { ...headers, 'content-type': type }
        const { statusCode } = await site.app.inject({ method: method as 'PUT', url, headers: sent, payload })
        if (statusCode >= 500) faults.push(`${statusCode} ${method} ${path} ${type} ${payload.slice(0, 30)}`)
      }
  assert.deepEqual(faults, [])
})

test('every number that may be sent ends where the database does', async () => {
  assert.deepEqual(await endlessNumbers(), [])
  await using site = await harness()
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  const choose = async (atMs: number) =>
    (await ask(site, maker, 'PUT', `/films/${filmId}/poster`, { atMs })).json.code
  assert.deepEqual([await choose(2_147_483_647), await choose(2_147_483_648)], [undefined, 'invalid_input'])
})
