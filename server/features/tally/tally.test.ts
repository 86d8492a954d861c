import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Result, ResultDesk } from '#contract/tally.ts'
import { addPerson } from '#features/account/account.ts'
import { disqualifyFilm, withdrawFilm } from '#test/ended.ts'
import { harness, type Site } from '#test/harness.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'
import { aJuryAward, plantVoting, vote, watch } from '#test/voting.ts'
import { recount } from './tally.ts'

const ask = async (
  site: Site,
  who: SignedInPerson | null,
  method: 'GET' | 'PUT',
  path: string,
  payload?: object,
) => {
  const headers = who?.headers ?? {}
  const response = await site.app.inject({ method, url: `/api${path}`, headers, ...(payload && { payload }) })
  return { status: response.statusCode, json: response.json() }
}

/** Three films; a has 5 and 4, b has 4 and a vote that was taken back, c has none. */
const votedSite = async () => {
  const site = await harness()
  const planted = await plantVoting(site.platform)
  const [a = '', b = '', c = ''] = planted.filmIds.toSorted()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const [u, v] = [await signIn(site), await signIn(site)]
  for (const who of [u, v]) await watch(site.platform, who.id, a, b, c)
  await vote(site, u, a, 5)
  await vote(site, v, a, 1)
  await vote(site, v, a, 4)
  await vote(site, u, b, 4)
  await vote(site, v, b, 2)
  await vote(site, v, b, 0)
  const close = () => site.clock.set(planted.closesAt)
  const count = (who = organiser, resultId: string = randomUUID(), awardId = planted.awardId) =>
    ask(site, who, 'PUT', `/editions/${planted.editionId}/results/${resultId}`, { awardId })
  return { site, ...planted, a, b, c, organiser, u, v, close, count }
}

const standing = (result: Result) =>
  result.standings.map(({ filmId, place, ballots, mean, score }) => ({ filmId, place, ballots, mean, score }))

test('after voting has closed an organiser counts; the result is not public until it is published', async () => {
  const { site, a, b, c, slug, organiser, u, close, count, awardId, closesAt } = await votedSite()
  await using _ = site
  close()
  const { status, json } = await count()
  assert.equal(status, 200, JSON.stringify(json))
  // C = 13/3; ballots a film 2, 1, 0: mean 1, deviation 1, m = 1 − 1.644854/√3 = 0.050343
  assert.deepEqual(standing(json), [
    { filmId: a, place: 1, ballots: 2, mean: 4.5, score: 4.5 },
    { filmId: b, place: 2, ballots: 1, mean: 4, score: 4.02 },
    { filmId: c, place: null, ballots: 0, mean: null, score: null },
  ])
  assert.deepEqual(json.counts, { received: 6, counted: 3, superseded: 2, takenBack: 1, excluded: 0 })
  assert.equal(json.closedAt, closesAt.toISOString())
  assert.equal(json.publishedAt, null)
  for (const who of [null, u, organiser])
    assert.deepEqual((await ask(site, who, 'GET', `/editions/${slug}/result`)).json.results, [])
  const published = await ask(site, organiser, 'PUT', `/results/${json.id}/publication`, {})
  assert.equal(published.status, 200)
  const [shown] = (await ask(site, null, 'GET', `/editions/${slug}/result`)).json.results
  const publishedAt = site.clock.now().toISOString()
  assert.deepEqual(shown, { ...json, publishedAt, publications: [{ publishedAt, reason: null }] })
  const { rows } = await site.platform.pool.query(
    `select kind, actor_id, data from event where kind like 'result.%' order by id`,
  )
  assert.deepEqual(rows, [
    { kind: 'result.counted', actor_id: organiser.id, data: { awardId, digest: json.digest } },
    { kind: 'result.published', actor_id: organiser.id, data: { awardId, digest: json.digest } },
  ])
})

test('nobody counts before the calendar has closed voting, not a second before', async () => {
  const { site, closesAt, count } = await votedSite()
  await using _ = site
  assert.deepEqual((await count()).json.code, 'tally_still_open')
  site.clock.set(new Date(closesAt.getTime() - 1000))
  const { status, json } = await count()
  assert.deepEqual(
    [status, json.code, json.details],
    [409, 'tally_still_open', { closesAt: closesAt.toISOString() }],
  )
  assert.equal((await site.platform.pool.query('select from sealing')).rowCount, 0)
  site.clock.set(new Date(closesAt.getTime() + 1000))
  assert.equal((await count()).status, 200)
})

test('counting seals the box: voting does not open again by a change of the calendar', async () => {
  const { site, organiser, editionId, a, u, close, count } = await votedSite()
  await using _ = site
  close()
  await count()
  await site.platform.pool.query(
    `update phase set ends_at = ends_at + interval '1 day' where edition_id = $1 and kind = 'screening'`,
    [editionId],
  )
  assert.equal((await vote(site, u, a, 1)).json.code, 'ballot_closed')
  const mine = await ask(site, u, 'GET', `/editions/${editionId}/ballots/mine`)
  assert.equal(mine.json.open, false)
  assert.equal((await ask(site, organiser, 'GET', `/films/${a}/ballot`)).json.bar, 'closed')
})

test('a count that is sent again gives the first answer; an id of another award is refused', async () => {
  const { site, close, count, organiser, editionId } = await votedSite()
  await using _ = site
  close()
  const id = randomUUID()
  const first = await count(organiser, id)
  site.clock.advance(1000)
  assert.deepEqual((await count(organiser, id)).json, first.json)
  const other = await aJuryAward(site.platform, organiser.id, editionId)
  assert.equal((await count(organiser, id, other)).json.code, 'already_exists')
  assert.equal((await count(organiser, randomUUID(), other)).json.code, 'tally_not_audience')
  assert.equal((await count(organiser, randomUUID(), randomUUID())).status, 404)
})

test('ballots that should not count are left out by their reasons', async () => {
  const { site, a, b, c, u, v, editionId, makerId, closesAt, close, count } = await votedSite()
  await using _ = site
  const { pool } = site.platform
  const voterId = (await pool.query('select id from voter where person_id = $1', [u.id])).rows[0].id
  const put = (filmId: string, voter: string, castAt: Date) =>
    pool.query(
      `insert into ballot (id, edition_id, film_id, voter_id, mark, cast_at) values (gen_random_uuid(), $1, $2, $3, 1, $4)`,
      [editionId, filmId, voter, castAt],
    )
  await put(a, voterId, closesAt)
  const { id: stranger } = await addPerson(site.platform, { email: 'stranger@example.jp' })
  const strange = (
    await pool.query('insert into voter (edition_id, person_id) values ($1, $2) returning id', [
      editionId,
      stranger,
    ])
  ).rows[0].id
  await put(a, strange, site.clock.now())
  const own = (
    await pool.query('insert into voter (edition_id, person_id) values ($1, $2) returning id', [
      editionId,
      makerId,
    ])
  ).rows[0].id
  await watch(site.platform, makerId, c)
  await put(c, own, site.clock.now())
  await put(randomUUID(), voterId, new Date(closesAt.getTime() + 5))
  await withdrawFilm(site.platform, b)
  close()
  const { json } = await count()
  assert.deepEqual(json.exclusions, [
    { reason: 'after_close', ballots: 2, films: 2 },
    { reason: 'not_watched', ballots: 1, films: 1 },
    { reason: 'own_film', ballots: 1, films: 1 },
    { reason: 'withdrawn', ballots: 1, films: 1 },
  ])
  assert.deepEqual(
    json.standings.map(({ filmId, marks }: { filmId: string; marks: number[] }) => [filmId, marks]),
    [
      [a, [0, 0, 0, 1, 1]],
      [c, [0, 0, 0, 0, 0]],
    ],
  )
  assert.ok(v)
})

test('a recount gives the same digest and places, and notices a ballot that was changed or has gone', async () => {
  const { site, slug, close, count, u, a } = await votedSite()
  await using _ = site
  close()
  await count()
  // what happens to people and films afterwards changes nothing of what was counted
  await site.platform.pool.query('update voter set person_id = null where person_id = $1', [u.id])
  await site.platform.pool.query('delete from viewing')
  await withdrawFilm(site.platform, a)
  const [first] = await recount(site.platform, slug)
  assert.equal(first?.same, true, first?.differences.join())
  assert.equal(first?.digest, first?.storedDigest)
  assert.equal(first?.ballots, 3)
  await site.platform.pool.query('update ballot set mark = 3 where mark = 5')
  const [changed] = await recount(site.platform, slug)
  assert.deepEqual(changed?.differences, ['the counted ballots (digest)', 'formula', 'standings'])
  await site.platform.pool.query('delete from ballot')
  const [gone] = await recount(site.platform, slug)
  assert.equal(gone?.same, false)
})

test('the ballot of a voter who is erased before the count stays, though nothing is left of what they watched', async () => {
  const { site, close, count, u } = await votedSite()
  await using _ = site
  await site.app.inject({
    method: 'PUT',
    url: '/api/me/erasure',
    headers: u.headers,
    payload: { email: u.email },
  })
  close()
  const { json } = await count()
  assert.deepEqual([json.counts.counted, json.exclusions], [3, []])
})

test('a second count replaces an unpublished one; a published one is replaced by a motion only', async () => {
  const { site, organiser, editionId, slug, a, close, count } = await votedSite()
  await using _ = site
  close()
  const publish = (id: string, motionId?: string) =>
    ask(site, organiser, 'PUT', `/results/${id}/publication`, motionId ? { motionId } : {})
  const first = await count()
  site.clock.advance(1000)
  const second = await count()
  assert.equal((await publish(first.json.id)).json.code, 'tally_not_latest')
  assert.equal((await publish(second.json.id)).status, 200)
  assert.equal((await publish(second.json.id)).status, 200)
  await disqualifyFilm(site.platform, a)
  site.clock.advance(1000)
  const third = await count()
  assert.equal((await publish(third.json.id)).json.code, 'tally_motion_needed')
  assert.equal((await publish(third.json.id, randomUUID())).json.code, 'tally_motion_unknown')
  const motionId = randomUUID()
  await ask(site, organiser, 'PUT', `/editions/${editionId}/motions/${motionId}`, {
    text: 'A is disqualified.',
  })
  assert.equal((await publish(third.json.id, motionId)).status, 200)
  const [shown] = (await ask(site, null, 'GET', `/editions/${slug}/result`)).json.results
  assert.equal(shown.id, third.json.id)
})

test('other awards are decided with author and time, and changed by a logged motion only', async () => {
  const { site, organiser, editionId, slug, a, b } = await votedSite()
  await using _ = site
  const awardId = await aJuryAward(site.platform, organiser.id, editionId)
  const decide = (body: object, id: string = randomUUID()) =>
    ask(site, organiser, 'PUT', `/awards/${awardId}/decisions/${id}`, { place: 1, ...body })
  const id = randomUUID()
  const first = await decide({ filmId: a, note: { ja: '満場一致', en: 'By all votes' } }, id)
  assert.equal(first.status, 200, JSON.stringify(first.json))
  assert.equal(first.json.decidedBy.id, organiser.id)
  assert.equal(first.json.decidedAt, site.clock.now().toISOString())
  site.clock.advance(1000)
  assert.deepEqual((await decide({ filmId: b }, id)).json, first.json)
  assert.deepEqual((await decide({ filmId: b })).json.code, 'tally_motion_needed')
  assert.deepEqual((await decide({ filmId: b, motionId: randomUUID() })).json.code, 'tally_motion_unknown')
  assert.deepEqual((await decide({ filmId: b, place: 2 })).json.code, 'tally_place_unknown')
  assert.deepEqual((await decide({ filmId: randomUUID() })).json.code, 'tally_film_not_running')
  const empty = await ask(site, organiser, 'PUT', `/editions/${editionId}/motions/${randomUUID()}`, {
    text: ' \n',
  })
  assert.deepEqual(empty.json.code, 'tally_motion_empty')
  const motionId = randomUUID()
  const motion = await ask(site, organiser, 'PUT', `/editions/${editionId}/motions/${motionId}`, {
    text: 'The jury has met again.',
  })
  assert.equal(motion.json.movedBy.id, organiser.id)
  const changed = await decide({ filmId: b, motionId })
  assert.deepEqual([changed.status, changed.json.motionId, changed.json.stands], [200, motionId, true])
  const desk: ResultDesk = (await ask(site, organiser, 'GET', `/editions/${editionId}/results`)).json
  assert.deepEqual(
    desk.awards
      .find((award) => award.id === awardId)
      ?.decisions.map(({ film, stands }) => [film?.filmId, stands]),
    [
      [b, true],
      [a, false],
    ],
  )
  // nobody else learns of it before it is published
  assert.deepEqual((await ask(site, null, 'GET', `/editions/${slug}/result`)).json.decisions, [])
  await ask(site, organiser, 'PUT', `/awards/${awardId}/publication`, {})
  const { decisions } = (await ask(site, null, 'GET', `/editions/${slug}/result`)).json
  assert.deepEqual(
    decisions.map((one: { place: number; film: { filmId: string } }) => [one.place, one.film.filmId]),
    [[1, b]],
  )
})

test('an audience award is not decided by hand, and nothing undecided is published', async () => {
  const { site, organiser, editionId, awardId, a } = await votedSite()
  await using _ = site
  const byHand = await ask(site, organiser, 'PUT', `/awards/${awardId}/decisions/${randomUUID()}`, {
    place: 1,
    filmId: a,
  })
  assert.equal(byHand.json.code, 'tally_by_audience')
  const juryAwardId = await aJuryAward(site.platform, organiser.id, editionId)
  assert.equal(
    (await ask(site, organiser, 'PUT', `/awards/${juryAwardId}/publication`, {})).json.code,
    'tally_nothing_decided',
  )
})

test('two first decisions about a place at the same time: one stands, the other needs a motion', async () => {
  const { site, organiser, editionId, a, b } = await votedSite()
  await using _ = site
  const awardId = await aJuryAward(site.platform, organiser.id, editionId)
  const answers = await Promise.all(
    [a, b].map((filmId) =>
      ask(site, organiser, 'PUT', `/awards/${awardId}/decisions/${randomUUID()}`, { place: 1, filmId }),
    ),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
})

test('words of a motion and a note are kept as plain text, and are not endless', async () => {
  const { site, organiser, editionId } = await votedSite()
  await using _ = site
  const move = (text: string) =>
    ask(site, organiser, 'PUT', `/editions/${editionId}/motions/${randomUUID()}`, { text })
  const { json } = await move('<b>Grand</b> \u202eprix\u0000')
  assert.ok(!json.text.includes('\u202e') && !json.text.includes('\u0000'))
  assert.equal((await move('長'.repeat(10_000))).json.code, 'text_too_long')
})
