import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  fitting,
  multirange,
  neededMs,
  opened,
  spend,
  tidyStretches,
  toleranceMs,
  type WatchClock,
} from './viewing.rules.ts'

const start = 1_000_000
const clockOf = (result: ReturnType<typeof spend>): WatchClock => {
  assert.notEqual(typeof result, 'string', `refused: ${result}`)
  return result as WatchClock
}

test('heartbeats every five seconds are credited', () => {
  let clock = opened(null, 'a', start)
  for (let beat = 1; beat <= 12; beat++) clock = clockOf(spend(clock, 'a', 5000, start + beat * 5000))
  assert.equal(clock.claimedMs, 60_000)
})

test('a heartbeat that was held up by three seconds is credited, and so is the next', () => {
  let clock = opened(null, 'a', start)
  clock = clockOf(spend(clock, 'a', 5000, start + 8000))
  clockOf(spend(clock, 'a', 5000, start + 10_000))
})

test('faster than real time is refused', () => {
  const clock = opened(null, 'a', start)
  assert.equal(spend(clock, 'a', 60_000, start + 5000), 'viewing_too_fast')
})

test('a claim may go a second beyond the time that has passed, and not a millisecond further', () => {
  const clock = opened(null, 'a', start)
  clockOf(spend(clock, 'a', 6000, start + 5000))
  assert.equal(spend(clock, 'a', 6001, start + 5000), 'viewing_too_fast')
  // opened a while ago, so that only what is saved limits it
  const elsewhere = opened({ ...clock, spentUntil: start + 5000 }, 'b', start + 5000)
  clockOf(spend(elsewhere, 'a', 3000, start + 7000))
  assert.equal(spend(elsewhere, 'a', 3001, start + 7000), 'viewing_overlaps')
})

const minute = 60_000

test('no more than five minutes are saved for what comes late', () => {
  let clock = clockOf(spend(opened(null, 'a', start), 'a', 1000, start + 10 * minute))
  assert.equal(clock.spentUntil, start + 5 * minute)
  clock = opened(clock, 'b', start + 12 * minute)
  assert.equal(clock.spentUntil, start + 7 * minute)
  clockOf(spend(clock, 'a', 5 * minute + 1000, start + 12 * minute))
  assert.equal(spend(clock, 'a', 5 * minute + 1001, start + 12 * minute), 'viewing_overlaps')
})

test('films that were begun without a line are credited one after the other when it is back', () => {
  let clock = clockOf(spend(opened(null, 'a', start), 'a', 5000, start + 5000))
  // forty seconds in a tunnel: the rest of one film, then another
  const back = start + 45_000
  clock = clockOf(spend(opened(clock, 'a', back, 45_000), 'a', 15_000, back))
  clock = clockOf(spend(opened(clock, 'b', back, 25_000), 'b', 25_000, back))
  assert.equal(spend(clock, 'b', 2000, back), 'viewing_too_fast', 'there was no more time than that')
})

test('time that was spent elsewhere, or before anybody was known, is not begun in', () => {
  const clock = clockOf(spend(opened(null, 'a', start), 'a', 30_000, start + 30_000))
  const late = opened(clock, 'b', start + 40_000, 40_000)
  assert.equal(late.openedAt, start + 30_000)
  assert.equal(opened(null, 'a', start, 60_000).openedAt, start)
  // a server whose clock went back owes nothing
  assert.equal(opened(clock, 'b', start, 0).openedAt, start)
})

test('what was claimed since the film was opened counts together, also where time was saved before', () => {
  let clock = opened({ ...opened(null, 'a', start - 60_000), spentUntil: start - 60_000 }, 'b', start)
  clock = clockOf(spend(clock, 'b', 6000, start + 5000))
  assert.equal(spend(clock, 'b', 6000, start + 6000), 'viewing_too_fast')
})

test('of what was watched elsewhere as much is credited as there was time for, and rounding', () => {
  const gains = (...all: number[]) => all.map((gainMs) => ({ gainMs }))
  assert.deepEqual(fitting(gains(5000, 5000), 0, 10_000), gains(5000, 5000))
  assert.deepEqual(fitting(gains(12_000), 0, 10_000), gains(12_000))
  assert.deepEqual(fitting(gains(12_001), 0, 10_000), [])
  assert.deepEqual(fitting(gains(8000, 5001, 5000), 0, 10_000), gains(8000, 5000))
  assert.deepEqual(fitting(gains(4001), 8000, 10_000), [], 'what they had takes time too')
  assert.deepEqual(
    fitting(gains(-500, 0), 60_000, 10_000),
    gains(-500, 0),
    'what gains nothing costs nothing',
  )
})

test('opening the film again does not make time', () => {
  let clock = opened(null, 'a', start)
  clock = clockOf(spend(clock, 'a', 5000, start + 5000))
  clock = opened(clock, 'a', start + 5000)
  assert.equal(spend(clock, 'a', 5000, start + 5100), 'viewing_too_fast')
})

test('two films at the same time share one clock', () => {
  let clock = opened(null, 'a', start)
  clock = opened(clock, 'b', start)
  clock = clockOf(spend(clock, 'a', 5000, start + 5000))
  assert.equal(spend(clock, 'b', 5000, start + 5000), 'viewing_overlaps')
})

test('time before the first film was opened cannot be spent', () => {
  const clock = opened(null, 'a', start)
  assert.equal(spend(clock, 'a', 3000, start + 1000), 'viewing_too_fast')
})

test('whatever a client sends, it is never credited more film time than real time', () => {
  const act = fc.record({
    wait: fc.integer({ min: 0, max: 20_000 }),
    film: fc.constantFrom('a', 'b', 'c'),
    open: fc.option(fc.integer({ min: 0, max: 600_000 })),
    claim: fc.integer({ min: 1, max: 30_000 }),
  })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      let now = start
      let clock = opened(null, 'a', now)
      let credited = 0
      for (const { wait, film, open, claim } of acts) {
        now += wait
        if (open !== null) clock = opened(clock, film, now, open)
        const spent = spend(clock, film, claim, now)
        if (typeof spent === 'string') continue
        clock = spent
        credited += claim
      }
      assert.ok(credited <= now - start + toleranceMs)
    }),
  )
})

test('stretches are cut to the film, and empty ones dropped', () => {
  assert.deepEqual(
    tidyStretches(
      [
        [8000, 12_000],
        [0, 2000],
        [5000, 5000],
        [20_000, 30_000],
      ],
      10_000,
    ),
    [
      [0, 2000],
      [8000, 10_000],
    ],
  )
  assert.equal(
    multirange([
      [0, 2000],
      [8000, 10_000],
    ]),
    '{[0,2000),[8000,10000)}',
  )
})

test('the whole of a film is asked for without its last half second', () => {
  assert.deepEqual([neededMs(10_000, 0.8), neededMs(10_000, 1), neededMs(400, 1)], [8000, 9500, 1])
})
