import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { harness } from '#test/harness.ts'
import { readAll } from '#test/read-all.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'
import { plantVoting, vote, watch } from '#test/voting.ts'

test('no route tells anybody, organisers included, how others have voted', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const { editionId, filmIds, awardId, makerId } = await plantVoting(site.platform, { makerId: maker.id })
  const [filmId = ''] = filmIds
  const { rows } = await site.platform.pool.query('select id from entry where film_id = $1', [filmId])
  const ids = { films: filmId, editions: editionId, entries: rows[0].id, awards: awardId, people: makerId }
  const onlookers: (SignedInPerson | null)[] = [null, maker]
  for (const role of ['organiser', 'juror'] as const) onlookers.push(await signIn(site, { roles: [role] }))
  const voters = [await signIn(site), await signIn(site), await signIn(site)]
  for (const voter of voters) await watch(site.platform, voter.id, ...filmIds)
  const before: Awaited<ReturnType<typeof readAll>>[] = []
  for (const who of onlookers) before.push(await readAll(site, who, ids))
  // what answers nobody could not tell anybody: everything about these films does answer
  const unanswered = [...(before[0]?.keys() ?? [])].filter((route) =>
    before.every((answers) => answers.get(route)?.status !== 200),
  )
  assert.deepEqual(
    unanswered.filter((route) => !/token|picture|:version|:hex|:language|:subjectKind|:fileId/.test(route)),
    [],
  )
  for (const [at, voter] of voters.entries()) {
    const { status } = await vote(site, voter, filmId, 3 + at)
    assert.equal(status, 200)
  }
  for (const [at, who] of onlookers.entries()) {
    const after = await readAll(site, who, ids)
    for (const [route, answer] of after)
      assert.deepEqual(answer, before[at]?.get(route), `${route} for onlooker ${at}`)
  }
})

test('a repeat of somebody’s ballot id tells a stranger nothing about that ballot', async () => {
  await using site = await harness()
  const { filmIds } = await plantVoting(site.platform)
  const [filmId = ''] = filmIds
  const [voter, stranger] = [await signIn(site), await signIn(site)]
  for (const who of [voter, stranger]) await watch(site.platform, who.id, filmId)
  const { ballotId } = await vote(site, voter, filmId, 5)
  const { status, json } = await vote(site, stranger, filmId, 2, ballotId)
  assert.deepEqual(
    [status, json],
    [409, { code: 'ballot_id_taken', sentence: 'この投票番号はすでに使われています。' }],
  )
})

test('only who is signed in votes; a wrong mark, film or id is refused in its form', async () => {
  await using site = await harness()
  const { filmIds } = await plantVoting(site.platform)
  const [filmId = ''] = filmIds
  assert.deepEqual((await vote(site, null, filmId, 5)).json.code, 'not_signed_in')
  const voter = await signIn(site)
  await watch(site.platform, voter.id, filmId)
  for (const mark of [-1, 6, 2.5, null, '5', Number.MAX_SAFE_INTEGER])
    assert.deepEqual((await vote(site, voter, filmId, mark as number)).status, 400, String(mark))
  assert.equal((await vote(site, voter, filmId, 5, 'not-a-uuid')).status, 400)
  assert.equal((await vote(site, voter, 'x', 5)).status, 400)
  assert.equal((await vote(site, voter, randomUUID(), 5)).status, 404)
})
