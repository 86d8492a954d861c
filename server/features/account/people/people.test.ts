import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { addPerson, firstWayIn, grantRole, makeSignInLink } from '#features/account/account.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { cookiesOf, type SignedInPerson, signIn } from '#test/sign-in.ts'

test('an organiser gives a further role and takes it back, each told once', async () => {
  await using site = await harness()
  const { organiser, edition } = await editionWithOrganiser(site)
  const mio = await signIn(site, { roles: [{ role: 'press', editionId: edition.id }] })
  const url = `/api/editions/${edition.id}/people/${mio.id}/roles/juror`
  const given = await site.app.inject({ method: 'PUT', url, headers: organiser.headers })
  await site.app.inject({ method: 'PUT', url, headers: organiser.headers })
  assert.deepEqual(given.json().roles.at(-1), {
    role: 'juror',
    festivalWide: false,
    grantedAt: '2026-05-01T03:00:00.000Z',
  })
  const press = { role: 'press', editionId: edition.id }
  assert.deepEqual((await caller(site, mio)).person?.roles, [press, { role: 'juror', editionId: edition.id }])
  await site.app.inject({ method: 'DELETE', url, headers: organiser.headers })
  await site.app.inject({ method: 'DELETE', url, headers: organiser.headers })
  assert.deepEqual((await caller(site, mio)).person?.roles, [press])
  const events = await site.platform.db
    .selectFrom('event')
    .select(['kind', 'actorId', 'data'])
    .where('subjectId', '=', mio.id)
    .where('kind', 'like', 'role.%')
    .where('actorId', 'is not', null)
    .orderBy('id')
    .execute()
  assert.deepEqual(events, [
    { kind: 'role.granted', actorId: organiser.id, data: { role: 'juror' } },
    { kind: 'role.revoked', actorId: organiser.id, data: { role: 'juror' } },
  ])
})

test('whoever has no role is invited by their address: an organiser does not learn it from their id', async () => {
  await using site = await harness()
  const { organiser, edition } = await editionWithOrganiser(site)
  const other = await anEdition(site, organiser.id)
  const give = async (personId: string) => {
    const url = `/api/editions/${edition.id}/people/${personId}/roles/press`
    const { statusCode, body } = await site.app.inject({ method: 'PUT', url, headers: organiser.headers })
    return { statusCode, body, code: JSON.parse(body).code }
  }
  const nobody = await signIn(site)
  const elsewhere = await signIn(site, { roles: [{ role: 'juror', editionId: other.id }] })
  for (const person of [nobody, elsewhere]) {
    const refused = await give(person.id)
    assert.deepEqual([refused.statusCode, refused.code], [409, 'account_role_by_address'])
    assert.equal(refused.body.includes(person.email), false)
    assert.equal(
      (await caller(site, person)).person?.roles.some(({ role }) => role === 'press'),
      false,
    )
  }
  const everywhere = await signIn(site, { roles: ['moderator'] })
  assert.equal((await give(everywhere.id)).statusCode, 200)
})

test('an edition never loses its last organiser', async () => {
  await using site = await harness()
  const owner = await addPerson(site.platform, { email: 'owner@example.jp' })
  const edition = await anEdition(site, owner.id)
  const only = await signIn(site, { roles: [{ role: 'organiser', editionId: edition.id }] })
  const url = `/api/editions/${edition.id}/people/${only.id}/roles/organiser`
  const leave = () => site.app.inject({ method: 'DELETE', url, headers: only.headers })
  assert.equal((await leave()).json().code, 'account_last_organiser')
  const second = await signIn(site, { roles: [{ role: 'organiser', editionId: edition.id }] })
  assert.equal((await leave()).statusCode, 200)
  assert.deepEqual((await caller(site, only)).person?.roles, [])
  assert.equal((await caller(site, second)).person?.roles.length, 1)
})

test('of two last organisers who leave at the same moment one stays', async () => {
  await using site = await harness()
  const { pool } = site.platform
  const owner = await addPerson(site.platform, { email: 'owner@example.jp' })
  const edition = await anEdition(site, owner.id)
  const organiser = { roles: [{ role: 'organiser' as const, editionId: edition.id }] }
  const two = [await signIn(site, organiser), await signIn(site, organiser)]
  const leaving = await whileNobodyWrites(pool, 'role_grant', async () => {
    const leaving = two.map((one) =>
      ask(site, one, 'DELETE', `/editions/${edition.id}/people/${one.id}/roles/organiser`),
    )
    await standingStill(pool, 2)
    return leaving
  })
  const answers = await Promise.all(leaving)
  assert.deepEqual(answers.map(({ json }) => json.code ?? 'left').sort(), ['account_last_organiser', 'left'])
})

const inviteTo =
  (site: Site, organiser: SignedInPerson, editionId: string) =>
  async (email: string, role = 'juror', id = randomUUID()) =>
    (await ask(site, organiser, 'POST', `/editions/${editionId}/invitations`, { id, email, role })).json

test('someone invited by e-mail has the role from the first sign-in on, once, by whatever spelling', async () => {
  await using site = await harness()
  const { organiser, edition } = await editionWithOrganiser(site)
  const invite = inviteTo(site, organiser, edition.id)
  const invited = await invite('Juror+night@Example.jp')
  assert.equal(invited.email, 'juror+night@example.jp')
  assert.deepEqual(await invite('juror@example.jp'), invited)
  assert.equal((await site.outbox()).filter(({ recipient }) => /^juror/.test(recipient)).length, 1)
  const juror = await signIn(site, { email: 'juror@example.jp' })
  const held = { role: 'juror', editionId: edition.id }
  assert.deepEqual((await caller(site, juror)).person?.roles, [held])
  assert.equal((await invite('juror@example.jp')).code, 'account_role_held')
  const { invitations, people } = (await ask(site, organiser, 'GET', `/editions/${edition.id}/people`)).json
  assert.deepEqual(
    [invitations, people.map(({ email }: { email: string }) => email)],
    [[], [organiser.email, juror.email]],
  )
  await ask(site, organiser, 'DELETE', `/editions/${edition.id}/people/${juror.id}/roles/juror`)
  assert.equal((await invite('juror@example.jp')).role, 'juror', 'whoever left may be invited again')
})

test('an organiser is not told who has an account: they have the role when they are next seen', async () => {
  await using site = await harness()
  const { organiser, edition } = await editionWithOrganiser(site)
  const invite = inviteTo(site, organiser, edition.id)
  const known = await signIn(site, { email: 'known@example.jp' })
  const answers = await Promise.all([invite('known@example.jp'), invite('nobody@example.jp')])
  const people = async () => (await ask(site, organiser, 'GET', `/editions/${edition.id}/people`)).json
  const [one, other] = answers.map(({ id, email, ...rest }) => rest)
  assert.deepEqual(one, other)
  assert.deepEqual((await people()).invitations.map(({ email }: { email: string }) => email).sort(), [
    'known@example.jp',
    'nobody@example.jp',
  ])
  assert.deepEqual((await caller(site, known)).person?.roles, [])
  assert.deepEqual((await ask(site, known, 'GET', '/me')).json.person.roles, [
    { role: 'juror', editionId: edition.id },
  ])
  assert.deepEqual(
    (await people()).people.map(({ email }: { email: string }) => email),
    [organiser.email, known.email],
  )
})

test('an invitation taken back gives no role, and another edition’s is not found', async () => {
  await using site = await harness()
  const { organiser, edition } = await editionWithOrganiser(site)
  const other = await anEdition(site, organiser.id)
  await site.platform.db.transaction().execute((trx) =>
    grantRole(site.platform, trx, {
      personId: organiser.id,
      role: 'organiser',
      editionId: other.id,
      grantedBy: null,
    }),
  )
  const id = randomUUID()
  await site.app.inject({
    method: 'POST',
    url: `/api/editions/${edition.id}/invitations`,
    headers: organiser.headers,
    payload: { id, email: 'juror@example.jp', role: 'juror' },
  })
  const take = (editionId: string) =>
    site.app.inject({
      method: 'DELETE',
      url: `/api/editions/${editionId}/invitations/${id}`,
      headers: organiser.headers,
    })
  assert.equal((await take(other.id)).statusCode, 404)
  assert.equal((await take(edition.id)).statusCode, 200)
  assert.deepEqual((await caller(site, await signIn(site, { email: 'juror@example.jp' }))).person?.roles, [])
})

test('whom the operator adds signs in with a code and is not asked for a date of birth', async () => {
  await using site = await harness()
  const roles = [{ role: 'organiser' as const, editionId: null }]
  const added = await addPerson(site.platform, {
    email: 'Boss@example.jp',
    name: '主催',
    roles,
    token: 'cli',
  })
  assert.deepEqual((await addPerson(site.platform, { email: 'boss@example.jp', roles })).id, added.id)
  const asked = await site.app.inject({
    method: 'POST',
    url: '/api/sign-in/code',
    payload: { email: 'boss@example.jp' },
  })
  const code = /\d{6}/.exec((await site.outbox('boss@example.jp')).at(-1)?.text ?? '')?.[0]
  const entered = await site.app.inject({
    method: 'POST',
    url: '/api/sign-in',
    headers: { cookie: cookiesOf(asked.headers['set-cookie']) },
    payload: { email: 'boss@example.jp', code },
  })
  assert.equal(entered.json().me.id, added.id)
  assert.deepEqual(entered.json().me.roles, roles)
})

test('the operator’s link signs in once, within a day', async () => {
  await using site = await harness()
  const { id } = await addPerson(site.platform, { email: 'boss@example.jp' })
  const token = (await makeSignInLink(site.platform, id)).split('/').at(-1)
  const enter = (token: string | undefined) =>
    site.app.inject({ method: 'POST', url: '/api/sign-in/link', payload: { token } })
  const entered = await enter(token)
  assert.equal(entered.json().me.id, id)
  const cookie = cookiesOf(entered.headers['set-cookie'])
  assert.equal((await site.app.inject({ url: '/api/me', headers: { cookie } })).json().person.id, id)
  assert.equal((await enter(token)).json().code, 'account_link_used')
  const late = (await makeSignInLink(site.platform, id)).split('/').at(-1)
  site.clock.advance(86_400_000)
  assert.equal((await enter(late)).json().code, 'account_link_used')
})

test('a new installation has a way in for its operator until someone runs it', async () => {
  await using site = await harness()
  const enter = (link: string | null) =>
    site.app.inject({ method: 'POST', url: '/api/sign-in/link', payload: { token: link?.split('/').at(-1) } })
  const unused = await firstWayIn(site.platform)
  const again = await firstWayIn(site.platform)
  assert.notEqual(again, unused)
  const { me } = (await enter(again)).json()
  assert.deepEqual(me.roles, [{ role: 'organiser', editionId: null }])
  assert.equal(me.email, 'operator@festival.example')
  assert.equal(await firstWayIn(site.platform), null)
})

const editionWithOrganiser = async (site: Site) => {
  const owner = await addPerson(site.platform, { email: 'owner@example.jp' })
  const edition = await anEdition(site, owner.id)
  const organiser = await signIn(site, { roles: [{ role: 'organiser', editionId: edition.id }] })
  return { organiser, edition }
}

const caller = (site: Site, person: SignedInPerson) => site.app.identify({ headers: person.headers } as never)

test('a handle that only looks like an id is nobody’s', async () => {
  await using site = await harness()
  for (const handle of ['00000000----------------------------', '00000000-0000-0000-0000-00000000000-'])
    for (const what of ['', '/picture'])
      assert.equal((await ask(site, null, 'GET', `/people/${handle}${what}`)).status, 404, handle)
})
