import assert from 'node:assert/strict'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { test } from 'node:test'
import { harness } from '#test/harness.ts'
import { cookiesOf } from '#test/sign-in.ts'

const keys = { clientId: 'festival', clientSecret: 'a secret of the service' }
const social = { google: keys, line: keys, tiktok: keys, apple: keys }

test('a service is offered once its keys are configured, and leads back to this festival', async () => {
  await using site = await harness({ config: { social } })
  const { ways } = (await site.app.inject({ url: '/api/me' })).json()
  assert.deepEqual(ways.social, ['google', 'line', 'tiktok', 'apple'])
  const homes = {
    google: 'accounts.google.com',
    line: 'access.line.me',
    tiktok: 'www.tiktok.com',
    apple: 'appleid.apple.com',
  }
  for (const [provider, host] of Object.entries(homes)) {
    const reply = await site.app.inject({ method: 'POST', url: '/api/sign-in/social', payload: { provider } })
    const url = new URL(reply.json().url)
    assert.equal(url.host, host)
    assert.equal(url.searchParams.get('redirect_uri'), `http://localhost:5055/api/auth/callback/${provider}`)
  }
})

test('a service without keys is not there', async () => {
  await using site = await harness()
  const reply = await site.app.inject({
    method: 'POST',
    url: '/api/sign-in/social',
    payload: { provider: 'google' },
  })
  assert.equal(reply.json().code, 'account_way_unknown')
})

test('who comes back without an account is asked for the date of birth first, and told when it failed after that', async () => {
  await using site = await harness({ config: { social } })
  const back = async (cookie: string) =>
    (await site.app.inject({ url: '/api/auth/callback/google?state=forged&code=x', headers: { cookie } }))
      .headers.location
  const answered = await site.app.inject({
    method: 'POST',
    url: '/api/age-answers',
    payload: { birthDate: '1990-01-01' },
  })
  assert.equal(await back(''), '/sign-in?step=age&provider=google')
  assert.equal(await back(cookiesOf(answered.headers['set-cookie'])), '/sign-in?step=failed&provider=google')
})

test('better-auth’s own addresses are not to be had', async () => {
  await using site = await harness()
  for (const path of [
    'sign-in/email-otp',
    'email-otp/send-verification-otp',
    'update-user',
    'delete-user',
    'get-session',
  ])
    for (const method of ['GET', 'POST'] as const)
      assert.equal((await site.app.inject({ method, url: `/api/auth/${path}` })).statusCode, 404, path)
})

test('no spelling of the way back from a service leads anywhere else in better-auth', async () => {
  await using site = await harness({ config: { social } })
  const port = Number(new URL(await site.app.listen({ host: '127.0.0.1', port: 0 })).port)
  const beyond = ['passkey/generate-authenticate-options', 'get-session', 'ok', 'list-sessions']
  const ways = [
    '..\\',
    '..\\..\\auth\\',
    '..%5C',
    '..%5c',
    '..%2F',
    '../',
    '%2e%2e/',
    '%2e%2e%2f',
    '.\\..\\',
    'google\\..\\..\\',
  ]
  const paths = beyond.flatMap((path) => [
    ...ways.flatMap((way) => [`${way}${path}`, `${way}${path.replaceAll('/', '\\')}`]),
    `google/../../${path}`,
    `google;/../../${path}`,
  ])
  for (const path of [...paths, '__proto__', 'constructor', 'toString', 'github', 'GOOGLE', ''])
    assert.deepEqual(await rawGet(port, `/api/auth/callback/${path}`), 404, path)
  const left = await site.platform.pool.query('select from auth.verification')
  assert.equal(left.rowCount, 0)
})

/** Sends the path as it is; a URL object would straighten it first. */
const rawGet = async (port: number, path: string) => {
  const sent = get({ host: '127.0.0.1', port, path, agent: false })
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  answer.resume()
  await once(answer, 'close')
  assert.equal(answer.headers['set-cookie'], undefined)
  return answer.statusCode
}
