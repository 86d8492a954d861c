import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Unpreparable } from './reasons.ts'
import { timelineOf } from './timeline.ts'
import { perSecond, rateOf } from './timing.ts'

const packetsAt = (times: number[], lasts = 0) =>
  times.map((at, n) => ({ stream: 0, at, lasts, key: n % 30 === 0 }))
const every = (gap: number, count: number) => Array.from({ length: count }, (_, n) => n * gap)

const rates: [string, number[], number][] = [
  ['30 frames a second', every(1 / 30, 90), 30],
  [
    '29.97 with milliseconds rounded',
    every(1001 / 30000, 90).map((at) => Math.round(at * 1000) / 1000),
    29.97,
  ],
  ['24 with frames dropped', every(1 / 24, 200).filter((_, n) => n % 40 !== 7), 24],
  ['120', every(1 / 120, 240), 60],
  ['10', every(0.1, 50), 10],
  ['a phone in the dark', every(1 / 9, 40).map((at, n) => at + (n % 3) * 0.04), 30],
  ['a screen recording', every(1 / 20, 200).map((at, n) => at + (n % 5) * 0.009 + (n > 100 ? 1.5 : 0)), 30],
]
for (const [name, times, rate] of rates)
  test(`${name} is shown at ${rate}`, () =>
    assert.ok(Math.abs(perSecond(rateOf(timelineOf(packetsAt(times)))) - rate) < 0.02))

const clocks: [string, number[], string][] = [
  ['one picture', [0], 'media_single_picture'],
  ['a clock that stands still', every(0, 50), 'media_timeline_broken'],
  ['a clock that jumps', [...every(1 / 30, 45), 100_000], 'media_timeline_broken'],
  [
    'a clock that jumps ahead for some pictures',
    every(1 / 30, 90).map((at, n) => (n % 10 === 9 ? at + 30 : at)),
    'media_timeline_broken',
  ],
  [
    'a clock that jumps ahead for good',
    every(1 / 30, 90).map((at, n) => (n < 45 ? at : at + 30)),
    'media_timeline_broken',
  ],
  [
    'a clock that begins anew',
    [...every(1 / 30, 90), ...every(1 / 30, 90).map((at) => at + 0.01)],
    'media_timeline_broken',
  ],
  ['no clock', every(1, 20).map(() => Number.NaN), 'media_timeline_broken'],
  ['nothing', [], 'media_damaged'],
]
for (const [name, times, reason] of clocks)
  test(`${name} is refused as ${reason}`, () =>
    assert.throws(
      () => timelineOf(packetsAt(times)),
      (error) => error instanceof Unpreparable && error.reason === reason,
    ))

test('a picture may stand as long as something is heard', () => {
  const times = every(1 / 30, 90).map((at, n) => (n < 45 ? at : at + 30))
  const seconds = (count: number) => new Set(Array.from({ length: count }, (_, n) => n))
  assert.ok(Math.abs(timelineOf(packetsAt(times), seconds(33)).length - 33) < 0.001)
  assert.throws(() => timelineOf(packetsAt(times), seconds(3)), Unpreparable)
})

test('a picture may stand for less than half of a silent film', () => {
  const times = (pause: number) => every(1 / 30, 300).map((at, n) => (n < 150 ? at : at + pause))
  assert.ok(timelineOf(packetsAt(times(9))).length > 18)
  assert.throws(() => timelineOf(packetsAt(times(12))), Unpreparable)
})

test('pictures that are stored before those that are shown earlier keep their clock', () => {
  const shown = every(1 / 30, 90)
  const stored = shown.flatMap((at, n) => (n % 3 === 0 ? [shown[n + 2] ?? at, at, shown[n + 1] ?? at] : []))
  assert.equal(timelineOf(packetsAt(stored)).packets, 90)
})

test('a slow slide show is a film', () => assert.ok(timelineOf(packetsAt(every(5, 12))).length > 59))
