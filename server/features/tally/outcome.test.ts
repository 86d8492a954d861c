import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { ask } from '#test/ask.ts'
import { aCrowd } from '#test/crowd.ts'
import { harness } from '#test/harness.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { signIn } from '#test/sign-in.ts'
import { aJuryAward, plantVoting } from '#test/voting.ts'

/** A counted edition with a crowd in it, and a result that could be published. */
const countedSite = async () => {
  const site = await harness()
  const { editionId, awardId, filmIds, closesAt } = await plantVoting(site.platform)
  const [a = '', b = ''] = filmIds
  const organiser = await signIn(site, { roles: ['organiser'] })
  await aCrowd(site, 8, [{ filmId: a, mark: 5 }])
  site.clock.set(closesAt)
  const put = (path: string, body: object = {}) => ask(site, organiser, 'PUT', path, body)
  const { json: result } = await put(`/editions/${editionId}/results/${randomUUID()}`, { awardId })
  const { crowds } = (await ask(site, organiser, 'GET', `/editions/${editionId}/crowds`)).json
  return {
    site,
    a,
    b,
    organiser,
    editionId,
    put,
    publish: () => put(`/results/${result.id}/publication`),
    object: () =>
      put(`/editions/${editionId}/objections/${randomUUID()}`, { crowdId: crowds[0].id, reason: '八件' }),
  }
}

test('two decisions about one place at once are one decision; the other needs a motion', async () => {
  const { site, a, b, organiser, editionId, put } = await countedSite()
  await using _ = site
  const { pool } = site.platform
  const awardId = await aJuryAward(site.platform, organiser.id, editionId)
  const decided = await whileNobodyWrites(pool, 'decision', async () => {
    const both = [a, b].map((filmId) =>
      put(`/awards/${awardId}/decisions/${randomUUID()}`, { place: 1, filmId }),
    )
    await standingStill(pool, 2)
    return both
  })
  const codes = (await Promise.all(decided)).map(({ status, json }) =>
    status === 200 ? 'decided' : json.code,
  )
  assert.deepEqual(codes.toSorted(), ['decided', 'tally_motion_needed'])
})

test('an objection that comes while a result is being published waits for it, and needs a motion', async () => {
  const { site, publish, object } = await countedSite()
  await using _ = site
  const { pool } = site.platform
  const [published, objected] = await whileNobodyWrites(pool, 'result_publication', async () => {
    const publishing = publish()
    await standingStill(pool, 1)
    const objecting = object()
    await Promise.race([objecting, standingStill(pool, 2)])
    return [publishing, objecting]
  })
  assert.equal((await published)?.status, 200)
  assert.equal((await objected)?.json.code, 'tally_motion_needed')
})

test('a result is not published past an objection that is being raised', async () => {
  const { site, publish, object } = await countedSite()
  await using _ = site
  const { pool } = site.platform
  const [objected, published] = await whileNobodyWrites(pool, 'objection', async () => {
    const objecting = object()
    await standingStill(pool, 1)
    const publishing = publish()
    await Promise.race([publishing, standingStill(pool, 2)])
    return [objecting, publishing]
  })
  assert.equal((await objected)?.status, 200)
  assert.equal((await published)?.json.code, 'tally_objections_changed')
})

test('a result that is published twice at once is published once', async () => {
  const { site, publish } = await countedSite()
  await using _ = site
  const { pool } = site.platform
  const both = await whileNobodyWrites(pool, 'result_publication', async () => {
    const publishing = [publish(), publish()]
    await standingStill(pool, 2)
    return publishing
  })
  const [one, other] = await Promise.all(both)
  assert.deepEqual([one?.status, other?.status], [200, 200])
  assert.deepEqual(one?.json, other?.json)
})
