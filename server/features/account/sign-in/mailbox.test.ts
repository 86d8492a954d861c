import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { addPerson } from '#features/account/account.ts'
import { aFilm } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { newcomer } from '#test/newcomer.ts'
import { signIn } from '#test/sign-in.ts'

const codeIn = async (site: Site, recipient: string) =>
  /\d{6}/.exec((await site.outbox(recipient)).at(-1)?.text ?? '')?.[0] ?? ''

test('a mailbox has one account, which is entered by every spelling; letters go to the one it came in with', async () => {
  await using site = await harness()
  const mio = await signIn(site, { email: 'Mi.o+films@gmail.com' })
  for (const spelling of ['mio@gmail.com', 'M.I.O+7@GoogleMail.com', 'ｍｉｏ＠ｇｍａｉｌ．ｃｏｍ']) {
    site.clock.advance(3_600_000)
    const visit = newcomer(site)
    await visit.post('/api/sign-in/code', { email: spelling })
    const entered = await visit.enter(spelling, await codeIn(site, 'mi.o+films@gmail.com'))
    assert.deepEqual([entered.step, entered.me?.id], ['done', mio.id], spelling)
  }
  const people = await site.platform.db.selectFrom('person').select(['email', 'mailbox']).execute()
  assert.deepEqual(people, [{ email: 'mi.o+films@gmail.com', mailbox: 'mio@gmail.com' }])
  const recipients = new Set((await site.outbox()).map(({ recipient }) => recipient))
  assert.deepEqual([...recipients], ['mi.o+films@gmail.com'])
})

test('two spellings of a new mailbox that come in at once are one account', async () => {
  await using site = await harness()
  const come = async (email: string) => {
    const visit = newcomer(site)
    const code = await visit.code(email)
    return () => visit.enter(email, code, '1990-01-01')
  }
  const visits = [
    await come('aoi+1@example.jp'),
    await come('aoi+2@example.jp'),
    await come('aoi@example.jp'),
  ]
  const entered = await Promise.all(visits.map((enter) => enter()))
  assert.equal(entered.filter(({ step }) => step === 'done').length, 1)
  assert.equal((await site.platform.db.selectFrom('person').select('id').execute()).length, 1)
  assert.equal((await site.platform.pool.query('select from auth."user"')).rowCount, 1)
})

test('two browsers that come in with a new mailbox before its person is made are one person', async () => {
  await using site = await harness()
  const { pool, db } = site.platform
  const come = async () => {
    const visit = newcomer(site)
    const code = await visit.code('aoi@example.jp')
    return () => visit.enter('aoi@example.jp', code, '1990-01-01')
  }
  const [first, second] = [await come(), await come()]
  const entering = await whileNobodyWrites(pool, 'person', async () => {
    const entering = [first()]
    await standingStill(pool, 1)
    entering.push(second())
    await standingStill(pool, 2)
    return entering
  })
  const entered = await Promise.all(entering)
  assert.deepEqual(
    entered.map(({ step }) => step),
    ['done', 'done'],
  )
  assert.equal(entered[0]?.me.id, entered[1]?.me.id)
  assert.equal((await db.selectFrom('person').select('id').execute()).length, 1)
})

test('where + is an ordinary letter, whoever owns such an address reads no mail of their neighbour’s', async () => {
  await using site = await harness()
  await signIn(site, { email: 'mio@example.jp' })
  const neighbour = newcomer(site)
  assert.equal(await neighbour.code('mio+x@example.jp'), '', 'the code went to the account’s own address')
  assert.equal((await site.outbox('mio@example.jp')).length, 2)
})

const spellings: Record<string, string> = {
  'taro..yamada@docomo.ne.jp': 'taro..yamada@docomo.ne.jp',
  'a.@docomo.ne.jp': 'a.@docomo.ne.jp',
  'taro@例え.jp': 'taro@xn--r8jz45g.jp',
  'taro＠example.jp': 'taro@example.jp',
  '　Hana@Example.JP ': 'hana@example.jp',
}
const none = [
  'mi\u200bo@example.jp',
  'mio@example',
  'みお@example.jp',
  'mio@@example.jp',
  'mio@localhost',
  '<mio@example.jp>',
]

test('every door reads an address by the same rule', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const child = await signIn(site, { birthDate: '2010-06-01' })
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  const answered = (json: { code?: string }) => json.code ?? 'taken'
  const doors: Record<string, (email: string) => Promise<string>> = {
    'sign-in': async (email) => answered(await newcomer(site).post('/api/sign-in/code', { email })),
    'its code': async (email) => answered(await newcomer(site).enter(email, '123456')),
    invitation: async (email) =>
      answered(
        (
          await ask(site, organiser, 'POST', `/editions/${edition.id}/invitations`, {
            id: randomUUID(),
            email,
            role: 'press',
          })
        ).json,
      ),
    guardian: async (guardianEmail) =>
      answered(
        (
          await ask(site, child, 'POST', '/me/guardian-consents', {
            id: randomUUID(),
            editionId: null,
            guardianEmail,
          })
        ).json,
      ),
    team: async (email) =>
      answered(
        (await ask(site, maker, 'POST', `/films/${filmId}/team`, { id: randomUUID(), email, role: '' })).json,
      ),
    'command line': async (email) =>
      await addPerson(site.platform, { email }).then(
        () => 'taken',
        ({ code }) => code,
      ),
  }
  for (const [typed, kept] of Object.entries(spellings))
    for (const [door, enter] of Object.entries(doors)) {
      const answer = await enter(typed)
      assert.equal(answer, door === 'its code' ? 'account_code_elsewhere' : 'taken', `${door}: ${typed}`)
      assert.ok(
        door === 'its code' || door === 'command line' || (await site.outbox(kept)).length > 0,
        `${door}: ${typed}`,
      )
    }
  for (const typed of none)
    for (const [door, enter] of Object.entries(doors))
      assert.equal(await enter(typed), 'address_unlikely', `${door}: ${JSON.stringify(typed)}`)
})

test('somebody with a carrier’s address comes in by it', async () => {
  await using site = await harness()
  const taro = await signIn(site, { email: 'taro..yamada.@docomo.ne.jp' })
  assert.equal((await ask(site, taro, 'GET', '/me')).json.person.email, 'taro..yamada.@docomo.ne.jp')
})
