import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addPerson } from '#features/account/account.ts'
import { ask } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { newcomer } from '#test/newcomer.ts'
import { allServices, throughGoogle } from '#test/other-service.ts'
import { signIn } from '#test/sign-in.ts'

const mio = { sub: '1', email: 'Mio@example.jp' }
const site = () => harness({ config: { social: allServices } })
const accounts = async ({ platform: { pool } }: Site) =>
  (await pool.query('select from auth."user" union all select from auth.session')).rowCount
const people = async ({ platform: { db } }: Site) =>
  await db.selectFrom('person').select(['email', 'birthDate']).where('authUserId', 'is not', null).execute()

test('a newcomer by another service answers the age question first, and comes in with that date', async () => {
  await using here = await site()
  const browser = throughGoogle(here)
  assert.equal(await browser.enter(mio), '/sign-in?step=age&provider=google')
  assert.equal(await accounts(here), 0)
  await browser.ask('POST', '/api/age-answers', { birthDate: '2010-06-01' })
  assert.equal(await browser.enter(mio), 'http://localhost:5055/sign-in?back')
  assert.deepEqual(await people(here), [{ email: 'mio@example.jp', birthDate: '2010-06-01' }])
  assert.equal((await browser.me()).minor, true)
})

test('nobody under age comes in by another service, today in this browser or later under that address', async () => {
  await using here = await site()
  const browser = throughGoogle(here)
  const answer = await browser.ask('POST', '/api/age-answers', { birthDate: '2014-01-01' })
  assert.equal(answer.json().code, 'account_under_age')
  assert.equal(await browser.enter(mio), '/sign-in?step=failed&provider=google')
  assert.equal(await accounts(here), 0)
  const visit = newcomer(here)
  await visit.enter(mio.email, await visit.code(mio.email), '2014-01-01')
  const other = throughGoogle(here)
  await other.ask('POST', '/api/age-answers', { birthDate: '1990-01-01' })
  assert.equal(await other.enter(mio), '/sign-in?step=failed&provider=google')
  assert.deepEqual([await accounts(here), await people(here)], [0, []])
})

test('an account left half made asks the age as a new one does', async () => {
  await using here = await site()
  const browser = throughGoogle(here)
  await browser.ask('POST', '/api/age-answers', { birthDate: '1990-01-01' })
  await browser.enter(mio)
  // as if the process had ended between the account and its person
  await here.platform.pool.query('update person set auth_user_id = null, email = null, mailbox = null')
  assert.equal(await throughGoogle(here).enter(mio), '/sign-in?step=age&provider=google')
  const child = throughGoogle(here)
  await child.ask('POST', '/api/age-answers', { birthDate: '2014-01-01' })
  assert.equal(await child.enter(mio), '/sign-in?step=failed&provider=google')
  assert.deepEqual(await people(here), [])
})

test('somebody who has shown that the mailbox is theirs is the person with that address', async () => {
  await using here = await site()
  const known = await signIn(here, { email: mio.email })
  const browser = throughGoogle(here)
  await browser.enter(mio)
  assert.equal((await browser.me()).id, known.id)
  const named = await addPerson(here.platform, {
    email: 'boss@example.jp',
    roles: [{ role: 'organiser', editionId: null }],
  })
  const boss = throughGoogle(here)
  await boss.enter({ sub: '2', email: 'boss@example.jp' })
  assert.equal((await boss.me()).id, named.id)
})

test('a service that only repeats what its user said opens nobody’s account and no role', async () => {
  await using here = await site()
  await signIn(here, { email: mio.email })
  await addPerson(here.platform, {
    email: 'boss@example.jp',
    roles: [{ role: 'organiser', editionId: null }],
  })
  const before = await people(here)
  for (const email of [mio.email, 'boss@example.jp', 'boss+1@example.jp']) {
    const browser = throughGoogle(here)
    await browser.ask('POST', '/api/age-answers', { birthDate: '1990-01-01' })
    assert.match(await browser.enter({ sub: email, email, verified: false }), /step=failed/, email)
    assert.equal(await browser.me(), null, email)
  }
  assert.deepEqual(await people(here), before)
})

test('whoever reads the mailbox has the account to themselves, whoever had named it before', async () => {
  await using here = await site()
  const squatter = throughGoogle(here)
  await squatter.ask('POST', '/api/age-answers', { birthDate: '1990-01-01' })
  await squatter.enter({ ...mio, verified: false })
  const { id } = await squatter.me()
  const token = (await squatter.ask('POST', '/api/me/tokens', { id, name: 'script', days: null })).json()
  const owner = await signIn(here, { email: mio.email })
  assert.equal(owner.id, id)
  assert.equal(await squatter.me(), null)
  const script = await here.app.inject({
    url: '/api/me',
    headers: { authorization: `Bearer ${token.secret}` },
  })
  assert.equal(script.json().code, 'account_token_unknown')
  assert.match(await throughGoogle(here).enter({ ...mio, verified: false }), /step=/)
  assert.equal((await ask(here, owner, 'GET', '/me')).json.person.id, id)
})

test('a mailbox that has an account gets no second one by another spelling', async () => {
  await using here = await site()
  await signIn(here, { email: 'mio@gmail.com' })
  for (const [at, email] of ['m.i.o@gmail.com', 'mio+2@gmail.com', 'MIO@googlemail.com'].entries()) {
    const browser = throughGoogle(here)
    await browser.ask('POST', '/api/age-answers', { birthDate: '1990-01-01' })
    assert.match(await browser.enter({ sub: `${at}`, email }), /step=failed/, email)
  }
  assert.equal((await people(here)).length, 1)
})
