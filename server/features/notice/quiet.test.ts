import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { letterAt } from './quiet.ts'

const minute = 60_000
const at = (minutes: number, urgent = false) => ({ toldAt: new Date(minutes * minute), urgent })
const minutes = (date: Date | null) => date && date.getTime() / minute

test('a letter waits for three quiet minutes, for fifteen at most, and for nothing when it presses', () => {
  assert.equal(letterAt([]), null)
  assert.equal(minutes(letterAt([at(0)])), 3)
  assert.equal(minutes(letterAt([at(2), at(0)])), 5)
  assert.equal(minutes(letterAt(Array.from({ length: 20 }, (_, n) => at(n)))), 15)
  assert.equal(minutes(letterAt([at(0), at(1, true)])), 0)
})

test('whatever else comes, a letter is never put off beyond its longest wait, nor by anything that presses', () => {
  const one = fc.record({ minutes: fc.integer({ min: 0, max: 60 }), urgent: fc.boolean() })
  fc.assert(
    fc.property(fc.array(one, { minLength: 1 }), one, (waiting, more) => {
      const told = waiting.map((each) => at(each.minutes, each.urgent))
      const before = letterAt(told) as Date
      const after = letterAt([...told, at(more.minutes, more.urgent)]) as Date
      const first = Math.min(...waiting.map((each) => each.minutes), more.minutes)
      assert.ok(Number(minutes(after)) <= first + 15)
      if (more.urgent || told.some(({ urgent }) => urgent)) assert.ok(after <= before)
    }),
  )
})
