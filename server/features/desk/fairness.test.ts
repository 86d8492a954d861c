import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fairnessOf } from './fairness.ts'

test('the Gini coefficient of the worked examples', () => {
  assert.equal(fairnessOf([1, 1, 1, 1])?.gini, 0)
  assert.equal(fairnessOf([0, 0, 0, 1])?.gini, 0.75)
  assert.equal(fairnessOf([1, 2, 3, 4])?.gini, 0.25)
})

test('nothing shown is no figure', () => {
  assert.equal(fairnessOf([]), null)
  assert.equal(fairnessOf([0, 0]), null)
})

test('least, median and most are of the films themselves', () => {
  assert.deepEqual(fairnessOf([214, 208, 229, 215]), {
    films: 4,
    least: 208,
    median: 214.5,
    most: 229,
    gini: fairnessOf([208, 214, 215, 229])?.gini,
    bars: [208, 210, 212, 214, 216, 218, 220, 222, 224, 226, 228].map((from) => ({
      from,
      films: from === 208 || from === 228 ? 1 : from === 214 ? 2 : 0,
    })),
  })
})

test('every film stands in exactly one of at most twelve bars', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5000), { minLength: 1, maxLength: 200 }), (counts) => {
      const fairness = fairnessOf(counts)
      if (!fairness) return assert.ok(counts.every((n) => n === 0))
      assert.equal(
        fairness.bars.reduce((sum, bar) => sum + bar.films, 0),
        counts.length,
      )
      assert.ok(fairness.bars.length <= 12)
      assert.ok(fairness.gini >= 0 && fairness.gini < 1)
    }),
  )
})
