import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fits, judged, share } from './exposure.rules.ts'

test('a film was shown from two seconds to half an hour after it was served, and each had its time', () => {
  for (const [servedAgoMs, withinPace, verdict] of [
    [null, 0, 'unserved'],
    [-1, 0, 'not_yet'],
    [1999, 0, 'not_yet'],
    [2000, 0, 'plausible'],
    [1_800_000, 0, 'plausible'],
    [1_800_001, 0, 'late'],
    [20_000, 10, 'plausible'],
    [20_000, 11, 'hasty'],
  ] as const)
    assert.equal(judged(servedAgoMs, withinPace), verdict, `${servedAgoMs} ms, ${withinPace} others`)
})

test('one network’s word reaches three exposures far, or a twentieth of the others’', () => {
  assert.deepEqual([0, 1, 79, 80, 100, 1000].map(share), [3, 3, 3, 4, 5, 50])
})

test('whatever one network confirms, it lifts no film above another by more than its share', () => {
  const films = fc.array(fc.nat(400), { minLength: 2, maxLength: 12 })
  fc.assert(
    fc.property(films, fc.array(fc.nat(), { maxLength: 600 }), (others, said) => {
      const mine = others.map(() => 0)
      for (const n of said) {
        const at = n % others.length
        const ask = { mine: mine[at] ?? 0, others: others[at] ?? 0, evenly: Math.min(...mine) }
        if (fits(ask)) mine[at] = ask.mine + 1
      }
      for (const [at, counted] of mine.entries())
        assert.ok(counted - Math.min(...mine) <= share(others[at] ?? 0), `${mine} of ${others}`)
    }),
  )
})

test('what a network shows evenly counts all', () => {
  const mine = [0, 0, 0, 0]
  for (let round = 0; round < 50; round++)
    for (const at of mine.keys()) {
      assert.ok(fits({ mine: mine[at] ?? 0, others: 0, evenly: Math.min(...mine) }))
      mine[at] = (mine[at] ?? 0) + 1
    }
  assert.deepEqual(mine, [50, 50, 50, 50])
})
