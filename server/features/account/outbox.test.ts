import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Config } from '#platform/config.ts'
import { harness } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'

type Ask = { config?: Partial<Config>; remoteAddress?: string; headers?: Record<string, string> }

const ways: Record<string, Ask & { open: boolean }> = {
  'at the machine itself': { open: true },
  'at the machine, by address': { headers: { host: '127.0.0.1:5055' }, open: true },
  'from another machine': { remoteAddress: '192.168.1.20', open: false },
  'when the server listens to the network': { config: { host: '0.0.0.0' }, open: false },
  'when the festival has a public address': {
    config: { publicUrl: 'https://festival.example' },
    open: false,
  },
  'when mails leave': { config: { smtpUrl: 'smtp://mail.example' }, open: false },
  'through a proxy on this machine': {
    headers: { host: 'localhost', 'x-forwarded-for': '203.0.113.9' },
    open: false,
  },
  'for a page whose name was pointed here': { headers: { host: 'evil.example' }, open: false },
}

for (const [who, { config, open, ...ask }] of Object.entries(ways))
  test(`the outbox is ${open ? 'open' : 'closed'} to someone without a role ${who}`, async () => {
    await using site = await harness({ config })
    const reply = await site.app.inject({ url: '/api/outbox', ...ask })
    assert.equal(reply.statusCode, open ? 200 : 401)
    const { ways } = (await site.app.inject({ url: '/api/me', ...ask })).json()
    assert.equal(ways.outbox, open)
  })

test('the festival’s organisers read the outbox from anywhere; an edition’s do not', async () => {
  await using site = await harness({ config: { host: '0.0.0.0' } })
  const organiser = await signIn(site, { roles: ['organiser'] })
  const moderator = await signIn(site, { roles: ['moderator'] })
  const read = (headers: Record<string, string>) =>
    site.app.inject({ url: '/api/outbox', headers, remoteAddress: '192.168.1.20' })
  const letters = await read(organiser.headers)
  assert.deepEqual(
    letters.json().map(({ recipient }: { recipient: string }) => recipient),
    [moderator.email, organiser.email],
  )
  assert.equal(letters.headers['cache-control'], 'no-store')
  assert.equal((await read(moderator.headers)).json().code, 'not_allowed')
  // a token that was stolen would read the codes and come in as anyone
  const { secret } = (
    await site.app.inject({
      method: 'POST',
      url: '/api/me/tokens',
      headers: organiser.headers,
      payload: { id: crypto.randomUUID(), name: 'script', days: null },
    })
  ).json()
  assert.equal((await read({ authorization: `Bearer ${secret}` })).json().code, 'not_allowed')
})
