import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Result } from '#contract/tally.ts'
import { differencesBetween } from './difference.ts'

type Standings = Pick<Result, 'standings'>

const counted = (...places: [string, number | null][]): Standings =>
  ({ standings: places.map(([filmId, place]) => ({ filmId, place, film: { filmId } })) }) as Standings

const told = (before: Standings, after: Standings) =>
  differencesBetween(before, after).map(({ film, was, now }) => [film.filmId, was, now])

test('only films whose place changes differ, the best of them first; one that came or went stands without a place', () => {
  assert.deepEqual(told(counted(['a', 1], ['b', 2]), counted(['a', 1], ['b', 2])), [])
  assert.deepEqual(told(counted(['a', 1], ['b', 2], ['c', 3]), counted(['b', 1], ['a', 2], ['c', 3])), [
    ['b', 2, 1],
    ['a', 1, 2],
  ])
  assert.deepEqual(told(counted(['a', 1], ['b', 2]), counted(['b', 1], ['d', null])), [
    ['b', 2, 1],
    ['a', 1, null],
  ])
})
