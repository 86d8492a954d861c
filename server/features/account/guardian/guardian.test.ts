import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { type ConsentWanted, consentStanding, missingConsents } from '#features/account/account.ts'
import { changeEdition } from '#features/edition/edition.ts'
import { anEdition } from '#test/an-edition.ts'
import { harness, type Site } from '#test/harness.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'

const fifteen = '2010-06-01'

test('a guardian consents by the mailed link, and may take it back', async () => {
  await using site = await harness()
  const aoi = await signIn(site, { birthDate: fifteen })
  assert.equal(await standing(site, aoi), 'needed')
  const asked = await ask(site, aoi, 'guardian@example.com')
  assert.equal(asked.standing, 'asked')
  assert.equal(await standing(site, aoi), 'asked')
  const link = await linkTo(site, 'guardian@example.com')
  const shown = await get(site, link)
  assert.equal(shown.standing, 'asked')
  assert.equal(shown.childEmail, aoi.email)
  assert.equal((await give(site, link, shown.version)).standing, 'given')
  assert.equal((await give(site, link, shown.version)).standing, 'given')
  assert.equal(await standing(site, aoi), 'given')
  site.clock.advance(90 * 86_400_000)
  assert.equal(
    (await site.app.inject({ method: 'DELETE', url: `${link}/consent` })).json().standing,
    'withdrawn',
  )
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

test('a guardian may refuse, and a refusal is not turned into a consent', async () => {
  await using site = await harness()
  const aoi = await signIn(site, { birthDate: fifteen })
  await ask(site, aoi, 'guardian@example.com')
  const link = await linkTo(site, 'guardian@example.com')
  const { version } = await get(site, link)
  assert.equal((await site.app.inject({ method: 'PUT', url: `${link}/refusal` })).json().standing, 'refused')
  assert.equal((await give(site, link, version)).code, 'account_guardian_answered')
  assert.equal(await standing(site, aoi), 'refused')
})

test('a link ends after fourteen days', async () => {
  await using site = await harness()
  const aoi = await signIn(site, { birthDate: fifteen })
  await ask(site, aoi, 'guardian@example.com')
  const link = await linkTo(site, 'guardian@example.com')
  const { version } = await get(site, link)
  site.clock.advance(14 * 86_400_000)
  assert.equal((await give(site, link, version)).code, 'account_guardian_link_expired')
  assert.equal(await standing(site, aoi), 'expired')
})

test('no mailbox of an account is a guardian’s, however it is spelt', async () => {
  await using site = await harness()
  const aoi = await signIn(site, { email: 'aoi@gmail.com', birthDate: fifteen })
  await signIn(site, { email: 'friend@example.jp', birthDate: fifteen })
  for (const address of ['aoi@gmail.com', 'AOI+mum@gmail.com', 'a.o.i@googlemail.com', 'Friend+x@Example.jp'])
    assert.equal((await ask(site, aoi, address)).code, 'account_guardian_has_account', address)
  assert.deepEqual(await site.platform.db.selectFrom('guardianConsent').selectAll().execute(), [])
})

test('a guardian’s address that has got an account meanwhile consents to nothing', async () => {
  await using site = await harness()
  const aoi = await signIn(site, { birthDate: fifteen })
  await ask(site, aoi, 'second@example.jp')
  const link = await linkTo(site, 'second@example.jp')
  await signIn(site, { email: 'second+1@example.jp', birthDate: '1990-01-01' })
  assert.equal((await give(site, link, (await get(site, link)).version)).code, 'account_guardian_has_account')
})

test('adults ask no guardian', async () => {
  await using site = await harness()
  const ren = await signIn(site, { birthDate: '2008-05-01' })
  assert.equal((await ask(site, ren, 'guardian@example.com')).code, 'account_guardian_not_needed')
  assert.equal(await standing(site, ren), 'not_needed')
})

test('an edition may ask for the guardians of people who are of age for the house', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const rules = { ...edition.rules, guardianUnder: 20 }
  await changeEdition(site.platform, organiser.id, edition.id, { rules })
  const ren = await signIn(site, { birthDate: '2007-05-01' })
  assert.equal(
    (await ask(site, ren, 'g@example.com')).code,
    'account_guardian_not_needed',
    'for the own page',
  )
  assert.equal((await ask(site, ren, 'g@example.com', { editionId: edition.id })).standing, 'asked')
  const older = await signIn(site, { birthDate: '2006-05-01' })
  const refused = await ask(site, older, 'h@example.com', { editionId: edition.id })
  assert.equal(refused.code, 'account_guardian_not_needed')
})

test('nobody is flooded with requests', async () => {
  await using site = await harness()
  const aoi = await signIn(site, { birthDate: fifteen })
  for (let n = 0; n < 5; n++) assert.equal((await ask(site, aoi, `g${n}@example.com`)).standing, 'asked')
  assert.equal((await ask(site, aoi, 'g6@example.com')).code, 'too_many')
})

test('asking again with the same id mails nobody twice', async () => {
  await using site = await harness()
  const aoi = await signIn(site, { birthDate: fifteen })
  const id = randomUUID()
  const first = await ask(site, aoi, 'guardian@example.com', { id })
  assert.deepEqual(await ask(site, aoi, 'guardian@example.com', { id }), first)
  assert.equal((await site.outbox('guardian@example.com')).length, 1)
})

test('a consent for an edition holds for the text that was read, and an own page is not an edition', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const aoi = await signIn(site, { birthDate: fifteen })
  const wanted = { editionId: edition.id, rightsVersion: edition.rights.version, guardianUnder: 18 }
  const now = () => site.clock.now()
  await ask(site, aoi, 'g@example.com', { editionId: edition.id })
  const link = await linkTo(site, 'g@example.com')
  const shown = await get(site, link)
  assert.deepEqual(shown.rights, edition.rights.text)
  await give(site, link, shown.version)
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
  await ask(site, aoi, 'g@example.com')
  const own = await linkTo(site, 'g@example.com')
  await give(site, own, (await get(site, own)).version)
  assert.equal(await consentStanding(db, aoi.id, { ...wanted, rightsVersion: '2' }, now()), 'needed')
})

test('a text that changed while the guardian was reading is read again', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const aoi = await signIn(site, { birthDate: fifteen })
  await ask(site, aoi, 'g@example.com', { editionId: edition.id })
  const link = await linkTo(site, 'g@example.com')
  const { version } = await get(site, link)
  await changeEdition(site.platform, organiser.id, edition.id, { rightsText: { ja: '新', en: 'New' } })
  assert.equal((await give(site, link, version)).code, 'account_guardian_text_changed')
})

test('who takes the agreement to the terms back publishes nothing until it is given again', async () => {
  await using site = await harness()
  const ren = await signIn(site)
  assert.deepEqual(await missing(site, {}, ren), [[]])
  await site.app.inject({ method: 'DELETE', url: '/api/me/consents/terms', headers: ren.headers })
  assert.deepEqual(await missing(site, {}, ren), [['terms']])
  const agree = (version: string) =>
    site.app.inject({
      method: 'PUT',
      url: '/api/me/consents/terms',
      headers: ren.headers,
      payload: { version },
    })
  assert.equal((await agree('1999-01')).json().code, 'account_terms_changed')
  assert.equal((await agree('2026-11')).statusCode, 200)
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

const ask = async (
  site: Site,
  person: SignedInPerson,
  guardianEmail: string,
  more: { id?: string; editionId?: string } = {},
) =>
  (
    await site.app.inject({
      method: 'POST',
      url: '/api/me/guardian-consents',
      headers: person.headers,
      payload: { id: randomUUID(), editionId: null, ...more, guardianEmail },
    })
  ).json()

const linkTo = async (site: Site, email: string): Promise<string> => {
  const token = /\/guardian\/([\w-]+)/.exec((await site.outbox(email)).at(-1)?.text ?? '')?.[1]
  return `/api/guardian-consents/${token}`
}

const get = async (site: Site, link: string) => (await site.app.inject({ url: link })).json()

const give = async (site: Site, link: string, version: string) =>
  (
    await site.app.inject({
      method: 'PUT',
      url: `${link}/consent`,
      payload: { name: '朝比奈 薫', version, guardian: true },
    })
  ).json()
