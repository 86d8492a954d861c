import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { firstRung, ladderOf } from './ladder.ts'
import { correctionFor, leavesRoom, levellingFilters, readLoudness } from './loudness.ts'
import { piecesOf } from './pieces.ts'
import { rangeOf } from './range.ts'
import { Unpreparable } from './reasons.ts'
import { sniff } from './sniff.ts'
import { timelineOf } from './timeline.ts'
import { framesIn, keyframeEvery, perSecond, rateOf } from './timing.ts'
import { orientationOf, uprightFilters } from './upright.ts'

const ladders: [number, number, string[], string][] = [
  [1080, 1920, ['360x640', '540x960', '720x1280', '1080x1920'], '540'],
  [2160, 3840, ['360x640', '540x960', '720x1280', '1080x1920'], '540'],
  [720, 1280, ['360x640', '540x960', '720x1280'], '540'],
  [1280, 720, ['640x360', '960x540', '1280x720'], '540'],
  [480, 854, ['360x640', '480x854'], '480'],
  [640, 1138, ['360x640', '540x960', '640x1138'], '540'],
  [360, 640, ['360x640'], '360'],
  [321, 241, ['320x240'], '240'],
  [1, 1, ['2x2'], '2'],
]
for (const [width, height, sizes, first] of ladders)
  test(`a film of ${width}×${height} is made in ${sizes.join(', ')}`, () => {
    const ladder = ladderOf(width, height, 30)
    assert.deepEqual(
      ladder.map((rung) => `${rung.width}x${rung.height}`),
      sizes,
    )
    assert.equal(firstRung(ladder).name, first)
  })

test('no rung is larger than the film, and all sizes are even', () => {
  fc.assert(
    fc.property(fc.integer({ min: 16, max: 4000 }), fc.integer({ min: 16, max: 4000 }), (width, height) => {
      const ladder = ladderOf(width, height, 30)
      assert.ok(ladder.length > 0)
      for (const rung of ladder) {
        assert.equal(rung.width % 2, 0)
        assert.equal(rung.height % 2, 0)
        assert.ok(Math.min(rung.width, rung.height) <= Math.min(width, height) + 1)
      }
    }),
  )
})

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
  ['no clock', every(1, 20).map(() => Number.NaN), 'media_timeline_broken'],
  ['nothing', [], 'media_damaged'],
]
for (const [name, times, reason] of clocks)
  test(`${name} is refused as ${reason}`, () =>
    assert.throws(
      () => timelineOf(packetsAt(times)),
      (error) => error instanceof Unpreparable && error.reason === reason,
    ))

test('pieces lie side by side on the keyframe grid and are the whole film', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 40_000 }), fc.constantFrom(1, 2, 4, 16), (count, atOnce) => {
      const timeline = timelineOf(packetsAt(every(1 / 30, count)))
      const rate = rateOf(timeline)
      const pieces = piecesOf(timeline, rate, { atOnce, longest: 24, shortest: 3 })
      assert.equal(pieces[0]?.from, 0)
      assert.equal(pieces.at(-1)?.to, framesIn(rate, timeline.length))
      for (const [n, piece] of pieces.entries()) {
        assert.equal(piece.index, n)
        assert.equal(piece.from % keyframeEvery(rate), 0)
        assert.ok(piece.to > piece.from)
        if (n > 0) assert.equal(piece.from, pieces[n - 1]?.to)
      }
    }),
    { numRuns: 40 },
  )
})

const matrices: [string, number[], string[]][] = [
  ['upright', [1, 0, 0, 1], []],
  ['a quarter turn', [0, 1, -1, 0], ['transpose=clock']],
  ['a half turn', [-1, 0, 0, -1], ['hflip', 'vflip']],
  ['three quarters', [0, -1, 1, 0], ['transpose=cclock']],
  ['a mirror', [-1, 0, 0, 1], ['hflip']],
  ['a mirror upside down', [1, 0, 0, -1], ['vflip']],
  ['a quarter turn and a mirror', [0, 1, 1, 0], ['transpose=cclock_flip']],
  ['three quarters and a mirror', [0, -1, -1, 0], ['transpose=clock_flip']],
]
for (const [name, [a = 0, b = 0, c = 0, d = 0], filters] of matrices)
  test(`${name} is turned back`, () => {
    const line = (n: number, x: number, y: number, z: number) =>
      `${String(n).padStart(8, '0')}: ${x * 65536} ${y * 65536} ${z}`
    const printed = `\n${line(0, a, b, 0)}\n${line(1, c, d, 0)}\n${line(2, 0, 0, 1073741824)}\n`
    assert.deepEqual(uprightFilters(orientationOf(printed)), filters)
  })

test('a container is known by its bytes, never by its name', () => {
  const ask = (...parts: (string | number[])[]) =>
    sniff(
      Buffer.concat(
        parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
      ),
    )
  assert.equal(ask([0, 0, 0, 24], 'ftypqt  '), 'mov')
  assert.equal(ask([0, 0, 0, 24], 'ftypheic'), 'picture')
  assert.equal(ask([0, 0, 0, 24], 'ftypM4A '), 'sound')
  assert.equal(ask([0, 0, 0, 8], 'wide', [0, 0, 0, 8], 'mdat'), 'mov')
  assert.equal(ask([0x1a, 0x45, 0xdf, 0xa3]), 'matroska')
  assert.equal(ask('RIFF', [0, 0, 0, 0], 'AVI '), 'avi')
  assert.equal(
    sniff(Buffer.concat(every(1, 4).map(() => Buffer.concat([Buffer.from([0x47]), Buffer.alloc(187)])))),
    'mpegts',
  )
  for (const text of [
    '#EXTM3U\n',
    'ffconcat version 1.0\n',
    '<svg xmlns=',
    '<?xml ',
    'v=0\no=- ',
    '<html>',
    'PK\u0003\u0004',
  ])
    assert.equal(ask(text.padEnd(400, ' ')), 'unknown', text)
  assert.equal(ask(''), 'empty')
})

test('sound is levelled by one gain, and limited only where that would clip', () => {
  assert.deepEqual(levellingFilters({ lufs: null, peak: null }), [])
  assert.deepEqual(levellingFilters({ lufs: -22, peak: -14 }), ['volume=6.00dB:precision=float'])
  assert.equal(levellingFilters({ lufs: -30, peak: -10 }).length, 4)
  assert.equal(leavesRoom({ lufs: -20, peak: -10 }), true)
  assert.equal(leavesRoom({ lufs: -20, peak: -9 }), false)
  assert.equal(leavesRoom({ lufs: null, peak: -20 }), false)
  assert.equal(correctionFor({ lufs: -30, peak: -10 }, { lufs: -16.3, peak: -2 }), 0)
  assert.ok(Math.abs(correctionFor({ lufs: -30, peak: -1 }, { lufs: -18.5, peak: -2 }) - 2.5) < 1e-9)
})

test('the measure is read from its summary, silence as null', () => {
  const log = (integrated: string, peak: string) => [
    '[Parsed_ebur128_0] [info] Summary:',
    '[info]   Integrated loudness:',
    `[info]     I:         ${integrated} LUFS`,
    `[info]     Peak:       ${peak} dBFS`,
  ]
  assert.deepEqual(readLoudness(log('-21.4', '-3.2')), { lufs: -21.4, peak: -3.2 })
  assert.deepEqual(readLoudness(log('-70.0', '-inf')), { lufs: null, peak: null })
})

const ranges: [string | undefined, unknown][] = [
  [undefined, null],
  ['bytes=0-', { start: 0, end: 99 }],
  ['bytes=10-19', { start: 10, end: 19 }],
  ['bytes=90-500', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-500', { start: 0, end: 99 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=5-2', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=0-1,5-6', null],
  ['items=0-1', null],
  ['bytes=-', null],
]
for (const [header, expected] of ranges)
  test(`the range ${header} of 100 bytes`, () => assert.deepEqual(rangeOf(header, 100), expected))
