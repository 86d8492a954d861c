import assert from 'node:assert/strict'
import { test } from 'node:test'
import { harness, type Site } from '#test/harness.ts'
import { newcomer } from '#test/newcomer.ts'
import { signIn } from '#test/sign-in.ts'

test('a newcomer signs in with a mailed code and the date of birth, and becomes a person', async () => {
  await using site = await harness()
  const mio = await signIn(site, { email: 'Mio.Asahina@example.jp' })
  const caller = await site.app.identify({ headers: mio.headers } as never)
  assert.deepEqual(caller.person, { id: mio.id, roles: [] })
  assert.equal(caller.via, 'session')
  const events = await site.platform.db
    .selectFrom('event')
    .select(['kind', 'actorId'])
    .orderBy('id')
    .execute()
  assert.deepEqual(events, [
    { kind: 'person.joined', actorId: mio.id },
    { kind: 'person.signed_in', actorId: mio.id },
  ])
})

test('someone who comes back is not asked for the date of birth again, however the address is spelt', async () => {
  await using site = await harness()
  const first = await signIn(site, { email: 'mio@example.jp' })
  const visit = newcomer(site)
  const back = await visit.enter('MIO@example.jp', await visit.code('MIO@example.jp'))
  assert.equal(back.step, 'done')
  assert.equal(back.me.id, first.id)
})

test('a newcomer’s right code is asked the date of birth and still works afterwards', async () => {
  await using site = await harness()
  const visit = newcomer(site)
  const code = await visit.code('ren@example.jp')
  assert.deepEqual(await visit.enter('ren@example.jp', code), { step: 'birth_date', me: null })
  assert.equal(await people(site), 0)
  assert.equal((await visit.enter('ren@example.jp', code, '2000-01-01')).step, 'done')
  assert.equal((await visit.enter('ren@example.jp', code)).code, 'account_code_expired')
})

test('a wrong code says so, and after five of them the right one is worth nothing', async () => {
  await using site = await harness()
  const visit = newcomer(site)
  const code = await visit.code('ren@example.jp')
  const wrong = code === '000000' ? '000001' : '000000'
  for (let guess = 0; guess < 5; guess++)
    assert.equal((await visit.enter('ren@example.jp', wrong, '2000-01-01')).code, 'account_code_wrong')
  for (let again = 0; again < 2; again++)
    assert.equal((await visit.enter('ren@example.jp', code, '2000-01-01')).code, 'account_code_guessed')
  assert.equal(await people(site), 0)
  const fresh = await visit.code('ren@example.jp')
  assert.equal((await visit.enter('ren@example.jp', fresh, '2000-01-01')).step, 'done')
})

test('a code ends after its ten minutes, and a newer one ends it too', async () => {
  await using site = await harness()
  const visit = newcomer(site)
  const old = await visit.code('ren@example.jp')
  const fresh = await visit.code('ren@example.jp')
  if (old !== fresh)
    assert.equal((await visit.enter('ren@example.jp', old, '2000-01-01')).code, 'account_code_wrong')
  site.clock.advance(10 * 60_000 - 1000)
  assert.equal((await visit.enter('ren@example.jp', fresh)).step, 'birth_date')
  site.clock.advance(1000)
  assert.equal((await visit.enter('ren@example.jp', fresh, '2000-01-01')).code, 'account_code_expired')
})

test('the sixth code within a quarter of an hour is refused, and a quarter later another is sent', async () => {
  await using site = await harness()
  const visit = newcomer(site)
  for (let n = 0; n < 5; n++) await visit.code('ren@example.jp')
  assert.equal((await visit.post('/api/sign-in/code', { email: 'REN@example.jp' })).code, 'too_many')
  assert.equal((await visit.post('/api/sign-in/code', { email: 'other@example.jp' })).code, undefined)
  site.clock.advance(15 * 60_000)
  await visit.code('ren@example.jp')
  assert.equal((await site.outbox('ren@example.jp')).length, 6)
})

test('asking for a code tells nothing of whether the address is known', async () => {
  await using site = await harness()
  await signIn(site, { email: 'mio@example.jp' })
  const visit = newcomer(site)
  const known = await visit.post('/api/sign-in/code', { email: 'mio@example.jp' })
  assert.deepEqual(await visit.post('/api/sign-in/code', { email: 'nobody@example.jp' }), known)
})

test('someone under age does not get in, hears from which age on once the answer binds, and nothing but it is kept', async () => {
  await using site = await harness()
  const visit = newcomer(site)
  const email = 'child@example.jp'
  const refused = await visit.enter(email, await visit.code(email), '2013-05-02')
  assert.equal(refused.code, 'account_under_age')
  assert.match(refused.sentence, /13歳から/)
  const other = await visit.enter(email, await visit.code(email), '1990-01-01')
  assert.equal(other.code, 'account_under_age', 'to know the age helps nobody past it')
  assert.equal(await people(site), 0)
  assert.deepEqual(await site.outbox(), [])
  const auth = await site.platform.pool.query(
    'select from auth.verification union all select from auth."user" union all select from mailed_code',
  )
  assert.equal(auth.rowCount, 0)
  const kept = await site.platform.db.selectFrom('ageAnswer').selectAll().execute()
  assert.equal(kept.length, 2)
  for (const { digest } of kept) assert.match(digest, /^[0-9a-f]{64}$/)
})

test('someone who is of age this very day gets in', async () => {
  await using site = await harness()
  const visit = newcomer(site)
  assert.equal(
    (await visit.enter('a@example.jp', await visit.code('a@example.jp'), '2013-05-01')).step,
    'done',
  )
})

test('another date does not help the same browser, nor the same address in another one, for a day', async () => {
  await using site = await harness()
  const visit = newcomer(site)
  const email = 'child@example.jp'
  await visit.enter(email, await visit.code(email), '2014-01-01')
  assert.equal((await visit.enter(email, await visit.code(email), '1990-01-01')).code, 'account_under_age')
  assert.equal(
    (await visit.enter('new@example.jp', await visit.code('new@example.jp'), '1990-01-01')).code,
    'account_under_age',
  )
  const other = newcomer(site)
  assert.equal((await other.enter(email, await other.code(email), '1990-01-01')).code, 'account_under_age')
  assert.equal(
    (await other.enter('new2@example.jp', await other.code('new2@example.jp'), '1990-01-01')).code,
    'account_under_age',
  )
  assert.equal(await people(site), 0)
  site.clock.advance(24 * 3_600_000)
  assert.equal((await visit.enter(email, await visit.code(email), '1990-01-01')).step, 'done')
})

test('a maker of fifteen cannot become an adult by trying again', async () => {
  await using site = await harness()
  const visit = newcomer(site)
  const code = await visit.code('aoi@example.jp')
  await visit.post('/api/age-answers', { birthDate: '2010-06-01' })
  assert.equal((await visit.enter('aoi@example.jp', code, '1990-01-01')).code, 'account_birth_date_bound')
  const entered = await visit.enter('aoi@example.jp', code)
  assert.equal(entered.me.birthDate, '2010-06-01')
})

test('those with an account come in at a browser where a child was refused', async () => {
  await using site = await harness()
  await signIn(site, { email: 'parent@example.jp' })
  const visit = newcomer(site)
  await visit.enter('child@example.jp', await visit.code('child@example.jp'), '2016-01-01')
  assert.equal((await visit.enter('parent@example.jp', await visit.code('parent@example.jp'))).step, 'done')
})

test('a date that cannot be is asked again and binds nothing', async () => {
  await using site = await harness()
  const visit = newcomer(site)
  const code = await visit.code('a@example.jp')
  for (const birthDate of ['2026-05-02', '1880-01-01'])
    assert.equal((await visit.enter('a@example.jp', code, birthDate)).code, 'account_birth_date_unlikely')
  assert.equal((await visit.enter('a@example.jp', code, '2001-02-29')).code, 'invalid_input')
  assert.equal((await visit.enter('a@example.jp', code, '1990-01-01')).step, 'done')
})

test('a forged or foreign session cookie is a visitor', async () => {
  await using site = await harness()
  const mio = await signIn(site)
  const cookie = mio.headers.cookie.replace(/(session_token=[^.]+\.).*$/, '$1forged')
  const caller = await site.app.identify({ headers: { cookie } } as never)
  assert.equal(caller.person, null)
  const elsewhere = await harness()
  assert.equal((await elsewhere.app.identify({ headers: mio.headers } as never)).person, null)
  await elsewhere[Symbol.asyncDispose]()
})

test('the letter is in the reader’s language and carries the code once', async () => {
  await using site = await harness()
  await newcomer(site, 'en').code('a@example.jp')
  await newcomer(site, 'ja').code('b@example.jp')
  const [english] = await site.outbox('a@example.jp')
  const [japanese] = await site.outbox('b@example.jp')
  assert.match(english?.subject ?? '', /^\d{6} is your Verticale sign-in code$/)
  assert.match(japanese?.subject ?? '', /^\d{6}｜Verticaleの確認コード$/)
})

test('no network address and no full user agent is kept', async () => {
  await using site = await harness()
  await signIn(site)
  const { rows } = await site.platform.pool.query('select "ipAddress", "userAgent" from auth.session')
  assert.deepEqual(rows, [{ ipAddress: '', userAgent: '' }])
})

test('on a festival with https every cookie is for https alone', async () => {
  await using site = await harness({ config: { publicUrl: 'https://festival.example' } })
  const mio = await signIn(site)
  assert.match(mio.headers.cookie, /__Secure-verticale\.session_token=/)
  const left = await site.app.inject({ method: 'DELETE', url: '/api/me/session', headers: mio.headers })
  assert.match(
    String(left.headers['set-cookie']),
    /^__Secure-verticale\.session_token=; .*Max-Age=0; Secure$/,
  )
  const fresh = await site.app.inject({ url: '/api/me' })
  assert.match(String(fresh.headers['set-cookie']), /^visitor=.*; HttpOnly; SameSite=Lax; .*; Secure$/)
})

test('a crowd of newcomers larger than the pool of connections comes in at once', async () => {
  await using site = await harness()
  const crowd = await Promise.all(Array.from({ length: 25 }, () => signIn(site)))
  assert.equal(new Set(crowd.map(({ id }) => id)).size, 25)
})

const people = async (site: Site): Promise<number> =>
  (await site.platform.db.selectFrom('person').select('id').execute()).length
