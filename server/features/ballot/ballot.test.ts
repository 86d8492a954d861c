import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { BallotState } from '#contract/ballot.ts'
import { addPerson } from '#features/account/account.ts'
import { filmsInBox, papersInBox } from '#features/ballot/ballot.ts'
import { aVisitor } from '#features/viewing/viewing.ts'
import { ask } from '#test/ask.ts'
import { disqualifyFilm, inviteToFilm, ruleOnFilm, withdrawFilm } from '#test/ended.ts'
import { harness, type Site } from '#test/harness.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'
import { aBrowser, signedInOn } from '#test/visitor.ts'
import { plantVoting, vote, watch } from '#test/voting.ts'

const stateOf = async (site: Site, who: SignedInPerson | null, filmId: string): Promise<BallotState> => {
  const response = await site.app.inject({ url: `/api/films/${filmId}/ballot`, headers: who?.headers ?? {} })
  assert.equal(response.statusCode, 200, response.body)
  return response.json()
}

const boxOf = async (site: Site) =>
  (await site.platform.pool.query('select film_id, mark, seq, cast_at from ballot order by seq')).rows.map(
    ({ film_id, mark }) => ({ filmId: film_id, mark }),
  )

test('who has watched a film votes for it and gets a receipt for what is stored', async () => {
  await using site = await harness()
  const { filmIds, editionId } = await plantVoting(site.platform)
  const [filmId = ''] = filmIds
  const voter = await signIn(site)
  await watch(site.platform, voter.id, filmId)
  const { status, json, ballotId } = await vote(site, voter, filmId, 4)
  assert.equal(status, 200)
  assert.deepEqual(
    { ...json, number: null },
    { ballotId, filmId, editionId, mark: 4, castAt: site.clock.now().toISOString(), number: null },
  )
  assert.match(json.number, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/)
  assert.deepEqual(await boxOf(site), [{ filmId, mark: 4 }])
  assert.deepEqual((await stateOf(site, voter, filmId)).mine, json)
})

test('a vote is changed and taken back until voting closes; every ballot stays in the box', async () => {
  await using site = await harness()
  const { filmIds } = await plantVoting(site.platform)
  const [filmId = ''] = filmIds
  const voter = await signIn(site)
  await watch(site.platform, voter.id, filmId)
  await vote(site, voter, filmId, 2)
  await vote(site, voter, filmId, 5)
  assert.equal((await stateOf(site, voter, filmId)).mine?.mark, 5)
  await vote(site, voter, filmId, 0)
  assert.equal((await stateOf(site, voter, filmId)).mine, null)
  assert.deepEqual(
    (await boxOf(site)).map(({ mark }) => mark),
    [2, 5, 0],
  )
})

test('a ballot that is sent again is one ballot and has its first answer, after closing too', async () => {
  await using site = await harness()
  const { filmIds, closesAt } = await plantVoting(site.platform)
  const [filmId = ''] = filmIds
  const voter = await signIn(site)
  await watch(site.platform, voter.id, filmId)
  const first = await vote(site, voter, filmId, 3)
  site.clock.set(closesAt)
  const again = await vote(site, voter, filmId, 5, first.ballotId)
  assert.equal(again.status, 200)
  assert.deepEqual(again.json, first.json)
  assert.equal((await boxOf(site)).length, 1)
})

test('the same ballot sent many times at once is stored once', async () => {
  await using site = await harness()
  const { filmIds } = await plantVoting(site.platform)
  const [filmId = ''] = filmIds
  const voter = await signIn(site)
  await watch(site.platform, voter.id, filmId)
  const ballotId = randomUUID()
  const answers = await Promise.all(Array.from({ length: 20 }, () => vote(site, voter, filmId, 3, ballotId)))
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
  assert.equal((await boxOf(site)).length, 1)
})

test('the id of somebody else’s ballot, or of a ballot on another film, is refused', async () => {
  await using site = await harness()
  const { filmIds } = await plantVoting(site.platform)
  const [filmId = '', otherId = ''] = filmIds
  const [voter, thief] = [await signIn(site), await signIn(site)]
  await watch(site.platform, voter.id, filmId, otherId)
  await watch(site.platform, thief.id, filmId, otherId)
  const { ballotId } = await vote(site, voter, filmId, 5)
  for (const [who, film] of [
    [thief, filmId],
    [thief, otherId],
    [voter, otherId],
  ] as const) {
    const { status, json } = await vote(site, who, film, 1, ballotId)
    assert.deepEqual([status, json.code, json.details], [409, 'ballot_id_taken', undefined])
  }
  // at the same time, by two people
  const shared = randomUUID()
  const both = await Promise.all([
    vote(site, voter, otherId, 4, shared),
    vote(site, thief, otherId, 2, shared),
  ])
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
  assert.equal((await boxOf(site)).length, 2)
})

test('without having watched there is no ballot', async () => {
  await using site = await harness()
  const { filmIds } = await plantVoting(site.platform)
  const [filmId = '', otherId = ''] = filmIds
  const voter = await signIn(site, { language: 'en' })
  await watch(site.platform, voter.id, otherId)
  await site.platform.pool.query(
    `insert into viewing (id, film_id, person_id, watched, watched_ms, begun_at, heard_at)
     values (gen_random_uuid(), $1, $2, '{[0,6800),[9400,15000)}', 12400, $3, $3)`,
    [filmId, voter.id, site.clock.now()],
  )
  const { status, json } = await vote(site, voter, filmId, 5)
  assert.deepEqual([status, json.code], [403, 'ballot_not_earned'])
  assert.equal(json.sentence, 'You can vote once you’ve watched 80% of the film.')
  const state = await stateOf(site, voter, filmId)
  assert.equal(state.bar, 'not_earned')
  assert.deepEqual(state.watched, {
    earned: false,
    watchedMs: 12_400,
    neededMs: 16_000,
    durationMs: 20_000,
    stretches: [
      [0, 6800],
      [9400, 15_000],
    ],
  })
  assert.deepEqual(await boxOf(site), [])
})

test('the slip asks for as much of the film as earns the ballot, and no more', async () => {
  await using site = await harness()
  const { filmIds } = await plantVoting(site.platform, { voting: { watchedShare: 1 } })
  const [filmId = ''] = filmIds
  const voter = await signIn(site)
  const page = await site.app.inject({ url: `/api/films/${filmId}/page`, headers: voter.headers })
  const { neededMs } = page.json().watched
  assert.equal(neededMs, 19_500, 'the last half second is never asked for')
  assert.equal((await stateOf(site, voter, filmId)).watched.neededMs, neededMs)
})

test('what a browser had watched before sign-in earns the ballot', async () => {
  await using site = await harness()
  const { filmIds } = await plantVoting(site.platform)
  const [filmId = ''] = filmIds
  const voter = await signIn(site)
  const { visitorId, cookie } = aBrowser(site.platform)
  await watch(site.platform, aVisitor(visitorId), filmId)
  const headers = { ...voter.headers, cookie: signedInOn(voter, cookie) }
  const { status } = await vote(site, { ...voter, headers }, filmId, 5)
  assert.equal(status, 200)
})

test('voting opens and closes on the second, by the clock of the server', async () => {
  await using site = await harness()
  const { filmIds, closesAt } = await plantVoting(site.platform)
  const [filmId = '', secondId = ''] = filmIds
  const voter = await signIn(site)
  await watch(site.platform, voter.id, filmId, secondId)
  const opensAt = new Date(site.clock.now().getTime() - 86_400_000)
  const at = async (instant: Date, offsetMs: number) => {
    site.clock.set(new Date(instant.getTime() + offsetMs))
    const { status, json } = await vote(site, voter, filmId, 3)
    return status === 200 ? 200 : json.code
  }
  assert.equal(await at(opensAt, -1000), 'ballot_not_yet')
  assert.equal(await at(opensAt, 0), 200)
  assert.equal(await at(opensAt, 1000), 200)
  assert.equal(await at(closesAt, -1000), 200)
  assert.equal(await at(closesAt, -1), 200)
  assert.equal(await at(closesAt, 0), 'ballot_closed')
  assert.equal(await at(closesAt, 1000), 'ballot_closed')
  assert.equal((await stateOf(site, voter, filmId)).bar, 'closed')
})

test('a ballot received before closing counts although it is stored after', async () => {
  await using site = await harness()
  const { filmIds, closesAt } = await plantVoting(site.platform)
  const [filmId = ''] = filmIds
  const voter = await signIn(site)
  await watch(site.platform, voter.id, filmId)
  const justBefore = new Date(closesAt.getTime() - 1)
  site.clock.set(justBefore)
  // hold the table, so that the batch cannot be stored while the clock passes the close
  const holder = await site.platform.pool.connect()
  await holder.query('begin; lock table ballot in exclusive mode')
  const sent = vote(site, voter, filmId, 4)
  while (!(await waitsForTable(site))) await new Promise((resolve) => setTimeout(resolve, 10))
  site.clock.set(new Date(closesAt.getTime() + 60_000))
  await holder.query('commit')
  holder.release()
  const { status, json } = await sent
  assert.equal(status, 200)
  assert.equal(json.castAt, justBefore.toISOString())
})

const waitsForTable = async (site: Site): Promise<boolean> =>
  (await site.platform.pool.query(`select from pg_locks where not granted and relation = 'ballot'::regclass`))
    .rowCount !== 0

test('nobody votes for a film they made, alone or in a team', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const [ownId = ''] = (await plantVoting(site.platform, { slug: 'mine', makerId: maker.id })).filmIds
  const [teamId = '', invitedId = ''] = (await plantVoting(site.platform)).filmIds
  await watch(site.platform, maker.id, ownId, teamId, invitedId)
  await inviteToFilm(site, teamId, maker)
  await inviteToFilm(site, invitedId, maker, { comes: false })
  assert.equal((await vote(site, maker, ownId, 5)).json.code, 'ballot_own_film')
  assert.equal((await vote(site, maker, teamId, 5)).json.code, 'ballot_own_film')
  assert.equal((await vote(site, maker, invitedId, 5)).status, 200)
})

test('the youngest age that may vote is the edition’s, on the day of the vote', async () => {
  await using site = await harness({ now: '2026-05-01T03:00:00Z' })
  const { filmIds } = await plantVoting(site.platform, { voting: { minimumAge: 16 } })
  const [filmId = ''] = filmIds
  const young = await signIn(site, { birthDate: '2010-05-03' })
  await watch(site.platform, young.id, filmId)
  const { status, json } = await vote(site, young, filmId, 5)
  assert.deepEqual([status, json.code, json.details], [403, 'ballot_too_young', { age: 16 }])
  site.clock.set('2026-05-03T03:00:00Z')
  assert.equal((await vote(site, young, filmId, 5)).status, 200)
})

test('what is not in the running has no vote', async () => {
  await using site = await harness()
  const { filmIds } = await plantVoting(site.platform, { films: 4 })
  const voter = await signIn(site)
  await watch(site.platform, voter.id, ...filmIds)
  const [withdrawn = '', disqualified = '', received = '', held = ''] = filmIds
  await withdrawFilm(site.platform, withdrawn)
  await disqualifyFilm(site.platform, disqualified)
  await site.platform.pool.query(`update entry set stage = 'received' where film_id = $1`, [received])
  await ruleOnFilm(site, held, 'hold')
  for (const filmId of filmIds)
    assert.deepEqual((await vote(site, voter, filmId, 5)).json.code, 'ballot_no_vote')
  assert.equal((await vote(site, voter, randomUUID(), 5)).status, 404)
})

test('who made a film or was ever in its team has no vote for it, in the box nor in the count', async () => {
  await using site = await harness()
  const [maker, friend, guest] = [await signIn(site), await signIn(site), await signIn(site)]
  const { filmIds, editionId } = await plantVoting(site.platform, { makerId: maker.id })
  const [filmId = ''] = filmIds
  const invite = async (who: SignedInPerson) => {
    const id = randomUUID()
    await ask(site, maker, 'POST', `/films/${filmId}/team`, { id, email: who.email, role: '撮影' })
    const token = /\/invitations\/([\w-]+)/.exec((await site.outbox(who.email)).at(-1)?.text ?? '')?.[1]
    return { id, accept: () => ask(site, who, 'PUT', `/invitations/${token}/acceptance`) }
  }
  for (const { id } of [maker, friend, guest]) await watch(site.platform, id, filmId)
  assert.equal((await vote(site, friend, filmId, 5)).status, 200, 'before joining')
  const [membership, unanswered] = [await invite(friend), await invite(guest)]
  assert.equal((await membership.accept()).status, 200)
  for (const { id } of [membership, unanswered])
    assert.equal((await ask(site, maker, 'DELETE', `/films/${filmId}/team/${id}`)).status, 200)

  for (const one of [maker, friend]) {
    assert.equal((await vote(site, one, filmId, 5)).json.code, 'ballot_own_film')
    assert.equal((await stateOf(site, one, filmId)).bar, 'own_film')
  }
  assert.equal((await vote(site, guest, filmId, 5)).status, 200, 'who never joined is anyone')
  assert.deepEqual(
    (await papersInBox(site.platform.db, editionId)).map(({ own }) => own),
    [true, false],
  )
  const after = new Date(site.clock.now().getTime() + 1)
  const film = (await filmsInBox(site.platform.db, editionId, after)).find((one) => one.filmId === filmId)
  assert.equal(film?.viewings, 1, 'only the guest’s viewing counts')
})

test('favourites: at most so many, one is given up for another', async () => {
  await using site = await harness()
  const { filmIds } = await plantVoting(site.platform, {
    films: 3,
    voting: { method: 'favourites', favourites: 2 },
  })
  const [a = '', b = '', c = ''] = filmIds
  const voter = await signIn(site)
  await watch(site.platform, voter.id, ...filmIds)
  assert.deepEqual((await vote(site, voter, a, 4)).json.code, 'ballot_mark_invalid')
  await vote(site, voter, a, 1)
  await vote(site, voter, b, 1)
  const full = await vote(site, voter, c, 1)
  assert.deepEqual(
    [full.status, full.json.code, full.json.details],
    [409, 'ballot_favourites_full', { most: 2 }],
  )
  // the same film once more takes no second place
  assert.equal((await vote(site, voter, b, 1)).status, 200)
  await vote(site, voter, a, 0)
  assert.equal((await vote(site, voter, c, 1)).status, 200)
  assert.deepEqual(
    (await stateOf(site, voter, c)).favourites.map(({ filmId }) => filmId),
    [b, c],
  )
})

test('favourites sent all at once, through two servers, never exceed the limit', async () => {
  await using site = await harness()
  const { features } = await import('#server/app.ts')
  const { createApp } = await import('#server/house.ts')
  const { filmIds } = await plantVoting(site.platform, {
    films: 12,
    voting: { method: 'favourites', favourites: 3 },
  })
  const voter = await signIn(site)
  await watch(site.platform, voter.id, ...filmIds)
  const second = await createApp(site.platform, features)
  const answers = await Promise.all(
    filmIds.map((filmId, at) => vote(at % 2 ? site : { app: second }, voter, filmId, 1)),
  )
  await second.close()
  assert.equal(answers.filter(({ status }) => status === 200).length, 3)
  assert.equal((await boxOf(site)).length, 3)
})

test('a sealed box takes nothing in, whatever the calendar says', async () => {
  await using site = await harness()
  const { filmIds, editionId, makerId } = await plantVoting(site.platform)
  const [filmId = ''] = filmIds
  const voter = await signIn(site)
  await watch(site.platform, voter.id, filmId)
  await site.platform.pool.query('insert into sealing values ($1, $2, $3)', [
    editionId,
    makerId,
    site.clock.now(),
  ])
  assert.equal((await vote(site, voter, filmId, 5)).json.code, 'ballot_closed')
})

/** Ids of so many people who have an account. */
const somePeople = async ({ platform }: Site, count: number): Promise<string[]> => {
  const people = Array.from({ length: count }, (_, n) =>
    addPerson(platform, { email: `voter${n}@example.jp`, birthDate: '1990-04-30' }),
  )
  return (await Promise.all(people)).map(({ id }) => id)
}

test('when too many wait, the next is told when to come back, and no acknowledged one is lost', async () => {
  await using site = await harness()
  const { createIntake } = await import('./ballot.ts')
  const { filmIds } = await plantVoting(site.platform)
  const [filmId = ''] = filmIds
  const intake = createIntake(site.platform, { connections: 1, batch: 2, waiting: 5 })
  const people = await somePeople(site, 12)
  for (const personId of people) await watch(site.platform, personId, filmId)
  const answers = await Promise.allSettled(
    people.map((personId) =>
      intake.cast({ ballotId: randomUUID(), filmId, editionId: null, personId, mark: 3 }),
    ),
  )
  const refused = answers.filter(({ status }) => status === 'rejected')
  await intake.close()
  assert.equal(refused.length, 7)
  assert.ok(refused.every((one) => one.status === 'rejected' && one.reason.code === 'busy'))
  assert.equal((await boxOf(site)).length, 5)
})

test('one ballot that the database cannot take does not spoil the batch', async () => {
  await using site = await harness()
  const { createIntake } = await import('./ballot.ts')
  const { filmIds } = await plantVoting(site.platform)
  const [filmId = ''] = filmIds
  const intake = createIntake(site.platform)
  const people = await somePeople(site, 9)
  for (const personId of people) await watch(site.platform, personId, filmId)
  const answers = await Promise.allSettled(
    people.map((personId, at) =>
      intake.cast({ ballotId: randomUUID(), filmId, editionId: null, personId, mark: at === 4 ? 9 : 3 }),
    ),
  )
  await intake.close()
  assert.deepEqual(
    answers.map(({ status }) => status),
    people.map((_, at) => (at === 4 ? 'rejected' : 'fulfilled')),
  )
})

test('erasing a person leaves their ballots, of a voter who is nobody; the export names them before', async () => {
  await using site = await harness()
  const { filmIds } = await plantVoting(site.platform)
  const [filmId = ''] = filmIds
  const voter = await signIn(site)
  await watch(site.platform, voter.id, filmId)
  const { ballotId } = await vote(site, voter, filmId, 4)
  const mine = await site.app.inject({ url: '/api/me/export', headers: voter.headers })
  assert.deepEqual(
    mine.json().ballot.ballots.map(({ id, mark }: { id: string; mark: number }) => [id, mark]),
    [[ballotId, 4]],
  )
  const gone = await site.app.inject({
    method: 'PUT',
    url: '/api/me/erasure',
    headers: voter.headers,
    payload: { email: voter.email },
  })
  assert.equal(gone.statusCode, 200, gone.body)
  const { rows } = await site.platform.pool.query(
    'select b.id, w.person_id from ballot b join voter w on w.id = b.voter_id',
  )
  assert.deepEqual(rows, [{ id: ballotId, person_id: null }])
})
