import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { type Environment, type Flags, loadConfig } from './config.ts'

const secret = { SECRET: 'for tests only' }
const load = (env: Environment, flags: Flags = {}) => loadConfig({ ...secret, ...env }, flags)

test('flags win over the environment, and the environment over what is usual', () => {
  assert.equal(load({}).port, 5055)
  assert.equal(load({ PORT: '6010' }).port, 6010)
  assert.equal(load({ PORT: '6010' }, { port: '7000' }).port, 7000)
  assert.equal(load({ PORT: '6010' }).publicUrl, 'http://localhost:6010')
  assert.equal(load({ PUBLIC_URL: 'https://festival.example/' }).publicUrl, 'https://festival.example')
  assert.deepEqual([...load({ ROLES: 'work, web' }).roles], ['work', 'web'])
})

test('so many proxies are believed as are said to stand in front', () => {
  const of = (TRUST_PROXY?: string) => load({ TRUST_PROXY }).trustProxy
  assert.deepEqual([of(), of(''), of('false'), of('true'), of('1'), of('2')], [0, 0, 0, 1, 1, 2])
})

test('what a browser never sees may listen where it likes', () => {
  assert.equal(load({ PORT: '6000', PUBLIC_URL: 'https://festival.example' }).port, 6000)
})

const nonsense: [Environment, RegExp][] = [
  [{ PORT: '0' }, /not a port/],
  [{ PORT: '65536' }, /not a port/],
  [{ PORT: '80a' }, /not a port/],
  [{ PUBLIC_URL: 'festival' }, /full address/],
  [{ PORT: '5060' }, /Every browser refuses to open port 5060/],
  [{ PUBLIC_URL: 'http://festival.example:6666' }, /browser refuses to open port 6666/],
  [{ ROLES: 'web,cook' }, /"cook" is not a role/],
  [{ ROLES: 'web,live' }, /web opens the realtime door too/],
  [{ CONCURRENCY: '0' }, /CONCURRENCY/],
  [{ TRUST_PROXY: 'yes' }, /TRUST_PROXY must be the number of proxies/],
  [{ TRUST_PROXY: '-1' }, /TRUST_PROXY/],
]
for (const [env, sentence] of nonsense)
  test(`${JSON.stringify(env)} is refused in one sentence`, () => {
    assert.throws(() => load(env), sentence)
  })

test('without one in the environment a secret is made once and kept from other accounts', () => {
  const data = mkdtempSync(join(tmpdir(), 'verticale-config-'))
  const first = loadConfig({}, { data }).secret
  assert.ok(first.length >= 32)
  assert.equal(loadConfig({}, { data }).secret, first)
  assert.equal(statSync(join(data, 'secret')).mode & 0o777, 0o600)
  rmSync(data, { recursive: true })
})

test('an empty secret signs nothing: it is refused in words', () => {
  const data = mkdtempSync(join(tmpdir(), 'verticale-config-'))
  writeFileSync(join(data, 'secret'), '\n')
  assert.throws(() => loadConfig({}, { data }), /secret is empty/)
  assert.equal(loadConfig(secret, { data }).secret, secret.SECRET)
  rmSync(data, { recursive: true })
})

test('processes that start together on a new folder have one secret', async () => {
  const data = mkdtempSync(join(tmpdir(), 'verticale-config-'))
  const program = `import { loadConfig } from '#platform/config.ts'
    process.stdout.write(loadConfig({}, { data: process.env.DATA }).secret)`
  const start = () =>
    promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
      cwd: import.meta.dirname,
      env: { DATA: data },
    })
  const secrets = (await Promise.all([start(), start(), start(), start()])).map(({ stdout }) => stdout)
  assert.equal(new Set(secrets).size, 1)
  assert.ok((secrets[0]?.length ?? 0) >= 32)
  assert.deepEqual(readdirSync(data), ['secret'])
  rmSync(data, { recursive: true })
})

test('reading the configuration makes nothing when a secret is given', () => {
  load({}, { data: '/nowhere/verticale' })
  assert.ok(!existsSync('/nowhere'))
})

test('a social sign-in is offered only with both of its keys', () => {
  assert.deepEqual(load({ LINE_CLIENT_ID: 'a' }).social, {})
  assert.deepEqual(load({ LINE_CLIENT_ID: 'a', LINE_CLIENT_SECRET: 'b' }).social, {
    line: { clientId: 'a', clientSecret: 'b' },
  })
})
