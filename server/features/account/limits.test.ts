import assert from 'node:assert/strict'
import { test } from 'node:test'
import { harness } from '#test/harness.ts'
import { networkToday, spend } from './limits.ts'

test('a limit counts within its time, for each one apart, and also when many ask at once', async () => {
  await using site = await harness()
  const limits = [{ act: 'try', most: 3, perMs: 60_000 }]
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => spend(site.platform, limits, 'mio')))
  assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 3)
  await spend(site.platform, limits, 'ren')
  site.clock.advance(60_000)
  await spend(site.platform, limits, 'mio')
})

test('what is counted cannot be read back, and a network is another one tomorrow', async () => {
  await using site = await harness()
  const before = networkToday(site.platform, '203.0.113.9')
  await spend(site.platform, [{ act: 'try', most: 3, perMs: 60_000 }], before)
  const rows = await site.platform.db.selectFrom('limitedAct').select('digest').execute()
  assert.match(rows[0]?.digest ?? '', /^[0-9a-f]{64}$/)
  site.clock.advance(86_400_000)
  assert.notEqual(networkToday(site.platform, '203.0.113.9'), before)
})
