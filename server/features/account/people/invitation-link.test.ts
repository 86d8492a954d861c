import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { addPerson } from '#features/account/account.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { cookiesOf, type SignedInPerson, signIn } from '#test/sign-in.ts'

const day = 86_400_000

/** An organiser with a name, an edition of theirs, and a way to invite somebody to it: the letter's link. */
const inviting = async (site: Site) => {
  const owner = await addPerson(site.platform, { email: 'owner@example.jp' })
  const edition = await anEdition(site, owner.id)
  const organiser = await signIn(site, { roles: [{ role: 'organiser', editionId: edition.id }] })
  await ask(site, organiser, 'PATCH', '/me', { name: '高野 百合' })
  const invite = async (email: string, role = 'juror') => {
    const id = randomUUID()
    await ask(site, organiser, 'POST', `/editions/${edition.id}/invitations`, { id, email, role })
    const letter = (await site.outbox(email.toLowerCase())).at(-1)
    return { id, letter, token: /\/join\/([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? '' }
  }
  return { organiser, edition, invite }
}

const open = (site: Site, token: string, who: SignedInPerson | null = null) =>
  ask(site, who, 'GET', `/role-invitations/${token}`)

const enter = async (site: Site, token: string) => {
  const entered = await site.app.inject({
    method: 'POST',
    url: '/api/sign-in/invitation',
    headers: { 'accept-language': 'ja' },
    payload: { token },
  })
  return { json: entered.json(), headers: { cookie: cookiesOf(entered.headers['set-cookie']) } }
}

test('the letter of an invitation names who invites and what the role does, and its link comes in with the role', async () => {
  await using site = await harness()
  const { edition, invite } = await inviting(site)
  const { letter, token } = await invite('fuyuko@example.jp')
  assert.match(letter?.text ?? '', /高野 百合さんが、あなたを.*審査員に招待しました/)
  assert.match(letter?.text ?? '', /割り当てられた作品を観て評価します/)
  const { json } = await open(site, token)
  assert.deepEqual(json, {
    role: 'juror',
    edition: { slug: edition.slug, name: edition.name },
    invitedBy: '高野 百合',
    email: 'fuyuko@example.jp',
    state: 'enter',
  })
  const { json: entered, headers } = await enter(site, token)
  assert.deepEqual(
    [entered.step, entered.me.roles, entered.me.birthDate],
    ['done', [{ role: 'juror', editionId: edition.id }], null],
    'no date of birth was asked',
  )
  const me = await site.app.inject({ url: '/api/me', headers })
  assert.equal(me.json().person.email, 'fuyuko@example.jp')
})

test('the link comes in once: after that the address has an account, which a code opens', async () => {
  await using site = await harness()
  const { invite } = await inviting(site)
  const { token } = await invite('fuyuko@example.jp')
  const { headers } = await enter(site, token)
  assert.equal((await open(site, token)).json.state, 'code')
  const again = await enter(site, token)
  assert.deepEqual(
    [again.json.code, again.headers.cookie.includes('session')],
    ['account_invitation_used', false],
  )
  const mine = await site.app.inject({ url: `/api/role-invitations/${token}`, headers })
  assert.equal(mine.json().state, 'mine', 'whoever came in by it is led on')
})

test('an account that is there is not opened by a link, but has the role as soon as its owner opens it', async () => {
  await using site = await harness()
  const { edition, invite } = await inviting(site)
  const known = await signIn(site, { email: 'known@example.jp' })
  const other = await signIn(site)
  const { token } = await invite('Known+jury@example.jp')
  assert.equal((await open(site, token)).json.state, 'code')
  assert.equal((await enter(site, token)).json.code, 'account_invitation_used')
  assert.equal((await open(site, token, other)).json.state, 'other', 'somebody else is signed in here')
  assert.equal((await open(site, token, known)).json.state, 'mine')
  assert.deepEqual((await ask(site, known, 'GET', '/me')).json.person.roles, [
    { role: 'juror', editionId: edition.id },
  ])
})

test('an invitation that was taken back, or is a month old, opens nothing', async () => {
  await using site = await harness()
  const { organiser, edition, invite } = await inviting(site)
  const gone = await invite('gone@example.jp')
  await ask(site, organiser, 'DELETE', `/editions/${edition.id}/invitations/${gone.id}`)
  assert.equal((await open(site, gone.token)).json.code, 'account_invitation_gone')
  assert.equal((await enter(site, gone.token)).json.code, 'account_invitation_gone')
  const old = await invite('old@example.jp')
  site.clock.advance(30 * day + 1)
  assert.equal((await enter(site, old.token)).json.code, 'account_invitation_used')
  assert.equal((await open(site, old.token)).json.state, 'code')
})

test('whoever is invited and comes in by a code is asked for no date of birth either; others still are', async () => {
  await using site = await harness()
  const { edition, invite } = await inviting(site)
  await invite('press@example.jp', 'press')
  const comeIn = async (email: string) => {
    const asked = await site.app.inject({ method: 'POST', url: '/api/sign-in/code', payload: { email } })
    const code = /^\d{6}$/m.exec((await site.outbox(email)).at(-1)?.text ?? '')?.[0]
    const headers = { cookie: cookiesOf(asked.headers['set-cookie']) }
    return (
      await site.app.inject({ method: 'POST', url: '/api/sign-in', headers, payload: { email, code } })
    ).json()
  }
  const press = await comeIn('press@example.jp')
  assert.deepEqual([press.step, press.me.roles], ['done', [{ role: 'press', editionId: edition.id }]])
  assert.equal((await comeIn('nobody@example.jp')).step, 'birth_date')
})

test('a role in the whole festival is taken back by those who hold one, never the last organiser’s', async () => {
  await using site = await harness()
  const first = await signIn(site, { roles: ['organiser'] })
  const second = await signIn(site, { roles: ['organiser', 'moderator'] })
  const take = async (who: SignedInPerson, of: SignedInPerson, role: string) =>
    (await ask(site, who, 'DELETE', `/people/${of.id}/roles/${role}`)).json.code ?? 'taken'
  assert.equal(await take(first, second, 'moderator'), 'taken')
  assert.equal(await take(first, second, 'organiser'), 'taken')
  assert.equal(await take(second, first, 'organiser'), 'not_allowed')
  assert.equal(await take(first, first, 'organiser'), 'account_last_organiser')
  assert.deepEqual((await ask(site, second, 'GET', '/me')).json.person.roles, [])
})
