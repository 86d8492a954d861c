import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgePlan, templateKinds } from '#contract/plain/plan.ts'
import { firstCeremony, planFrom, slugOf, tagOf } from './proposal.ts'

const now = '2026-03-04T10:00'

test('what is proposed for each kind of festival is on a Saturday, still to come, and nothing about it is odd', () => {
  for (const start of templateKinds) {
    const day = firstCeremony(start, now)
    assert.equal(new Date(`${day}T00:00Z`).getUTCDay(), 6)
    assert.deepEqual(judgePlan(planFrom(start, day, undefined, now), now), [], start)
  }
})

test('a day that is not yet written proposes nothing', () => {
  for (const day of ['', '2026-1', 'x']) assert.deepEqual(planFrom('sixWeeks', day, undefined, now).rows, [])
})

test('names make addresses and hashtags', () => {
  assert.equal(slugOf('Upright Night'), 'upright-night')
  assert.equal(tagOf('縦の夜', '2026'), '縦の夜2026')
  assert.equal(tagOf('Upright Night 2025', '2026'), 'UprightNight2025')
  assert.equal(tagOf('', '2026'), '')
})
