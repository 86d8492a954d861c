import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bayesianMean, placed, rounded, weightOf, wilson, z90 } from './score.ts'

const near = (actual: number, expected: number, within = 1e-6) =>
  assert.ok(Math.abs(actual - expected) < within, `${actual} is not ${expected}`)

test('Wilson 95 % gives the published reference figures', () => {
  for (const [k, n, lower, upper] of [
    [0, 10, 0, 0.277533],
    [1, 1, 0.206549, 1],
    [8, 10, 0.490162, 0.943318],
    [600, 1000, 0.569309, 0.629925],
  ] as const) {
    near(wilson(k, n)[0], lower)
    near(wilson(k, n)[1], upper)
  }
})

test('nothing watched says nothing', () => assert.deepEqual(wilson(0, 0), [0, 1]))

test('the weight is the lower bound of the 90 % interval of the mean number of ballots', () => {
  // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, sample deviation √(32/7)
  const { mean, deviation, weight } = weightOf([2, 4, 4, 4, 5, 5, 7, 9])
  assert.equal(mean, 5)
  near(deviation, 2.138089935)
  near(weight, 5 - (z90 * 2.138089935) / Math.sqrt(8))
  near(weight, 3.756607, 1e-5)
})

test('the weight of one film is its ballots, of none 0, and it is never negative', () => {
  assert.equal(weightOf([7]).weight, 7)
  assert.equal(weightOf([]).weight, 0)
  assert.equal(weightOf([0, 0, 0, 100]).weight, 0)
})

test('a Bayesian mean lies between the film and all films, nearer to the film with more ballots', () => {
  // v 10, R 4.5, m 5, C 3 → (45 + 15) / 15 = 4
  assert.equal(bayesianMean({ total: 45, ballots: 10 }, { mean: 3, weight: 5 }), 4)
  assert.equal(bayesianMean({ total: 450, ballots: 100 }, { mean: 3, weight: 5 }), 465 / 105)
  assert.equal(bayesianMean({ total: 45, ballots: 10 }, { mean: 3, weight: 0 }), 4.5)
})

test('equal scores share a place and the next one is left out', () => {
  const films = [4.31, 4.27, 4.22, 4.22, 4.18].map((score, at) => ({ score, name: 'abcde'[at] ?? '' }))
  const order = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)
  assert.deepEqual(
    placed(films.toReversed(), order).map(({ place, tied, name }) => [place, tied, name]),
    [
      [1, false, 'a'],
      [2, false, 'b'],
      [3, true, 'c'],
      [3, true, 'd'],
      [5, false, 'e'],
    ],
  )
})

test('places never depend on the order of the list, and a place is one more than the films above it', () => {
  const scores = fc.array(fc.integer({ min: 100, max: 120 }), { maxLength: 30 })
  fc.assert(
    fc.property(scores, fc.infiniteStream(fc.nat()), (list, chance) => {
      const films = list.map((score, name) => ({ score: rounded(score / 100, 2), name }))
      const shuffled = films
        .map((film) => ({ film, at: chance.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ film }) => film)
      const order = (a: { name: number }, b: { name: number }) => a.name - b.name
      assert.deepEqual(placed(shuffled, order), placed(films, order))
      for (const { score, place } of placed(films, order))
        assert.equal(place, films.filter((other) => other.score > score).length + 1)
    }),
  )
})
