import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { addPerson } from '#features/account/account.ts'
import { ask, toldKinds } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'

/** Somebody whom an organiser has named: nobody asks them for a birth date when they come in. */
const aNamedPerson = async (site: Site) => {
  const email = `${randomUUID()}@example.jp`
  await addPerson(site.platform, { email })
  return await signIn(site, { email })
}

const tell = async (site: Site, who: Awaited<ReturnType<typeof signIn>>, birthDate: string) => {
  const { status, json } = await ask(site, who, 'PUT', '/me/birth-date', { birthDate })
  return status === 200 ? json.birthDate : json.code
}

test('a birth date is told once, and another one is not taken', async () => {
  await using site = await harness({ now: '2026-05-01T03:00:00Z' })
  const juror = await aNamedPerson(site)
  assert.equal((await ask(site, juror, 'GET', '/me')).json.person.birthDate, null)
  assert.equal(await tell(site, juror, '2027-01-01'), 'account_birth_date_unlikely')
  assert.equal(await tell(site, juror, '1987-06-05'), '1987-06-05')
  assert.equal(await tell(site, juror, '1987-06-05'), '1987-06-05', 'repeated')
  assert.equal(await tell(site, juror, '1980-01-01'), 'account_birth_date_told')
  assert.equal(
    (await toldKinds(site, juror.id)).filter((kind) => kind === 'person.birth_date_told').length,
    1,
  )
})

test('who says to be a child is held to it for a day, and nobody under the age of the house tells one', async () => {
  await using site = await harness({ now: '2026-05-01T03:00:00Z' })
  const child = await aNamedPerson(site)
  assert.equal(await tell(site, child, '2016-06-01'), 'account_under_age')
  assert.equal(await tell(site, child, '1990-01-01'), 'account_under_age')
  assert.equal((await ask(site, child, 'GET', '/me')).json.person.birthDate, null)
})

test('whoever has told no birth date declares no rights, posts nothing, joins no team and asks no guardian', async () => {
  await using site = await harness({ now: '2026-05-01T03:00:00Z' })
  const juror = await aNamedPerson(site)
  const maker = await signIn(site)
  const id = randomUUID()
  const title = { original: '雨宿り' }
  assert.equal((await ask(site, juror, 'POST', '/films', { id, title })).status, 200)
  const theirs = randomUUID()
  await ask(site, maker, 'POST', '/films', { id: theirs, title })
  await ask(site, maker, 'POST', `/films/${theirs}/team`, {
    id: randomUUID(),
    email: juror.email,
    role: '撮影',
  })
  const token = /\/invitations\/([\w-]+)/.exec((await site.outbox(juror.email)).at(-1)?.text ?? '')?.[1]
  const rights = { id: randomUUID(), version: '1', ownWork: true, music: true, people: true }
  const asked = [
    ['PUT', `/films/${id}/rights`, rights],
    ['PUT', `/films/${id}/publication`, undefined],
    ['PUT', `/films/${id}/own-page`, undefined],
    ['PUT', `/invitations/${token}/acceptance`, undefined],
    ['POST', '/me/guardian-consents', { id: randomUUID(), guardianEmail: 'g@example.jp', editionId: null }],
  ] as const
  for (const [method, path, body] of asked) {
    const { status, json } = await ask(site, juror, method, path, body)
    assert.deepEqual([status, json.code], [403, 'account_age_unknown'], path)
    assert.match(json.sentence, /生年月日/)
  }
  assert.equal((await ask(site, maker, 'GET', `/films/${theirs}/draft`)).json.team[0].acceptedAt, null)
  await tell(site, juror, '1987-06-05')
  for (const [method, path, body] of asked.slice(0, 4))
    assert.equal((await ask(site, juror, method, path, body)).status, 200, path)
})

test('of whoever has told no birth date strangers see as little as of a child', async () => {
  await using site = await harness({ now: '2026-05-01T03:00:00Z' })
  const juror = await aNamedPerson(site)
  await ask(site, juror, 'PATCH', '/me', { handle: 'fuyuko_k', name: '片桐 冬子' })
  const since = async () => (await ask(site, null, 'GET', '/people/fuyuko_k')).json.since
  assert.equal(await since(), null)
  await tell(site, juror, '1987-06-05')
  assert.equal(await since(), 2026)
})
