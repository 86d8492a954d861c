import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { harness } from '#test/harness.ts'
import { plantScreening } from '#test/screening.ts'
import { signIn } from '#test/sign-in.ts'

test('the programme of an edition shows its films to everyone, none always first, and counts nobody as having seen them', async () => {
  await using site = await harness()
  const { editionId, filmIds } = await plantScreening(site.platform, { films: 4 })
  const first = new Set<string>()
  for (let round = 0; round < 40; round++) {
    const { status, json } = await ask(site, null, 'GET', `/editions/${editionId}/programme`)
    assert.equal(status, 200)
    assert.equal(json.count, 4)
    assert.deepEqual(json.films.map(({ id }: { id: string }) => id).sort(), filmIds.toSorted())
    first.add(json.films[0].id)
  }
  // of four films one would stay first through forty draws once in 10²³
  assert.ok(first.size > 1)
  for (const table of ['exposure', 'exposure_count', 'viewing'])
    assert.equal((await site.platform.pool.query(`select from ${table}`)).rowCount, 0, table)
})

test('of a draft, and of nothing, there is no programme', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const draft = await anEdition(site, organiser.id, { draft: true })
  for (const id of [draft.id, randomUUID()])
    assert.equal((await ask(site, organiser, 'GET', `/editions/${id}/programme`)).status, 404)
})
