import assert from 'node:assert/strict'
import { test } from 'node:test'
import { harness } from '#test/harness.ts'
import { jobNames, priorityOf, someoneFirst } from './turns.ts'

test('looking comes first, then every first rendition, then the rest; shorter films before longer ones', () => {
  const second = 1000
  const turns = [
    priorityOf('inspect'),
    priorityOf('first', 15 * second),
    priorityOf('first', 60 * second),
    priorityOf('first', 1800 * second),
    priorityOf('first', 4 * 3600 * second),
    priorityOf('rest', 15 * second),
    priorityOf('rest', 60 * second),
    priorityOf('rest', 1800 * second),
  ]
  assert.deepEqual(
    turns,
    turns.toSorted((a, b) => a - b),
  )
  assert.equal(new Set(turns).size, turns.length)
})

test('who has waited long comes before shorter films, but never before a first rendition', () => {
  const hours = (count: number) => count * 3_600_000
  assert.ok(priorityOf('rest', 1_800_000, hours(3)) <= priorityOf('rest', 15_000))
  assert.ok(priorityOf('rest', 1_800_000, hours(100)) > priorityOf('first', 14_000_000))
})

test('a stage steps back for a film that waits with a better claim, and for no other', async () => {
  await using site = await harness()
  const { platform } = site
  const mine = priorityOf('rest', 60_000)
  assert.equal(await someoneFirst(platform, mine), false)
  const waits = (name: string, priority: number) => platform.jobs.enqueue(platform.db, name, {}, { priority })
  await waits(jobNames.rest, priorityOf('rest', 600_001))
  await waits('mail', -100)
  assert.equal(await someoneFirst(platform, mine), false)
  await waits(jobNames.first, priorityOf('first', 600_001))
  assert.equal(await someoneFirst(platform, mine), true)
})
