import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { harness } from '#test/harness.ts'
import { claimFilm } from './claim.ts'

test('a film is worked on by one run at a time, another film beside it', async () => {
  await using site = await harness()
  const film = { filmId: randomUUID(), hash: '' }
  {
    await using first = await claimFilm(site.platform, film)
    await using second = await claimFilm(site.platform, film)
    await using other = await claimFilm(site.platform, { ...film, filmId: randomUUID() })
    assert.deepEqual([first !== null, second, other !== null], [true, null, true])
  }
  await using next = await claimFilm(site.platform, film)
  assert.ok(next)
})
