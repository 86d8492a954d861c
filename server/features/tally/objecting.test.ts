import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Crowd, Objection, Result } from '#contract/tally.ts'
import { ask } from '#test/ask.ts'
import { aCrowd, aLoner } from '#test/crowd.ts'
import { harness } from '#test/harness.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { signIn } from '#test/sign-in.ts'
import { plantVoting, vote } from '#test/voting.ts'
import { recount } from './tally.ts'

/** Ten accounts of one hand give film b five; two people gave a four and b two. */
const crowdedSite = async (voting: Parameters<typeof plantVoting>[1] = {}) => {
  const site = await harness()
  const planted = await plantVoting(site.platform, voting)
  const [a = '', b = ''] = planted.filmIds
  const most = voting.voting?.method === 'favourites'
  const organiser = await signIn(site, { roles: ['organiser'] })
  const people = [await aLoner(site, a, most ? 1 : 4), await aLoner(site, b, most ? 1 : 2)]
  const crowd = await aCrowd(site, 10, [{ filmId: b, mark: most ? 1 : 5 }])
  const of = `/editions/${planted.editionId}`
  const desk = async (): Promise<{ crowds: Crowd[]; objections: Objection[] }> =>
    (await ask(site, organiser, 'GET', `${of}/crowds`)).json
  const count = async (): Promise<Result> => {
    site.clock.advance(1000)
    return (await ask(site, organiser, 'PUT', `${of}/results/${randomUUID()}`, { awardId: planted.awardId }))
      .json
  }
  const object = (crowdId: string, more: object = {}, id: string = randomUUID()) =>
    ask(site, organiser, 'PUT', `${of}/objections/${id}`, { crowdId, reason: '同時に作られた十件', ...more })
  const drop = (id: string, motion?: string) =>
    site.app.inject({
      method: 'DELETE',
      url: `/api${of}/objections/${id}${motion ? `?motion=${motion}` : ''}`,
      headers: organiser.headers,
    })
  const publish = (id: string, motionId?: string) =>
    ask(site, organiser, 'PUT', `/results/${id}/publication`, motionId ? { motionId } : {})
  const move = async () => {
    const motionId = randomUUID()
    await ask(site, organiser, 'PUT', `${of}/motions/${motionId}`, { text: '投票の一部を外す' })
    return motionId
  }
  const close = () => site.clock.set(planted.closesAt)
  return {
    site,
    ...planted,
    a,
    b,
    organiser,
    people,
    crowd,
    of,
    desk,
    count,
    object,
    drop,
    publish,
    move,
    close,
  }
}

test('until the box is sealed nobody is told of a crowd, organisers neither; then it is there, without a name', async () => {
  const { site, b, desk, count, close, crowd } = await crowdedSite()
  await using _ = site
  const nothing = { motionNeeded: false, crowds: [], objections: [] }
  assert.deepEqual(await desk(), nothing)
  close()
  assert.deepEqual(await desk(), nothing, 'voting is over, but the box can still be opened by the calendar')
  await count()
  const { crowds, objections } = await desk()
  const [found] = crowds
  assert.deepEqual([crowds.length, objections.length, found?.accounts, found?.shared], [1, 0, 10, 1])
  assert.deepEqual(
    found?.films.map(({ film, ballots }) => [film.filmId, ballots]),
    [[b, 10]],
  )
  assert.equal(Date.parse(found?.cameTo ?? '') - Date.parse(found?.cameFrom ?? ''), 900)
  assert.ok((found?.chance ?? 0) < -10)
  const told = JSON.stringify(crowds)
  for (const { id, email } of crowd) for (const name of [id, email]) assert.equal(told.includes(name), false)
})

test('set aside with a reason, a crowd’s ballots are listed in public and count no more; a recount agrees', async () => {
  const { site, a, b, slug, desk, count, object, publish, close } = await crowdedSite()
  await using _ = site
  close()
  const first = await count()
  assert.deepEqual(first.standings.map(({ filmId }) => filmId).slice(0, 2), [b, a])
  const [crowd] = (await desk()).crowds
  const id = randomUUID()
  const { status, json } = await object(crowd?.id ?? '', {}, id)
  assert.deepEqual([status, json.accounts, json.crowdId], [200, 10, crowd?.id])
  assert.deepEqual((await object(crowd?.id ?? '', {}, id)).json, json, 'sent again it is the same objection')
  assert.equal((await publish(first.id)).json.code, 'tally_objections_changed')
  const second = await count()
  assert.deepEqual(second.exclusions, [{ reason: 'set_aside', ballots: 10, films: 1 }])
  assert.deepEqual(second.objections, [{ reason: '同時に作られた十件', accounts: 10, ballots: 10 }])
  assert.deepEqual([second.counts.received, second.counts.counted, second.counts.excluded], [12, 2, 10])
  assert.deepEqual(second.standings.map(({ filmId }) => filmId).slice(0, 2), [a, b])
  assert.equal((await publish(second.id)).status, 200)
  const shown = (await ask(site, null, 'GET', `/editions/${slug}/result`)).json.results[0]
  assert.deepEqual([shown.objections, shown.exclusions], [second.objections, second.exclusions])
  const [again] = await recount(site.platform, slug)
  assert.deepEqual([again?.same, again?.digest, again?.differences], [true, second.digest, []])
})

test('an objection is taken back before publication; after it only a motion sets aside or takes back', async () => {
  const { site, editionId, organiser, desk, count, object, drop, publish, move, close } = await crowdedSite()
  await using _ = site
  close()
  const first = await count()
  const [crowd] = (await desk()).crowds
  const { json: raised } = await object(crowd?.id ?? '')
  assert.equal((await drop(raised.id)).statusCode, 200)
  assert.equal((await drop(raised.id)).statusCode, 200)
  assert.deepEqual((await desk()).objections, [])
  assert.equal((await publish(first.id)).status, 200, 'what was counted without it may be published again')
  assert.equal((await object(crowd?.id ?? '')).json.code, 'tally_motion_needed')
  assert.equal((await object(crowd?.id ?? '', { motionId: randomUUID() })).json.code, 'tally_motion_unknown')
  const elsewhere = await plantVoting(site.platform, { slug: 'elsewhere' })
  const theirs = randomUUID()
  await ask(site, organiser, 'PUT', `/editions/${elsewhere.editionId}/motions/${theirs}`, { text: 'x' })
  assert.equal((await object(crowd?.id ?? '', { motionId: theirs })).json.code, 'tally_motion_unknown')
  const motionId = await move()
  const { json: moved } = await object(crowd?.id ?? '', { motionId })
  const second = await count()
  assert.equal(second.counts.counted, 2)
  assert.equal((await publish(second.id)).json.code, 'tally_motion_needed')
  assert.equal((await publish(second.id, motionId)).status, 200)
  assert.equal((await drop(moved.id)).json().code, 'tally_motion_needed')
  assert.equal((await drop(moved.id, motionId)).statusCode, 200)
  assert.equal((await count()).counts.counted, 12)
  const { rows } = await site.platform.pool.query(
    `select kind, edition_id, data - 'reason' as data from event where kind like 'objection.%' order by id`,
  )
  const told = (kind: string, by: string | null) => ({
    kind: `objection.${kind}`,
    edition_id: editionId,
    data: { accounts: 10, motionId: by },
  })
  assert.deepEqual(rows, [
    told('raised', null),
    told('dropped', null),
    told('raised', motionId),
    told('dropped', motionId),
  ])
})

test('an objection wants a reason that can be read and a crowd that is there', async () => {
  const { site, desk, count, object, close } = await crowdedSite()
  await using _ = site
  close()
  assert.equal((await object('0'.repeat(64))).json.code, 'tally_crowd_gone')
  await count()
  assert.equal((await object('0'.repeat(64))).json.code, 'tally_crowd_gone')
  const [crowd] = (await desk()).crowds
  const refusal = async (reason: string) => {
    const { json } = await object(crowd?.id ?? '', { reason })
    return [json.code, json.field]
  }
  assert.deepEqual(await refusal(' \u2800\n'), ['tally_objection_reason_needed', 'reason'])
  assert.deepEqual(await refusal('あ'.repeat(401)), ['text_too_long', 'reason'])
  assert.deepEqual((await desk()).objections, [])
})

test('the id of an objection is its organiser’s', async () => {
  const { site, of, desk, count, object, close } = await crowdedSite()
  await using _ = site
  close()
  await count()
  const [crowd] = (await desk()).crowds
  const { json } = await object(crowd?.id ?? '')
  const other = await signIn(site, { roles: ['organiser'] })
  const again = { crowdId: crowd?.id, reason: 'x' }
  const { json: refused } = await ask(site, other, 'PUT', `${of}/objections/${json.id}`, again)
  assert.equal(refused.code, 'already_exists')
})

test('with favourites what a crowd has watched weighs on no film once its votes are set aside', async () => {
  const { site, b, desk, count, object, close } = await crowdedSite({
    voting: { method: 'favourites', favourites: 3 },
  })
  await using _ = site
  close()
  const viewings = (result: Result) => result.standings.find(({ filmId }) => filmId === b)?.viewings
  assert.equal(viewings(await count()), 11)
  await object((await desk()).crowds[0]?.id ?? '')
  const counted = await count()
  assert.deepEqual([viewings(counted), counted.counts.counted], [1, 2])
})

test('who is erased leaves the crowd, and their ballot stays set aside', async () => {
  const { site, crowd, desk, count, object, close } = await crowdedSite()
  await using _ = site
  close()
  await count()
  await object((await desk()).crowds[0]?.id ?? '')
  const [one] = crowd
  await site.app.inject({
    method: 'PUT',
    url: '/api/me/erasure',
    headers: one?.headers ?? {},
    payload: { email: one?.email ?? '' },
  })
  const { crowds, objections } = await desk()
  assert.deepEqual(
    [crowds[0]?.accounts, objections[0]?.accounts, objections[0]?.crowdId],
    [9, 10, crowds[0]?.id],
  )
  assert.equal((await count()).counts.counted, 2)
})

test('a crowd whose accounts are erased before voting closes is found like any other', async () => {
  const { site, b, crowd, desk, count, object, close } = await crowdedSite()
  await using _ = site
  for (const one of crowd) await ask(site, one, 'PUT', '/me/erasure', { email: one.email })
  close()
  await count()
  const [found] = (await desk()).crowds
  assert.deepEqual([found?.accounts, found?.networks, found?.shared], [10, 1, 1])
  assert.deepEqual(
    found?.films.map(({ film, ballots }) => [film.filmId, ballots]),
    [[b, 10]],
  )
  await object(found?.id ?? '')
  assert.equal((await count()).counts.counted, 2)
})

test('people who came and voted as they liked are no crowd, on one network too', async () => {
  await using site = await harness()
  const { editionId, awardId, filmIds, closesAt } = await plantVoting(site.platform)
  const [a = '', b = ''] = filmIds
  const organiser = await signIn(site, { roles: ['organiser'] })
  for (let n = 0; n < 8; n++) {
    const person = await aLoner(site, n % 2 ? a : b, 3)
    assert.ok((await vote(site, person, n % 2 ? a : b, 4)).status === 200)
  }
  site.clock.set(closesAt)
  await ask(site, organiser, 'PUT', `/editions/${editionId}/results/${randomUUID()}`, { awardId })
  const { rows } = await site.platform.pool.query('select distinct network from arrival')
  assert.equal(rows.length, 1)
  assert.deepEqual((await ask(site, organiser, 'GET', `/editions/${editionId}/crowds`)).json.crowds, [])
})

test('an objection that is taken back while a result that heard it is published needs a motion, as it does after', async () => {
  const { site, desk, count, object, drop, publish, close } = await crowdedSite()
  await using _ = site
  const { pool } = site.platform
  close()
  await count()
  const { crowds } = await desk()
  const objection = (await object(crowds[0]?.id ?? '')).json
  const result = await count()
  const { published, dropped } = await whileNobodyWrites(pool, 'result_publication', async () => {
    const published = publish(result.id)
    await standingStill(pool, 1, 'relation')
    const dropped = drop(objection.id)
    await Promise.race([dropped, standingStill(pool, 2)])
    return { published, dropped }
  })
  assert.equal((await published).status, 200)
  assert.equal((await dropped).json().code, 'tally_motion_needed')
  assert.deepEqual(
    (await desk()).objections.map(({ id }) => id),
    [objection.id],
  )
})
