import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Address } from '#platform/mail/address.ts'
import { harness, type Site } from '#test/harness.ts'
import { standingStill, whileRowsAreHeld } from '#test/locks.ts'
import { newcomer } from '#test/newcomer.ts'
import { answerAge, answeredBirthDate } from './age-gate.ts'

const hours = 3_600_000
const underAge = '2014-01-01'
const ofAge = '1990-01-01'

const enter = async (visit: ReturnType<typeof newcomer>, email: string, birthDate: string) => {
  const { step, code } = await visit.enter(email, await visit.code(email), birthDate)
  return step ?? code
}
const people = async (site: Site) =>
  (await site.platform.db.selectFrom('person').select('email').orderBy('email').execute()).map(
    ({ email }) => email,
  )

test('an answer binds the browser and the address for twenty-four hours, to the second', async () => {
  await using site = await harness()
  const visit = newcomer(site)
  assert.equal(await enter(visit, 'child@example.jp', underAge), 'account_under_age')
  site.clock.advance(24 * hours - 1000)
  assert.equal(await enter(visit, 'child@example.jp', ofAge), 'account_under_age')
  assert.equal(await enter(newcomer(site), 'child@example.jp', ofAge), 'account_under_age')
  assert.deepEqual(await people(site), [])
  site.clock.advance(1000)
  assert.equal(await enter(newcomer(site), 'child@example.jp', ofAge), 'done')
})

test('of two answers that come at the same moment the younger one binds', async () => {
  await using site = await harness()
  const { pool } = site.platform
  const bound = { email: 'aoi@example.jp' as Address }
  const answer = (birthDate: string) =>
    answerAge(site.platform, bound, birthDate, 13).then(
      () => 'taken',
      ({ code }) => code,
    )
  assert.equal(await answer(ofAge), 'taken')
  const both = await whileRowsAreHeld(pool, 'age_answer', async () => {
    const both = [answer(underAge)]
    await standingStill(pool, 1)
    both.push(answer('1991-01-01'))
    await standingStill(pool, 2)
    return both
  })
  assert.deepEqual(await Promise.all(both), ['account_under_age', 'account_under_age'])
  assert.equal(await answeredBirthDate(site.platform, bound), underAge)
})

test('the same browser is bound with every other address, another browser with no other', async () => {
  await using site = await harness()
  const visit = newcomer(site)
  await enter(visit, 'child@example.jp', underAge)
  assert.equal(await enter(visit, 'other@example.jp', ofAge), 'account_under_age')
  assert.equal(await enter(newcomer(site), 'stranger@example.jp', ofAge), 'done')
})

test('a mailbox is bound however its address is spelt', async () => {
  await using site = await harness()
  await enter(newcomer(site), 'ao.i@gmail.com', underAge)
  for (const address of ['aoi+18@gmail.com', 'A.O.I@googlemail.com', 'AOI@gmail.com'])
    assert.equal(await enter(newcomer(site), address, ofAge), 'account_under_age', address)
  assert.deepEqual(await people(site), [])
})

test('a browser that does not keep who it is is bound by its address', async () => {
  await using site = await harness()
  const forgetful = () => newcomer(site, 'ja', { keepsVisitor: false })
  assert.equal(await enter(forgetful(), 'child@example.jp', underAge), 'account_under_age')
  assert.equal(await enter(forgetful(), 'child@example.jp', ofAge), 'account_under_age')
})

test('an answer given before a sign-in through another service binds the sign-in by mail', async () => {
  await using site = await harness()
  const visit = newcomer(site)
  assert.equal((await visit.post('/api/age-answers', { birthDate: underAge })).code, 'account_under_age')
  assert.equal((await visit.post('/api/age-answers', { birthDate: ofAge })).code, 'account_under_age')
  assert.equal(await enter(visit, 'child@example.jp', ofAge), 'account_under_age')
  assert.deepEqual(await people(site), [])
})
