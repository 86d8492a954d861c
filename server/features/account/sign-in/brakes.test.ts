import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressOf, mailboxOf } from '#platform/mail/address.ts'
import { harness, type Site } from '#test/harness.ts'
import { newcomer } from '#test/newcomer.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'
import { networkToday } from '../limits.ts'
import { brakeAccount, brakeLetter } from './brakes.ts'

const minute = 60_000
const victim = 'mio@example.jp'
const adult = '1990-01-01'
let networks = 0
const elsewhere = () => `203.0.${Math.floor(++networks / 250)}.${networks % 250}`
/** Somebody who knows the address and has a network, and a browser of the owner's in another. */
const both = (site: Site) => ({
  attacker: newcomer(site, 'ja', { ip: elsewhere() }),
  owner: newcomer(site, 'ja', { ip: elsewhere() }),
})
type Browser = ReturnType<typeof newcomer>
const begin = async (browser: Browser, email: string) =>
  (await browser.post('/api/sign-in/code', { email })).code ?? 'sent'
const begun = async (browser: Browser, email: string, times: number) => {
  const answers: string[] = []
  for (let n = 0; n < times; n++) answers.push(await begin(browser, email))
  return answers
}
const guess = async (browser: Browser, email: string, code: string) => {
  const reply = await browser.enter(email, code, adult)
  return reply.code ?? reply.step
}
const otherThan = (code: string) => (code === '000000' ? '111111' : '000000')

test('a code works in the browser that asked for it and in no other, and no other spoils it', async () => {
  await using site = await harness()
  const { attacker, owner } = both(site)
  const code = await owner.code(victim)
  for (let n = 0; n < 20; n++)
    assert.equal(await guess(attacker, victim, otherThan(code)), 'account_code_elsewhere')
  assert.equal(await guess(attacker, victim, code), 'account_code_elsewhere', 'even the right one')
  const own = await attacker.code(victim)
  for (let n = 0; n < 5; n++)
    assert.equal(await guess(attacker, victim, otherThan(own)), 'account_code_wrong')
  assert.equal(await guess(attacker, victim, own), 'account_code_guessed')
  assert.equal(
    await guess(owner, victim, own),
    'account_code_wrong',
    'nor does the owner’s letter to another',
  )
  assert.equal(await guess(owner, victim, code), 'done')
})

test('a code works for the address alone that it was mailed to', async () => {
  await using site = await harness()
  const { attacker } = both(site)
  const code = await attacker.code('attacker@example.jp')
  assert.equal(await guess(attacker, victim, code), 'account_code_expired')
})

test('guesses of one code are five, also when they come at once, and so is its use one', async () => {
  await using site = await harness()
  const { attacker, owner } = both(site)
  const own = await attacker.code(victim)
  const guesses = await Promise.all(Array.from({ length: 12 }, () => guess(attacker, victim, otherThan(own))))
  assert.equal(guesses.filter((answer) => answer === 'account_code_wrong').length, 5)
  assert.equal(guesses.filter((answer) => answer === 'account_code_guessed').length, 7)
  const code = await owner.code(victim)
  const uses = await Promise.all(Array.from({ length: 6 }, () => guess(owner, victim, code)))
  assert.equal(uses.filter((answer) => answer === 'done').length, 1, uses.join())
})

test('who asks for letters in somebody’s name is refused; the owner elsewhere is not', async () => {
  await using site = await harness()
  const { attacker, owner } = both(site)
  const answers = await begun(attacker, victim, 8)
  assert.deepEqual(answers.slice(4), ['sent', 'too_many', 'too_many', 'too_many'])
  assert.equal((await site.outbox(victim)).length, 5)
  assert.equal(await guess(owner, victim, await owner.code(victim)), 'done')
  for (let n = 0; n < 8; n++) {
    site.clock.advance(15 * minute)
    await begun(attacker, victim, 6)
  }
  assert.equal((await site.outbox(victim)).length, 16, 'fifteen a day, and the owner’s')
  assert.equal(await begin(owner, victim), 'sent')
})

test('one mailbox gets no more letters by being spelt in six hundred ways', async () => {
  await using site = await harness()
  const { attacker } = both(site)
  for (let n = 0; n < 30; n++) await begin(attacker, `m.i.o+${n}@${n % 2 ? 'gmail' : 'GoogleMail'}.com`)
  assert.equal((await site.outbox()).length, 5)
})

test('a mailbox is not flooded from many networks, and its owner comes in where they have been before', async () => {
  await using site = await harness()
  const owner = newcomer(site, 'ja', { ip: elsewhere() })
  await owner.enter(victim, await owner.code(victim), adult)
  const flood = async (networks: number) => {
    for (let n = 0; n < networks; n++) await begun(newcomer(site, 'ja', { ip: elsewhere() }), victim, 2)
    return (await site.outbox(victim)).length
  }
  assert.equal(await flood(7), 12, 'in a quarter of an hour, the owner’s included')
  for (const letters of [24, 36, 48, 48]) {
    site.clock.advance(15 * minute)
    assert.equal(await flood(6), letters)
  }
  const stranger = newcomer(site, 'ja', { ip: elsewhere() })
  assert.equal(await begin(stranger, victim), 'too_many')
  assert.equal(await guess(owner, victim, await owner.code(victim)), 'done')
  site.clock.advance(24 * 60 * minute)
  assert.equal(await guess(stranger, victim, await stranger.code(victim)), 'done', 'a later code is possible')
})

test('a sign-in that has begun goes on through any attack', async () => {
  await using site = await harness()
  const { attacker, owner } = both(site)
  const code = await owner.code(victim)
  await begun(attacker, victim, 8)
  for (let n = 0; n < 80; n++) await guess(attacker, `other${n}@example.jp`, '123456')
  for (let n = 0; n < 6; n++) await begun(newcomer(site, 'ja', { ip: elsewhere() }), victim, 2)
  assert.equal(await guess(owner, victim, code), 'done')
})

test('to be known counts for the mailbox that was entered, in that browser, and no longer once erased', async () => {
  await using site = await harness()
  const network = elsewhere()
  const owner = newcomer(site, 'ja', { ip: network })
  await owner.enter(victim, await owner.code(victim), adult)
  await begun(newcomer(site, 'ja', { ip: network }), victim, 8)
  await begun(newcomer(site, 'ja', { ip: network }), 'other@example.jp', 8)
  assert.equal(await begin(owner, 'other@example.jp'), 'too_many')
  const forger = newcomer(site, 'ja', {
    ip: network,
    cookies: { known: `${'a'.repeat(16)}.${'b'.repeat(22)}` },
  })
  assert.equal(await begin(forger, victim), 'too_many')
  assert.deepEqual(
    await begun(owner, victim, 6),
    [...Array(5).fill('sent'), 'too_many'],
    'and has an end too',
  )
  assert.equal((await owner.put('/api/me/erasure', { email: victim })).code, undefined)
  assert.doesNotMatch(owner.cookie(), /known/)
})

test('a network that guesses at many addresses is braked: it begins nothing new, whoever lives elsewhere does', async () => {
  await using site = await harness()
  const network = elsewhere()
  const guesser = newcomer(site, 'ja', { ip: network })
  const neighbour = newcomer(site, 'ja', { ip: network })
  const code = await neighbour.code('neighbour@example.jp')
  const member: SignedInPerson = await signIn(site, { email: 'member@example.jp' })
  const answers: unknown[] = []
  for (let n = 0; n < 70; n++) answers.push(await guess(guesser, `person${n}@example.jp`, '123456'))
  assert.equal(answers.filter((answer) => answer === 'account_code_elsewhere').length, 60)
  assert.deepEqual(new Set(answers.slice(60)), new Set(['too_many']))
  assert.equal(await begin(newcomer(site, 'ja', { ip: network }), 'new@example.jp'), 'too_many')
  assert.equal(await guess(neighbour, 'neighbour@example.jp', otherThan(code)), 'account_code_wrong')
  assert.equal(await guess(neighbour, 'neighbour@example.jp', code), 'done', 'what had begun goes on')
  const back = newcomer(site, 'ja', { ip: elsewhere() })
  assert.equal(await guess(back, member.email, await back.code(member.email)), 'done')
  site.clock.advance(60 * minute)
  assert.equal(await begin(newcomer(site, 'ja', { ip: network }), 'new@example.jp'), 'sent')
})

test('what one network, one known browser and all accounts of a network may ask for has an end', async () => {
  await using site = await harness()
  const { platform } = site
  const network = networkToday(platform, elsewhere())
  const mailbox = (name: string) => mailboxOf(addressOf(`${name}@example.jp`))
  /** How many of so many are let through. */
  const through = async (times: number, ask: (n: number) => Promise<void>) => {
    let fits = 0
    for (let n = 0; n < times; n++)
      await ask(n).then(
        () => fits++,
        () => undefined,
      )
    return fits
  }
  let person = 0
  const letters = (times: number) =>
    through(times, () => brakeLetter(platform, { mailbox: mailbox(`p${++person}`), network, known: null }))
  assert.equal(await letters(302), 300)
  site.clock.advance(10 * minute)
  assert.equal(await letters(300), 300)
  site.clock.advance(10 * minute)
  assert.equal(await letters(302), 300)
  site.clock.advance(10 * minute)
  assert.equal(await letters(2), 0, 'nine hundred in an hour')
  const known = (times: number) =>
    through(times, () => brakeLetter(platform, { mailbox: mailbox('mio'), network, known: 'browser' }))
  for (const fits of [5, 5, 5, 5, 0]) {
    assert.equal(await known(6), fits)
    site.clock.advance(15 * minute)
  }
  const accounts = (times: number) => through(times, () => brakeAccount(platform, network))
  for (const fits of [200, 200, 200, 200, 200, 0]) {
    assert.equal(await accounts(fits + 1), fits)
    site.clock.advance(10 * minute)
  }
})

test('a class of a school comes in from one network at once; a farm of accounts ends', async () => {
  await using site = await harness()
  const network = elsewhere()
  const come = async (n: number) => {
    const email = `pupil${n}@school.example.jp`
    const browser = newcomer(site, 'ja', { ip: network })
    return await guess(browser, email, await browser.code(email))
  }
  const pupils = await Promise.all(Array.from({ length: 40 }, (_, n) => come(n)))
  assert.deepEqual(new Set(pupils), new Set(['done']))
  for (let n = 40; n < 199; n++) await brakeAccount(site.platform, networkToday(site.platform, network))
  assert.deepEqual([await come(200), await come(201)], ['done', 'too_many'])
  assert.equal((await site.platform.db.selectFrom('person').select('id').execute()).length, 41)
  site.clock.advance(10 * minute)
  assert.equal(await come(201), 'done')
})
