import assert from 'node:assert/strict'
import { test } from 'node:test'
import { harness } from '#test/harness.ts'
import { cookiesOf, signIn } from '#test/sign-in.ts'

test('a newcomer signs in with a mailed code and the date of birth, and becomes a person', async () => {
  await using site = await harness()
  const mio = await signIn(site, { email: 'Mio.Asahina@example.jp' })
  const caller = await site.app.identify({ headers: mio.headers } as never)
  assert.deepEqual(caller.person, { id: mio.id, roles: [] })
  assert.equal(caller.via, 'session')
  const events = await site.platform.db
    .selectFrom('event')
    .select(['kind', 'actorId'])
    .orderBy('id')
    .execute()
  assert.deepEqual(events, [
    { kind: 'person.joined', actorId: mio.id },
    { kind: 'person.signed_in', actorId: mio.id },
  ])
})

test('someone who comes back is not asked for the date of birth again', async () => {
  await using site = await harness()
  const first = await signIn(site, { email: 'mio@example.jp' })
  const again = await signIn(site, { email: 'MIO@example.jp', birthDate: undefined })
  assert.equal(again.id, first.id)
})
