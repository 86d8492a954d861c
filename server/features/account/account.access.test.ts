import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { account } from '#contract/account.ts'
import { anEdition } from '#test/an-edition.ts'
import { everyone, inPerson, letsInOnly, organisers, signedInOnes, type Who } from '#test/everyone.ts'
import { harness } from '#test/harness.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'
import { accountAccess } from './account.access.ts'

/** Every route of the feature and who is let in; all others are refused. */
const allowed: Record<keyof typeof account, readonly Who[]> = {
  'POST /sign-in/code': everyone,
  'POST /sign-in': everyone,
  'POST /sign-in/link': everyone,
  'GET /role-invitations/:token': everyone,
  'POST /sign-in/invitation': everyone,
  'POST /sign-in/social': everyone,
  'POST /sign-in/passkey/challenge': everyone,
  'POST /sign-in/passkey': everyone,
  'POST /age-answers': everyone,
  'GET /me': everyone,
  'PATCH /me': signedInOnes,
  'PUT /me/birth-date': inPerson,
  'PUT /me/picture': signedInOnes,
  'DELETE /me/picture': signedInOnes,
  'DELETE /me/session': everyone,
  'GET /me/sessions': inPerson,
  'DELETE /me/sessions/:id': inPerson,
  'GET /me/passkeys': inPerson,
  'POST /me/passkeys/challenge': inPerson,
  'POST /me/passkeys': inPerson,
  'DELETE /me/passkeys/:id': inPerson,
  'GET /me/tokens': inPerson,
  'POST /me/tokens': inPerson,
  'DELETE /me/tokens/:id': inPerson,
  'GET /me/consents': signedInOnes,
  'PUT /me/consents/terms': inPerson,
  'DELETE /me/consents/terms': inPerson,
  'GET /me/guardian-consents': signedInOnes,
  'POST /me/guardian-consents': signedInOnes,
  'GET /guardian-consents/:token': everyone,
  'POST /guardian-consents/:token/code': everyone,
  'PUT /guardian-consents/:token/consent': everyone,
  'DELETE /guardian-consents/:token/consent': everyone,
  'PUT /guardian-consents/:token/refusal': everyone,
  'DELETE /guardian-consents/:token/refusal': everyone,
  'PUT /guardian-consents/:token/seen': everyone,
  'GET /me/export': inPerson,
  'PUT /me/erasure': inPerson,
  'GET /people/:handle': everyone,
  'GET /people/:handle/picture': everyone,
  'GET /editions/:id/people': organisers,
  'PUT /editions/:id/people/:personId/roles/:role': organisers,
  'DELETE /editions/:id/people/:personId/roles/:role': organisers,
  'DELETE /people/:personId/roles/:role': ['festivalOrganiser'],
  'POST /editions/:id/invitations': organisers,
  'DELETE /editions/:id/invitations/:invitationId': organisers,
  'GET /outbox': ['festivalOrganiser'],
}

test('every route lets in whom the table names, and nobody else', async () => {
  await using site = await harness({ config: { host: '0.0.0.0' } })
  assert.deepEqual(Object.keys(accountAccess).sort(), Object.keys(account).sort())
  // it would end the sessions of this test; anyone may leave
  const { 'DELETE /me/session': _, ...asked } = allowed
  await letsInOnly(site, asked)
})

test('a token that has been revoked, has expired or never was is refused everywhere, public routes too', async () => {
  await using site = await harness()
  const mio = await signIn(site)
  const make = async (days: number | null) =>
    (
      await site.app.inject({
        method: 'POST',
        url: '/api/me/tokens',
        headers: mio.headers,
        payload: { id: randomUUID(), name: 'script', days },
      })
    ).json()
  const ask = async (secret: string) =>
    (await site.app.inject({ url: '/api/me', headers: { authorization: `Bearer ${secret}` } })).json()
  const revoked = await make(null)
  const expiring = await make(1)
  assert.equal((await ask(revoked.secret)).person.id, mio.id)
  const revoke = ({ headers }: SignedInPerson) =>
    site.app.inject({ method: 'DELETE', url: `/api/me/tokens/${revoked.token.id}`, headers })
  assert.equal((await revoke(await signIn(site))).statusCode, 404, 'nobody revokes somebody else’s')
  assert.equal((await ask(revoked.secret)).person.id, mio.id)
  await revoke(mio)
  assert.equal((await ask(revoked.secret)).code, 'account_token_unknown')
  assert.equal((await ask(expiring.secret)).person.id, mio.id)
  site.clock.advance(86_400_000)
  assert.equal((await ask(expiring.secret)).code, 'account_token_unknown')
  assert.equal((await ask('vt_never')).code, 'account_token_unknown')
})

test('whoever has stolen an organiser’s token gives nobody a role, which would outlast it', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const { id } = await anEdition(site, organiser.id)
  const made = await site.app.inject({
    method: 'POST',
    url: '/api/me/tokens',
    headers: organiser.headers,
    payload: { id: randomUUID(), name: 'script', days: 1 },
  })
  const give = async (headers: Record<string, string>) => {
    const ask = async (method: 'POST' | 'PUT', url: string, payload?: object) =>
      (await site.app.inject({ method, url, headers, ...(payload && { payload }) })).json().code
    return [
      await ask('POST', `/api/editions/${id}/invitations`, {
        id: randomUUID(),
        email: 'thief@example.jp',
        role: 'organiser',
      }),
      await ask('PUT', `/api/editions/${id}/people/${organiser.id}/roles/juror`),
    ]
  }
  const stolen = { authorization: `Bearer ${made.json().secret}` }
  assert.deepEqual(await give(stolen), ['account_session_only', 'account_session_only'])
  assert.deepEqual(await give(organiser.headers), [undefined, undefined])
})
