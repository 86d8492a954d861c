import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { harness } from '#test/harness.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { signIn } from '#test/sign-in.ts'

test('of two changes of what both have read at the same moment the second is told so', async () => {
  await using site = await harness()
  const { pool } = site.platform
  const organiser = await signIn(site, { roles: ['organiser'] })
  const { id, revision } = await anEdition(site, organiser.id)
  const changing = await whileNobodyWrites(pool, 'edition', async () => {
    const changing = [3, 4].map((ordinal) =>
      ask(site, organiser, 'PATCH', `/editions/${id}`, { ordinal, revision }),
    )
    await standingStill(pool, 2)
    return changing
  })
  const answers = await Promise.all(changing)
  assert.deepEqual(answers.map(({ json }) => json.code ?? 'changed').sort(), [
    'changed',
    'edition_changed_elsewhere',
  ])
})
