import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sealBox } from '#features/ballot/ballot.ts'
import { ask } from '#test/ask.ts'
import { harness } from '#test/harness.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { signIn } from '#test/sign-in.ts'
import { plantVoting, vote, watch } from '#test/voting.ts'

const votingSite = async () => {
  const site = await harness()
  const planted = await plantVoting(site.platform)
  const [filmId = ''] = planted.filmIds
  const [organiser, voter] = [await signIn(site, { roles: ['organiser'] }), await signIn(site)]
  await watch(site.platform, voter.id, filmId)
  return { site, ...planted, filmId, organiser, voter }
}

test('a ballot that is on its way when the box is sealed is waited for and counted', async () => {
  const { site, editionId, awardId, closesAt, filmId, organiser, voter } = await votingSite()
  await using _ = site
  const { pool } = site.platform
  site.clock.set(new Date(closesAt.getTime() - 1))
  const { sent, counting } = await whileNobodyWrites(pool, 'ballot', async () => {
    const sent = vote(site, voter, filmId, 4)
    await standingStill(pool, 1, 'relation')
    site.clock.set(closesAt)
    const path = `/editions/${editionId}/results/${randomUUID()}`
    const counting = ask(site, organiser, 'PUT', path, { awardId })
    await Promise.race([counting, standingStill(pool, 1, 'advisory')])
    return { sent, counting }
  })
  assert.equal((await sent).status, 200)
  assert.equal((await counting).json.counts.received, 1)
})

test('a ballot that comes while the box is being sealed waits for it, and is refused', async () => {
  const { site, editionId, filmId, organiser, voter } = await votingSite()
  await using _ = site
  const { db, pool, clock } = site.platform
  const sent = await db.transaction().execute(async (trx) => {
    await sealBox(trx, editionId, organiser.id, clock.now())
    const sent = vote(site, voter, filmId, 4)
    await Promise.race([sent, standingStill(pool, 1, 'advisory')])
    return { answer: sent }
  })
  assert.equal((await sent.answer).json.code, 'ballot_closed')
  assert.equal((await pool.query('select from ballot')).rowCount, 0)
})
