import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { ask } from '#test/ask.ts'
import { inviteToFilm } from '#test/ended.ts'
import { harness } from '#test/harness.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { signIn } from '#test/sign-in.ts'
import { plantVoting, vote, watch } from '#test/voting.ts'
import { ballotJobs } from './ballot.jobs.ts'

test('who erases themselves and comes back with the same mailbox votes once, not twice', async () => {
  await using site = await harness()
  const { filmIds, editionId, awardId, closesAt } = await plantVoting(site.platform)
  const [filmId = '', other = ''] = filmIds
  const organiser = await signIn(site, { roles: ['organiser'] })
  const third = filmIds[2] ?? ''
  for (const [email, mark] of [
    ['mio@gmail.com', 5],
    ['m.i.o+2@googlemail.com', 4],
    ['mio@gmail.com', 3],
  ] as const) {
    const mio = await signIn(site, { email })
    await watch(site.platform, mio.id, filmId)
    assert.equal((await vote(site, mio, filmId, mark)).status, 200)
    if (mark === 5) {
      site.clock.advance(20_000)
      await watch(site.platform, mio.id, third)
      assert.equal((await vote(site, mio, third, 2)).status, 200)
    }
    site.clock.advance(60_000)
    if (mark > 3) assert.equal((await ask(site, mio, 'PUT', '/me/erasure', { email })).status, 200)
  }
  const somebodyElse = await signIn(site, { email: 'mio@example.jp' })
  await watch(site.platform, somebodyElse.id, other)
  assert.equal((await vote(site, somebodyElse, other, 2)).status, 200)
  const voters = () =>
    site.platform.db.selectFrom('voter').select(['personId', 'mailboxDigest', 'moments']).execute()
  assert.equal((await voters()).length, 2)
  assert.ok((await voters()).every(({ personId, moments }) => personId !== null && moments === null))

  site.clock.set(closesAt)
  const counted = await ask(site, organiser, 'PUT', `/editions/${editionId}/results/${randomUUID()}`, {
    awardId,
  })
  const { received, counted: valid, superseded } = counted.json.counts
  assert.deepEqual([received, valid, superseded], [5, 3, 2], 'what was cast before and not again stands')
})

test('who made a film, erases themselves and comes back does not vote for it', async () => {
  await using site = await harness()
  const { filmIds, editionId, awardId, closesAt } = await plantVoting(site.platform)
  const [filmId = '', other = ''] = filmIds
  const organiser = await signIn(site, { roles: ['organiser'] })
  const email = 'camera@example.jp'
  const before = await signIn(site, { email })
  await inviteToFilm(site, filmId, before)
  assert.equal((await ask(site, before, 'PUT', '/me/erasure', { email })).status, 200)
  const back = await signIn(site, { email: 'camera+2@example.jp' })
  await watch(site.platform, back.id, filmId, other)
  for (const film of [filmId, other]) assert.equal((await vote(site, back, film, 5)).status, 200)
  site.clock.set(closesAt)
  const { json } = await ask(site, organiser, 'PUT', `/editions/${editionId}/results/${randomUUID()}`, {
    awardId,
  })
  assert.deepEqual(json.exclusions, [{ reason: 'own_film', ballots: 1, films: 1 }])
  assert.equal(json.counts.counted, 1)
})

test('the mailbox of an erased voter is known no more once the box is sealed', async () => {
  await using site = await harness()
  const { filmIds, editionId, awardId, closesAt } = await plantVoting(site.platform)
  const [filmId = ''] = filmIds
  const organiser = await signIn(site, { roles: ['organiser'] })
  const [early, late] = [await signIn(site), await signIn(site)]
  for (const person of [early, late]) {
    await watch(site.platform, person.id, filmId)
    assert.equal((await vote(site, person, filmId, 4)).status, 200)
  }
  const digests = async () =>
    (await site.platform.db.selectFrom('voter').select('mailboxDigest').execute())
      .map(({ mailboxDigest }) => mailboxDigest)
      .filter(Boolean)
  await ask(site, early, 'PUT', '/me/erasure', { email: early.email })
  assert.equal((await digests()).length, 1)
  site.clock.set(closesAt)
  await ask(site, organiser, 'PUT', `/editions/${editionId}/results/${randomUUID()}`, { awardId })
  assert.deepEqual(await digests(), [])
  await ask(site, late, 'PUT', '/me/erasure', { email: late.email })
  assert.deepEqual(await digests(), [])

  const moments = async () =>
    (await site.platform.db.selectFrom('voter').select('moments').execute()).filter((one) => one.moments)
  assert.equal((await moments()).length, 1, 'crowds are looked for after the box is sealed')
  const running = { attempt: 1, lastAttempt: true, signal: new AbortController().signal }
  const forget = async () => {
    for (const job of ballotJobs) await job.run(site.platform, {}, running)
  }
  await forget()
  assert.equal((await moments()).length, 1)
  site.clock.advance(90 * 86_400_000)
  await forget()
  assert.deepEqual(await moments(), [])
})

test('a ballot that waits while its voter is erased makes no voter', async () => {
  await using site = await harness()
  const { filmIds } = await plantVoting(site.platform)
  const [filmId = ''] = filmIds
  const mio = await signIn(site)
  await watch(site.platform, mio.id, filmId)
  const cast = await site.platform.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('person')
      .set({ erasedAt: site.clock.now(), mailbox: null, email: null })
      .where('id', '=', mio.id)
      .execute()
    const sent = vote(site, mio, filmId, 5)
    // the ballot stands before the lock
    while ((await waiting(site.platform.pool)) === 0) await new Promise(setImmediate)
    return { sent }
  })
  assert.notEqual((await cast.sent).status, 200)
  assert.deepEqual(await site.platform.db.selectFrom('voter').selectAll().execute(), [])
})

test('whoever erases themselves while a ballot of theirs is being stored is no voter of their name after it', async () => {
  await using site = await harness()
  const { db, pool } = site.platform
  const { filmIds } = await plantVoting(site.platform)
  const [filmId = ''] = filmIds
  const mio = await signIn(site)
  await watch(site.platform, mio.id, filmId)
  const { voted, erased } = await whileNobodyWrites(pool, 'ballot', async () => {
    const voted = vote(site, mio, filmId, 5)
    await standingStill(pool, 1)
    const erased = ask(site, mio, 'PUT', '/me/erasure', { email: mio.email })
    await Promise.race([erased, standingStill(pool, 2)])
    return { voted, erased }
  })
  assert.deepEqual([(await voted).status, (await erased).status], [200, 200])
  const voters = await db.selectFrom('voter').select('personId').execute()
  assert.deepEqual(voters, [{ personId: null }])
})

const waiting = async (pool: { query(text: string): Promise<{ rows: { count: number }[] }> }) =>
  (
    await pool.query(
      `select count(*)::int from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    )
  ).rows[0]?.count ?? 0
