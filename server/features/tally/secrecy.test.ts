import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { RoleName } from '#contract/role.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { harness } from '#test/harness.ts'
import { readAll } from '#test/read-all.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'
import { plantVoting, vote, watch } from '#test/voting.ts'

test('until a result is published nobody but the edition’s organisers reads a figure of it, and they none before the close', async () => {
  await using site = await harness()
  const { editionId, filmIds, awardId, makerId, closesAt } = await plantVoting(site.platform)
  const [filmId = ''] = filmIds
  const { rows } = await site.platform.pool.query('select id from entry where film_id = $1', [filmId])
  const ids = { films: filmId, editions: editionId, entries: rows[0].id, awards: awardId, people: makerId }
  const organiser = await signIn(site, { roles: ['organiser'] })
  const elsewhere = await anEdition(site, organiser.id)
  const onlookers: (SignedInPerson | null)[] = [null, await signIn(site)]
  for (const role of ['moderator', 'juror', 'producer', 'press'] satisfies RoleName[])
    onlookers.push(await signIn(site, { roles: [{ role, editionId }] }))
  onlookers.push(await signIn(site, { roles: [{ role: 'organiser', editionId: elsewhere.id }] }))

  const before: Awaited<ReturnType<typeof readAll>>[] = []
  const readBefore = async () => {
    for (const [at, who] of onlookers.entries()) before[at] = await readAll(site, who, ids)
  }
  const changed = async () => {
    const routes: string[] = []
    for (const [at, who] of onlookers.entries())
      for (const [route, answer] of await readAll(site, who, ids))
        if (JSON.stringify(answer) !== JSON.stringify(before[at]?.get(route))) routes.push(`${at} ${route}`)
    return routes
  }
  const count = () =>
    ask(site, organiser, 'PUT', `/editions/${editionId}/results/${randomUUID()}`, { awardId })
  const refusedBefore = await count()
  for (const mark of [3, 4, 5]) {
    const voter = await signIn(site)
    await watch(site.platform, voter.id, filmId)
    assert.equal((await vote(site, voter, filmId, mark)).status, 200)
  }
  assert.deepEqual(await count(), refusedBefore, 'a count that comes too early says nothing of the ballots')

  site.clock.set(closesAt)
  await readBefore()
  const counted = await count()
  assert.equal(counted.json.counts.counted, 3)
  assert.deepEqual(await changed(), [])
  const published = await ask(site, organiser, 'PUT', `/results/${counted.json.id}/publication`, {})
  assert.equal(published.status, 200)
  assert.deepEqual(
    (await changed()).sort(),
    // the moderator is the one of them who reads what happened to an entry
    [...onlookers.map((_, at) => `${at} /api/editions/:id/result`), '2 /api/entries/:id'].sort(),
    'now everyone reads it, on its page',
  )
})
