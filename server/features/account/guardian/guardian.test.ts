import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { type ConsentWanted, consentStanding, missingConsents } from '#features/account/account.ts'
import { changeEdition } from '#features/edition/edition.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { answerOf, askForGuardian, consent } from '#test/guardian.ts'
import { harness, type Site } from '#test/harness.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'

const fifteen = '2010-06-01'
const day = 86_400_000

test('a guardian consents by the mailed link and a mailed code, and may take it back', async () => {
  await using site = await harness()
  const aoi = await signIn(site, { birthDate: fifteen })
  assert.equal(await standing(site, aoi), 'needed')
  const link = await askForGuardian(site, aoi)
  assert.equal(await standing(site, aoi), 'asked')
  const shown = (await ask(site, null, 'GET', link)).json
  assert.deepEqual(
    [shown.standing, shown.childEmail, shown.sentTo, shown.hindrance],
    ['asked', aoi.email, 'g…@example.com', null],
  )
  assert.equal((await consent(site, link)).standing, 'given')
  assert.equal((await ask(site, null, 'PUT', `${link}/consent`, await answerOf(site, link))).status, 200)
  assert.equal(await standing(site, aoi), 'given')
  site.clock.advance(90 * day)
  assert.equal((await ask(site, null, 'DELETE', `${link}/consent`)).json.standing, 'withdrawn')
  assert.equal(await standing(site, aoi), 'withdrawn')
  const events = await site.platform.db
    .selectFrom('event')
    .select(['kind', 'subjectId'])
    .where('kind', 'like', 'guardian.%')
    .orderBy('id')
    .execute()
  assert.deepEqual(events, [
    { kind: 'guardian.asked', subjectId: aoi.id },
    { kind: 'guardian.consented', subjectId: aoi.id },
    { kind: 'guardian.withdrew', subjectId: aoi.id },
  ])
})

test('a guardian is told whose films it is about, and of a child without a name that it is theirs', async () => {
  await using site = await harness()
  const letters = async (language: 'ja' | 'en', name: string) => {
    const young = await signIn(site, { birthDate: fifteen, language })
    await ask(site, young, 'PATCH', '/me', { name })
    const guardianEmail = `${randomUUID()}@example.com`
    const link = await askForGuardian(site, young, { guardianEmail })
    await consent(site, link, guardianEmail)
    const all = await site.outbox(guardianEmail)
    const [local = ''] = young.email.split('@')
    for (const { subject, text } of all) assert.ok(!`${subject} ${text}`.includes(local))
    return all.map(({ subject }) => subject.replace(/^\d{6}/, '……'))
  }
  assert.deepEqual(await letters('ja', '葵'), [
    '保護者の方へ：葵さんの作品の公開への同意のお願い',
    '……｜保護者の同意の確認',
    '葵さんの作品の公開への同意を受け付けました',
  ])
  assert.deepEqual(await letters('ja', ''), [
    '保護者の方へ：お子さまの作品の公開への同意のお願い',
    '……｜保護者の同意の確認',
    'お子さまの作品の公開への同意を受け付けました',
  ])
  assert.deepEqual(await letters('en', ''), [
    'Your child asks for your consent to publish a film',
    // in the language of the page that asks for it
    '……｜保護者の同意の確認',
    'You’ve consented to publishing your child’s films',
  ])
})

test('of a consent and a refusal that come at the same moment the first counts', async () => {
  await using site = await harness()
  const { pool } = site.platform
  const aoi = await signIn(site, { birthDate: fifteen })
  const link = await askForGuardian(site, aoi)
  await ask(site, null, 'POST', `${link}/code`)
  const given = await answerOf(site, link)
  const { consented, refused } = await whileNobodyWrites(pool, 'event', async () => {
    const consented = ask(site, null, 'PUT', `${link}/consent`, given)
    await standingStill(pool, 1)
    const refused = ask(site, null, 'PUT', `${link}/refusal`)
    await standingStill(pool, 2)
    return { consented, refused }
  })
  assert.equal((await consented).json.standing, 'given')
  assert.equal((await refused).json.code, 'account_guardian_answered')
})

test('the link alone gives no consent: the figures go to the guardian’s mailbox, and five guesses end them', async () => {
  await using site = await harness()
  const aoi = await signIn(site, { birthDate: fifteen })
  const link = await askForGuardian(site, aoi)
  const give = async (code: string) =>
    (await ask(site, null, 'PUT', `${link}/consent`, { ...(await answerOf(site, link)), code })).json.code
  assert.equal(await give('000000'), 'account_code_expired')
  assert.deepEqual((await ask(site, null, 'POST', `${link}/code`)).json.sentTo, 'g…@example.com')
  const { code } = await answerOf(site, link)
  const wrong = code === '000000' ? '111111' : '000000'
  for (let n = 0; n < 5; n++) assert.equal(await give(wrong), 'account_code_wrong')
  assert.equal(await give(code), 'account_code_guessed')
  assert.equal(await standing(site, aoi), 'asked')
  await ask(site, null, 'POST', `${link}/code`)
  const later = await answerOf(site, link)
  site.clock.advance(10 * 60_000)
  assert.equal(await give(later.code), 'account_code_expired')
  const more = async () => (await ask(site, null, 'POST', `${link}/code`)).json.code
  assert.deepEqual([await more(), await more(), await more()], [undefined, undefined, 'too_many'])
  site.clock.advance(15 * 60_000)
  for (let n = 0; n < 4; n++) assert.equal(await more(), undefined)
  site.clock.advance(15 * 60_000)
  assert.deepEqual(
    [await more(), await more(), await more()],
    [undefined, undefined, 'too_many'],
    'ten a day',
  )
  site.clock.advance(day)
  assert.equal((await consent(site, link)).standing, 'given')
})

test('a code confirms the request alone for which it was mailed', async () => {
  await using site = await harness()
  const [aoi, ren] = [await signIn(site, { birthDate: fifteen }), await signIn(site, { birthDate: fifteen })]
  const own = await askForGuardian(site, aoi)
  const other = await askForGuardian(site, ren)
  await ask(site, null, 'POST', `${own}/code`)
  const { code } = await answerOf(site, own)
  const given = { ...(await answerOf(site, other)), code }
  assert.equal((await ask(site, null, 'PUT', `${other}/consent`, given)).json.code, 'account_code_expired')
})

test('nobody consents in the child’s session, in a browser of the child’s, or as a minor', async () => {
  await using site = await harness()
  const aoi = await signIn(site, { birthDate: fifteen })
  const link = await askForGuardian(site, aoi)
  const friend = await signIn(site, { birthDate: '2009-01-01' })
  const mother = await signIn(site, { birthDate: '1980-01-01' })
  const visitor = /visitor=[^;]+/.exec(aoi.headers.cookie)?.[0] ?? ''
  const signedOut = { ...aoi, headers: { cookie: visitor, 'accept-language': 'ja' } }
  // the computer at home, on which the child has signed in once and asks for nothing
  const atHome = await signIn(site, { email: aoi.email })
  const computer = /visitor=[^;]+/.exec(atHome.headers.cookie)?.[0] ?? ''
  assert.notEqual(computer, visitor)
  const afterSignOut = { ...aoi, headers: { cookie: computer, 'accept-language': 'ja' } }
  await ask(site, null, 'POST', `${link}/code`)
  const answer = await answerOf(site, link)
  for (const [holder, hindrance, code] of [
    [aoi, 'child', 'account_guardian_child_here'],
    [signedOut, 'browser', 'account_guardian_child_browser'],
    [afterSignOut, 'browser', 'account_guardian_child_browser'],
    [friend, 'minor', 'account_guardian_minor'],
  ] as const) {
    assert.equal((await ask(site, holder, 'GET', link)).json.hindrance, hindrance)
    assert.equal((await ask(site, holder, 'POST', `${link}/code`)).json.code, code)
    assert.equal((await ask(site, holder, 'PUT', `${link}/consent`, answer)).json.code, code)
  }
  assert.equal(await standing(site, aoi), 'asked')
  assert.equal((await ask(site, mother, 'PUT', `${link}/consent`, answer)).json.standing, 'given')
})

test('the browser in which a child asks is the child’s, though its sign-in was another’s', async () => {
  await using site = await harness()
  const aoi = await signIn(site, { birthDate: fifteen })
  const session = /[\w.]*session_token=[^;]+/.exec(aoi.headers.cookie)?.[0] ?? ''
  const fresh = await site.app.inject({ url: '/api/me', headers: { cookie: session } })
  const visitor = String(fresh.headers['set-cookie']).split(';')[0] ?? ''
  const elsewhere = { ...aoi, headers: { cookie: `${session}; ${visitor}`, 'accept-language': 'ja' } }
  const link = await askForGuardian(site, elsewhere)
  const later = { ...aoi, headers: { cookie: visitor, 'accept-language': 'ja' } }
  assert.equal((await ask(site, later, 'GET', link)).json.hindrance, 'browser')
})

test('the child’s own mailbox is no guardian’s, however it is spelt', async () => {
  await using site = await harness()
  const aoi = await signIn(site, { email: 'aoi@gmail.com', birthDate: fifteen })
  for (const guardianEmail of [
    'aoi@gmail.com',
    'AOI+mum@gmail.com',
    'a.o.i@googlemail.com',
    'ａｏｉ＠gmail.com',
  ]) {
    const { json } = await ask(site, aoi, 'POST', '/me/guardian-consents', {
      id: randomUUID(),
      editionId: null,
      guardianEmail,
    })
    assert.deepEqual(
      [json.code, json.field],
      ['account_guardian_own_address', 'guardianEmail'],
      guardianEmail,
    )
  }
  assert.deepEqual(await site.platform.db.selectFrom('guardianConsent').selectAll().execute(), [])
})

test('who asks is not told whether an address has an account, nor whose; only the letter differs', async () => {
  await using site = await harness()
  await signIn(site, { email: 'friend@example.com', birthDate: fifteen })
  await signIn(site, { email: 'mother@example.com', birthDate: '1980-01-01' })
  const answers = await Promise.all(
    ['friend+x@example.com', 'mother@example.com', 'nobody@example.com'].map(async (guardianEmail) => {
      const child = await signIn(site, { birthDate: fifteen })
      const asked = await ask(site, child, 'POST', '/me/guardian-consents', {
        id: randomUUID(),
        editionId: null,
        guardianEmail,
      })
      const { id, guardianEmail: address, ...rest } = asked.json
      return { status: asked.status, ...rest, standing: await standing(site, child) }
    }),
  )
  assert.deepEqual(answers[1], answers[0])
  assert.deepEqual(answers[2], answers[0])
  const hasLink = async (email: string) => /\/guardian\//.test((await site.outbox(email)).at(-1)?.text ?? '')
  assert.deepEqual(
    [
      await hasLink('friend+x@example.com'),
      await hasLink('mother@example.com'),
      await hasLink('nobody@example.com'),
    ],
    [false, true, true],
  )
})

test('a parent who has an account consents by mail like any other', async () => {
  await using site = await harness()
  await signIn(site, { email: 'mother@example.com', birthDate: '1980-01-01' })
  const aoi = await signIn(site, { birthDate: fifteen })
  const link = await askForGuardian(site, aoi, { guardianEmail: 'mother+kids@example.com' })
  assert.equal((await consent(site, link, 'mother+kids@example.com')).standing, 'given')
})

test('a guardian’s address that has become a minor’s account meanwhile consents to nothing', async () => {
  await using site = await harness()
  const aoi = await signIn(site, { birthDate: fifteen })
  const link = await askForGuardian(site, aoi, { guardianEmail: 'second@example.jp' })
  await signIn(site, { email: 'second+1@example.jp', birthDate: fifteen })
  assert.equal((await consent(site, link, 'second@example.jp')).code, 'account_guardian_minor')
})

test('a guardian may refuse, and a refusal is not turned into a consent', async () => {
  await using site = await harness()
  const aoi = await signIn(site, { birthDate: fifteen })
  const link = await askForGuardian(site, aoi)
  await ask(site, null, 'POST', `${link}/code`)
  const answer = await answerOf(site, link)
  assert.equal((await ask(site, null, 'PUT', `${link}/refusal`)).json.standing, 'refused')
  assert.equal(
    (await ask(site, null, 'PUT', `${link}/consent`, answer)).json.code,
    'account_guardian_answered',
  )
  assert.equal((await ask(site, null, 'POST', `${link}/code`)).json.code, 'account_guardian_answered')
  assert.equal(await standing(site, aoi), 'refused')
})

test('a link ends after fourteen days', async () => {
  await using site = await harness()
  const aoi = await signIn(site, { birthDate: fifteen })
  const link = await askForGuardian(site, aoi)
  site.clock.advance(14 * day - 1000)
  await ask(site, null, 'POST', `${link}/code`)
  const answer = await answerOf(site, link)
  site.clock.advance(1000)
  const late = [
    await ask(site, null, 'PUT', `${link}/consent`, answer),
    await ask(site, null, 'POST', `${link}/code`),
  ]
  assert.deepEqual(
    late.map(({ json }) => json.code),
    ['account_guardian_link_expired', 'account_guardian_link_expired'],
  )
  assert.equal(await standing(site, aoi), 'expired')
})

test('adults ask no guardian', async () => {
  await using site = await harness()
  const ren = await signIn(site, { birthDate: '2008-05-01' })
  await assert.rejects(askForGuardian(site, ren), /account_guardian_not_needed/)
  assert.equal(await standing(site, ren), 'not_needed')
})

test('an edition may ask for the guardians of people who are of age for the house', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const rules = { ...edition.rules, guardianUnder: 20 }
  await changeEdition(site.platform, organiser.id, edition.id, { rules })
  const ren = await signIn(site, { birthDate: '2007-05-01' })
  await assert.rejects(askForGuardian(site, ren), /account_guardian_not_needed/, 'for the own page')
  const link = await askForGuardian(site, ren, { editionId: edition.id })
  assert.equal((await consent(site, link)).standing, 'given')
  const older = await signIn(site, { birthDate: '2006-05-01' })
  await assert.rejects(askForGuardian(site, older, { editionId: edition.id }), /account_guardian_not_needed/)
})

test('nobody asks without end, and no mailbox is asked without end', async () => {
  await using site = await harness()
  const aoi = await signIn(site, { birthDate: fifteen })
  for (let n = 0; n < 5; n++) await askForGuardian(site, aoi, { guardianEmail: `g${n}@example.com` })
  await assert.rejects(askForGuardian(site, aoi, { guardianEmail: 'g6@example.com' }), /too_many/)
  await assert.rejects(askForGuardian(site, aoi, { guardianEmail: 'known@example.jp' }), /too_many/)
  let asked = 0
  for (let child = 0; child < 3; child++) {
    const other = await signIn(site, { birthDate: fifteen })
    for (let n = 0; n < 5; n++)
      await askForGuardian(site, other, { guardianEmail: `mother+${child}${n}@example.com` }).then(
        () => asked++,
        () => undefined,
      )
  }
  assert.equal(asked, 12)
})

test('asking again with the same id mails nobody twice', async () => {
  await using site = await harness()
  const aoi = await signIn(site, { birthDate: fifteen })
  const body = { id: randomUUID(), guardianEmail: 'guardian@example.com', editionId: null }
  const first = await ask(site, aoi, 'POST', '/me/guardian-consents', body)
  assert.deepEqual(await ask(site, aoi, 'POST', '/me/guardian-consents', body), first)
  assert.equal((await site.outbox('guardian@example.com')).length, 1)
})

test('a consent for an edition holds for the text that was read, and an own page is not an edition', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const aoi = await signIn(site, { birthDate: fifteen })
  const wanted = { editionId: edition.id, rightsVersion: edition.rights.version, guardianUnder: 18 }
  const now = () => site.clock.now()
  const link = await askForGuardian(site, aoi, { editionId: edition.id })
  assert.deepEqual((await ask(site, null, 'GET', link)).json.rights, edition.rights.text)
  await consent(site, link)
  const { db } = site.platform
  assert.equal(await consentStanding(db, aoi.id, wanted, now()), 'given')
  assert.deepEqual(await missing(site, wanted, aoi, organiser), [[], []])
  assert.equal(await consentStanding(db, aoi.id, { ...wanted, guardianUnder: 15 }, now()), 'not_needed')
  assert.equal(await consentStanding(db, aoi.id, { ...wanted, guardianUnder: null }, now()), 'not_needed')
  await changeEdition(site.platform, organiser.id, edition.id, {
    rightsText: { ja: '新しい文面です。', en: 'A new text.' },
  })
  assert.equal(await consentStanding(db, aoi.id, { ...wanted, rightsVersion: '2' }, now()), 'needed')
  assert.deepEqual(await missing(site, { ...wanted, rightsVersion: '2' }, organiser, aoi), [[], ['guardian']])
  await consent(site, await askForGuardian(site, aoi))
  assert.equal(await consentStanding(db, aoi.id, { ...wanted, rightsVersion: '2' }, now()), 'needed')
})

test('a text that changed while the guardian was reading is read again', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const aoi = await signIn(site, { birthDate: fifteen })
  const link = await askForGuardian(site, aoi, { editionId: edition.id })
  await ask(site, null, 'POST', `${link}/code`)
  const answer = await answerOf(site, link)
  await changeEdition(site.platform, organiser.id, edition.id, { rightsText: { ja: '新', en: 'New' } })
  const given = await ask(site, null, 'PUT', `${link}/consent`, answer)
  assert.equal(given.json.code, 'account_guardian_text_changed')
  const read = await ask(site, null, 'PUT', `${link}/consent`, await answerOf(site, link))
  assert.equal(read.json.standing, 'given', 'the code still holds')
})

test('who takes the agreement to the terms back publishes nothing until it is given again', async () => {
  await using site = await harness()
  const ren = await signIn(site)
  assert.deepEqual(await missing(site, {}, ren), [[]])
  await ask(site, ren, 'DELETE', '/me/consents/terms')
  assert.deepEqual(await missing(site, {}, ren), [['terms']])
  const agree = (version: string) => ask(site, ren, 'PUT', '/me/consents/terms', { version })
  assert.equal((await agree('1999-01')).json.code, 'account_terms_changed')
  assert.equal((await agree('2026-11')).status, 200)
  assert.deepEqual(await missing(site, {}, ren), [[]])
})

const missing = ({ platform, clock }: Site, wanted: ConsentWanted, ...people: SignedInPerson[]) =>
  missingConsents(
    platform.db,
    people.map(({ id }) => ({ personId: id, wanted: [wanted] })),
    clock.now(),
  )

const standing = (site: Site, person: SignedInPerson) =>
  consentStanding(site.platform.db, person.id, {}, site.clock.now())
