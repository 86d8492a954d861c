import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { countAward } from '#features/tally/tally.ts'
import { harness } from '#test/harness.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'
import { plantVoting } from '#test/voting.ts'

test('the table of results names every place with its figures, for organisers alone', async () => {
  await using site = await harness()
  const { editionId, awardId, makerId, filmIds, closesAt } = await plantVoting(site.platform, {
    voting: { method: 'favourites', favourites: 3 },
  })
  const organiser = await signIn(site, { roles: [{ role: 'organiser', editionId }] })
  const table = (who: SignedInPerson | null, language = 'ja') =>
    site.app.inject({
      url: `/api/editions/${editionId}/results.csv?language=${language}`,
      headers: who?.headers ?? {},
    })
  const empty = await table(organiser)
  assert.equal(empty.body, '\ufeff賞,順位,同点,作品,応募者,票,視聴,平均,得点,公開日時\r\n')
  site.clock.set(closesAt)
  await countAward(site.platform, makerId, { resultId: randomUUID(), editionId, awardId })
  const lines = (await table(organiser, 'en')).body.trimEnd().split('\r\n')
  assert.ok(lines[0]?.startsWith('\ufeffAward,Place'))
  assert.equal(lines.length, 1 + filmIds.length)
  assert.equal((await table(null)).statusCode, 401)
  for (const role of ['moderator', 'juror', 'producer', 'press'] as const)
    assert.equal((await table(await signIn(site, { roles: [{ role, editionId }] }))).statusCode, 403, role)
})
