import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'
import { createIdentify } from './identify.ts'

const tokenFor = async (site: Site, person: SignedInPerson, days: number | null) =>
  (await ask(site, person, 'POST', '/me/tokens', { id: randomUUID(), name: 'script', days })).json as {
    token: { id: string }
    secret: string
  }

const whoIs = async (site: Site, authorization: string, cookie = '') => {
  const reply = (await site.app.inject({ url: '/api/me', headers: { authorization, cookie } })).json()
  return reply.code ?? reply.person?.id ?? 'visitor'
}

test('what is no token is refused, also beside a session that holds', async () => {
  await using site = await harness()
  const mio = await signIn(site)
  const { secret } = await tokenFor(site, mio, null)
  assert.equal(await whoIs(site, `bearer   ${secret} `), mio.id)
  const wrong = [
    'Bearer',
    'Bearer ',
    'Bearer undefined',
    `Bearer ${secret} ${secret}`,
    `Bearer ${secret.slice(0, -1)}`,
    `Bearer ${secret}x`,
    `Bearer ${secret.toUpperCase()}`,
    `Bearer "${secret}"`,
    `Bearer ${'x'.repeat(5000)}`,
    `Bearer:${secret}`,
  ]
  for (const cookie of ['', mio.headers.cookie])
    for (const header of wrong)
      assert.equal(await whoIs(site, header, cookie), 'account_token_unknown', header.slice(0, 30))
  assert.equal(await whoIs(site, 'Basic bWlvOm1pbw==', mio.headers.cookie), mio.id, 'of a proxy in front')
})

test('a token holds to its last second, in its own festival, until it is revoked or its person is erased', async () => {
  await using site = await harness()
  const mio = await signIn(site)
  const [lasting, short, lost] = [
    await tokenFor(site, mio, null),
    await tokenFor(site, mio, 1),
    await tokenFor(site, mio, null),
  ]
  const bearer = ({ secret }: { secret: string }) => whoIs(site, `Bearer ${secret}`)
  await ask(site, mio, 'DELETE', `/me/tokens/${lost.token.id}`)
  assert.equal(await bearer(lost), 'account_token_unknown')
  const elsewhere = await harness()
  assert.equal(await whoIs(elsewhere, `Bearer ${lasting.secret}`), 'account_token_unknown')
  await elsewhere[Symbol.asyncDispose]()
  site.clock.advance(86_400_000 - 1000)
  assert.equal(await bearer(short), mio.id)
  site.clock.advance(1000)
  assert.equal(await bearer(short), 'account_token_unknown')
  assert.equal(await bearer(lasting), mio.id)
  const { status } = await ask(site, await signIn(site, { email: mio.email }), 'PUT', '/me/erasure', {
    email: mio.email,
  })
  assert.equal(status, 200)
  assert.equal(await bearer(lasting), 'account_token_unknown')
})

test('a token does what its person may and no more, and makes no further tokens', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const mio = await signIn(site)
  const { secret } = await tokenFor(site, mio, null)
  const script = { ...mio, headers: { authorization: `Bearer ${secret}` } } as unknown as SignedInPerson
  assert.equal((await ask(site, script, 'GET', `/editions/${edition.id}/entries`)).json.code, 'not_allowed')
  const more = { id: randomUUID(), name: 'more', days: null }
  assert.equal((await ask(site, script, 'POST', '/me/tokens', more)).json.code, 'account_session_only')
  const { token } = await tokenFor(site, organiser, null)
  assert.equal((await ask(site, mio, 'DELETE', `/me/tokens/${token.id}`)).json.code, 'not_found')
})

test('a session that has ended or was never begun makes a visitor', async () => {
  await using site = await harness()
  const mio = await signIn(site)
  assert.equal(await whoIs(site, '', mio.headers.cookie), mio.id)
  await site.platform.pool.query(`update auth.session set "expiresAt" = now() - interval '1 second'`)
  assert.equal(await whoIs(site, '', mio.headers.cookie), 'visitor')
  const name = /[\w.-]*session_token/.exec(mio.headers.cookie)?.[0]
  for (const value of ['', '.', 'a.b', '%', '%00.%00', 'x'.repeat(4000)])
    assert.equal(await whoIs(site, '', `${name}=${value}`), 'visitor', value.slice(0, 20))
})

test('a guardian’s link that never was answers nothing, whatever is done with it', async () => {
  await using site = await harness()
  const consent = {
    name: '朝比奈 薫',
    relation: 'parent',
    version: '2026-11',
    code: '123456',
    guardian: true,
  }
  for (const [token, code] of [
    [randomUUID(), 'not_found'],
    ['x', 'invalid_input'],
    ['x'.repeat(101), 'invalid_input'],
  ]) {
    const path = `/guardian-consents/${token}`
    assert.equal((await ask(site, null, 'GET', path)).json.code, code)
    assert.equal((await ask(site, null, 'POST', `${path}/code`)).json.code, code)
    assert.equal((await ask(site, null, 'PUT', `${path}/consent`, consent)).json.code, code)
    assert.equal((await ask(site, null, 'PUT', `${path}/refusal`)).json.code, code)
    assert.equal((await ask(site, null, 'DELETE', `${path}/consent`)).json.code, code)
  }
})

test('answers come in the language of the page that asks: chosen here, else the browser’s, else the person’s own', async () => {
  await using site = await harness()
  const mio = await signIn(site)
  const identify = createIdentify(site.platform)
  const languageFor = async (accept: string | undefined, chosen = '') => {
    const headers = { cookie: `${mio.headers.cookie}${chosen}`, ...(accept && { 'accept-language': accept }) }
    const caller = await identify({ headers } as Parameters<typeof identify>[0])
    return [caller.person?.id === mio.id, caller.language]
  }
  assert.deepEqual(await languageFor('en-GB,en;q=0.9'), [true, 'en'])
  assert.deepEqual(await languageFor('en-GB,en;q=0.9', '; lang=ja'), [true, 'ja'])
  assert.deepEqual(await languageFor('ja-JP', '; lang=en'), [true, 'en'])
  assert.deepEqual(await languageFor('*'), [true, 'ja'])
  assert.deepEqual(await languageFor(undefined), [true, 'ja'])
})
