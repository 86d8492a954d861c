import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { addPerson } from '#features/account/account.ts'
import { aFilm } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'

test('a person takes away everything that is kept about them, and no secret of it', async () => {
  await using site = await harness()
  const mio = await signIn(site, { email: 'mio@example.jp' })
  const ren = await signIn(site, { email: 'ren@example.jp' })
  await site.app.inject({
    method: 'PATCH',
    url: '/api/me',
    headers: mio.headers,
    payload: { name: '朝比奈 澪' },
  })
  const made = await token(site, mio)
  const file = await site.app.inject({ url: '/api/me/export', headers: mio.headers })
  assert.equal(file.headers['content-disposition'], 'attachment; filename="verticale.json"')
  const { account } = file.json()
  assert.equal(account.profile.name, '朝比奈 澪')
  assert.equal(account.profile.birthDate, '1990-04-30')
  assert.equal(account.consents.length, 1)
  assert.equal(account.apiTokens[0].name, 'script')
  assert.equal(account.letters.length, 1)
  assert.equal(account.sessions.length, 1)
  assert.equal(file.body.includes(made.secret), false)
  assert.equal(file.body.includes(ren.email), false)
  assert.doesNotMatch(file.body, /tokenHash|"token"/)
})

test('the letters by which somebody invited others go with them; those of others stay', async () => {
  await using site = await harness()
  const mio = await signIn(site, { roles: ['organiser'] })
  const ren = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, ren.id)
  for (const [who, friend] of [
    [mio, 'friend@example.org'],
    [ren, 'other@example.org'],
  ] as const) {
    const filmId = await aFilm(site, who.id)
    const team = { id: randomUUID(), email: friend, role: '撮影' }
    assert.equal((await ask(site, who, 'POST', `/films/${filmId}/team`, team)).status, 200)
    const role = { id: randomUUID(), email: friend, role: 'press' }
    assert.equal((await ask(site, who, 'POST', `/editions/${edition.id}/invitations`, role)).status, 200)
  }
  const letters = async (to: string) => (await site.outbox(to)).length
  assert.deepEqual([await letters('friend@example.org'), await letters('other@example.org')], [2, 2])
  assert.equal((await erase(site, mio, mio.email)).statusCode, 200)
  assert.deepEqual([await letters('friend@example.org'), await letters('other@example.org')], [0, 2])
})

test('someone erased is nobody: no name, address, session, token or letter is left, and the address is free again', async () => {
  await using site = await harness()
  const mio = await signIn(site, { email: 'mio.asahina@example.jp', birthDate: '2010-06-01' })
  await site.app.inject({
    method: 'PATCH',
    url: '/api/me',
    headers: mio.headers,
    payload: { name: '朝比奈 澪', handle: 'mio_asahina' },
  })
  const { secret } = await token(site, mio)
  await site.app.inject({
    method: 'POST',
    url: '/api/me/guardian-consents',
    headers: mio.headers,
    payload: { id: randomUUID(), guardianEmail: 'kaoru.asahina@example.com', editionId: null },
  })
  assert.equal((await erase(site, mio, 'someone@example.jp')).json().code, 'account_erasure_unconfirmed')
  assert.equal((await erase(site, mio, 'Mio.Asahina@example.jp')).statusCode, 200)
  assert.equal((await site.app.inject({ url: '/api/me', headers: mio.headers })).json().person, null)
  const byToken = await site.app.inject({ url: '/api/me', headers: { authorization: `Bearer ${secret}` } })
  assert.equal(byToken.json().code, 'account_token_unknown')
  assert.equal((await site.app.inject({ url: '/api/people/mio_asahina' })).statusCode, 404)
  const left = await everyRow(site)
  for (const trace of ['asahina', '朝比奈', '2010-06-01T', 'mio.'])
    assert.equal(left.filter((row) => row.includes(trace)).join('\n'), '', trace)
  const person = await site.platform.db
    .selectFrom('person')
    .selectAll()
    .where('id', '=', mio.id)
    .executeTakeFirstOrThrow()
  assert.deepEqual(person, {
    ...person,
    authUserId: null,
    email: null,
    mailbox: null,
    handle: null,
    name: '',
    birthDate: null,
    pictureHash: null,
    erasedAt: site.clock.now(),
  })
  const events = await site.platform.db
    .selectFrom('event')
    .select('kind')
    .where('kind', '=', 'person.erased')
    .execute()
  assert.deepEqual(events, [{ kind: 'person.erased' }])
  const again = await signIn(site, { email: 'mio.asahina@example.jp', birthDate: '2010-06-01' })
  assert.notEqual(again.id, mio.id)
})

test('the last organiser of an edition hands it over before being erased', async () => {
  await using site = await harness()
  const owner = await addPerson(site.platform, { email: 'owner@example.jp' })
  const edition = await anEdition(site, owner.id)
  const only = await signIn(site, { roles: [{ role: 'organiser', editionId: edition.id }] })
  assert.equal((await erase(site, only, only.email)).json().code, 'account_last_organiser')
  await signIn(site, { roles: ['organiser'] })
  assert.equal((await erase(site, only, only.email)).statusCode, 200)
})

test('what need not be known any longer is forgotten by the hour', async () => {
  await using site = await harness()
  await signIn(site)
  const { accountJobs } = await import('../account.jobs.ts')
  const forget = async () => {
    for (const job of accountJobs)
      await job.run(
        site.platform,
        {},
        { attempt: 1, lastAttempt: true, signal: new AbortController().signal },
      )
  }
  await forget()
  assert.deepEqual(await counts(site), { ageAnswer: 2, limitedAct: 8, mail: 1 })
  site.clock.advance(24 * 3_600_000)
  await forget()
  assert.deepEqual(await counts(site), { ageAnswer: 0, limitedAct: 0, mail: 1 })
  // letters are dated by the database, which is later than this test's day
  site.clock.set(new Date(Date.now() + 8 * 86_400_000))
  await forget()
  assert.deepEqual(await counts(site), { ageAnswer: 0, limitedAct: 0, mail: 0 })
})

const counts = async ({ platform: { db } }: Site) => {
  const of = async (table: 'ageAnswer' | 'limitedAct' | 'mail') =>
    (
      await db
        .selectFrom(table as 'mail')
        .select((each) => each.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n
  return { ageAnswer: await of('ageAnswer'), limitedAct: await of('limitedAct'), mail: await of('mail') }
}

/** Every row of every table as text, so that nothing can hide in a table that nobody thought of. */
const everyRow = async ({ platform: { pool } }: Site): Promise<string[]> => {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('public', 'auth') and table_type = 'BASE TABLE'`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`select row_to_json(t)::text as row from ${name} t`)
    found.push(...rows.map(({ row }) => `${name} ${row}`))
  }
  return found
}

const erase = (site: Site, person: SignedInPerson, email: string) =>
  site.app.inject({ method: 'PUT', url: '/api/me/erasure', headers: person.headers, payload: { email } })

const token = async (site: Site, person: SignedInPerson) =>
  (
    await site.app.inject({
      method: 'POST',
      url: '/api/me/tokens',
      headers: person.headers,
      payload: { id: randomUUID(), name: 'script', days: null },
    })
  ).json()
