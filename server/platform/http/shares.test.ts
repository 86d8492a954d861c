import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createShares } from './shares.ts'

test('nobody holds more than a part, all together no more than all, and what is given back is free', () => {
  const shares = createShares({ all: 5, each: 3 })
  assert.equal(shares.take('a', 3), null)
  assert.equal(shares.take('a', 1), 'too_many')
  assert.equal(shares.take('b', 2), null)
  assert.equal(shares.take('c', 1), 'busy')
  shares.give('a', 1)
  assert.equal(shares.take('c', 1), null)
  assert.deepEqual([shares.taken, shares.holders], [5, 3])
})

test('whatever is taken and given back, the sums hold and nobody is remembered who holds nothing', () => {
  const act = fc.record({ key: fc.constantFrom('a', 'b', 'c'), amount: fc.integer({ min: 1, max: 4 }) })
  fc.assert(
    fc.property(fc.array(fc.tuple(act, fc.boolean())), (acts) => {
      const shares = createShares({ all: 9, each: 5 })
      const held: { key: string; amount: number }[] = []
      for (const [one, back] of acts) {
        const given = back ? held.pop() : undefined
        if (given) shares.give(given.key, given.amount)
        else if (shares.take(one.key, one.amount) === null) held.push(one)
        const of = (key: string) =>
          held.filter((each) => each.key === key).reduce((sum, { amount }) => sum + amount, 0)
        assert.equal(shares.taken, of('a') + of('b') + of('c'))
        assert.ok(shares.taken <= 9 && ['a', 'b', 'c'].every((key) => of(key) <= 5))
        assert.equal(shares.holders, new Set(held.map(({ key }) => key)).size)
      }
    }),
  )
})
