import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contractRoutes } from './contract-fields.ts'
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
  for (const path of ['/films/x', '/films/%00', '/e/%00', '/people/%00', '/e/x/feed.atom', '/?edition=%00'])
    assert.ok((await site.app.inject({ url: path })).statusCode < 500, path)
})
