import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Rules } from '#contract/edition.ts'
import { findBars, type Picture } from './bars.ts'
import { checkFile, type Facts, problems } from './checks.ts'
import { createMeter } from './loudness.ts'

const usualRules: Rules = {
  length: { fromMs: 15_000, toMs: 600_000 },
  aspect: { width: 9, height: 16, tolerance: 0.02 },
  maxBytes: 2_147_483_648,
  minimumAge: 13,
  guardianUnder: 18,
  entriesPerPerson: null,
  captions: 'recommended',
  blackBars: 'warned',
  uploadGraceMs: 3_600_000,
  voting: { minimumAge: 13, watchedShare: 0.8, method: 'marks', favourites: 5 },
}

const fine: Facts = {
  fileName: 'IMG_4471.MOV',
  bytes: 412_000_000,
  readable: true,
  durationMs: 168_000,
  width: 2160,
  height: 3840,
  bars: { top: 0, bottom: 0, left: 0, right: 0 },
  barsKnown: true,
  hasSound: true,
  lufs: -16,
  picture: null,
}
const largest = 10_000_000_000
const bars = { top: 232, bottom: 232, left: 0, right: 0 }

test('a film as the rules ask for it has nothing to fix', () => {
  const rows = checkFile(fine, usualRules, largest, true)
  assert.deepEqual(new Set(rows.map(({ state }) => state)), new Set(['pass']))
})

const wrong: [string, Partial<Facts>, Partial<typeof usualRules>, string[]][] = [
  ['too long', { durationMs: 600_101 }, {}, ['long: choose, trim']],
  ['as long as allowed, rounded up by its encoder', { durationMs: 600_100 }, {}, []],
  ['too short', { durationMs: 14_000 }, {}, ['short: choose, shoot']],
  ['lying on its side', { width: 1920, height: 1080 }, {}, ['lying: choose, crop']],
  ['square', { width: 1080, height: 1080 }, {}, ['other: choose, crop']],
  ['one pixel off', { width: 607, height: 1080 }, {}, []],
  ['with bars where they are refused', { bars }, { blackBars: 'refused' }, ['rows: choose, crop']],
  ['with bars where they are warned of', { bars }, { blackBars: 'warned' }, ['rows: crop, send']],
  ['with bars where nobody minds', { bars }, { blackBars: 'allowed' }, []],
  ['too large', { bytes: 3_000_000_000 }, {}, ['large: choose, shrink']],
  ['empty', { bytes: 0, readable: false }, {}, ['empty: choose, shoot']],
  ['no video', { readable: false }, {}, ['unreadable: choose, send']],
  [
    'two things at once',
    { durationMs: 1000, width: 1920, height: 1080 },
    {},
    ['short: choose, shoot', 'lying: choose, crop'],
  ],
]

for (const [name, facts, rules, expected] of wrong)
  test(`a film that is ${name} is told so, with two ways out`, () => {
    const rows = checkFile({ ...fine, ...facts }, { ...usualRules, ...rules }, largest, true)
    assert.deepEqual(
      problems(rows).map(({ kind, ways }) => `${kind}: ${ways.join(', ')}`),
      expected,
    )
  })

test('where the browser cannot cut, sending it as it is remains', () => {
  const rows = checkFile({ ...fine, width: 1920, height: 1080 }, usualRules, largest, false)
  assert.deepEqual(problems(rows)[0]?.ways, ['choose', 'send'])
})

const sounds: [number | null, boolean | null, string][] = [
  [-16, true, 'fits'],
  [-32, true, 'quiet'],
  [-6, true, 'loud'],
  [null, true, 'there'],
  [null, false, 'silent'],
  [null, null, 'unknown'],
]
for (const [lufs, hasSound, kind] of sounds)
  test(`sound at ${lufs} LUFS (${hasSound}) is ${kind}, and never a reason not to send`, () => {
    const row = checkFile({ ...fine, lufs, hasSound }, usualRules, largest, true).find(
      ({ rule }) => rule === 'sound',
    )
    assert.equal(row?.kind, kind)
    assert.notEqual(row?.state, 'problem')
  })

test('bars are what all bright frames share; a dark roof below is none', () => {
  const sky = picture((_x, y) => (y >= 20 && y < 180 ? 120 : 0))
  const roof = picture((_x, y) => (y >= 20 && y < 140 ? 120 : 0))
  assert.deepEqual(findBars([sky, roof]), { top: 20, bottom: 20, left: 0, right: 0 })
  assert.deepEqual(findBars([picture((_x, y) => (y < 140 ? 90 : 0))]), {
    top: 0,
    bottom: 0,
    left: 0,
    right: 0,
  })
  assert.deepEqual(findBars([picture((x) => (x >= 10 && x < 80 ? 200 : 0))]), {
    top: 0,
    bottom: 0,
    left: 10,
    right: 10,
  })
  assert.equal(findBars([picture(() => 3)]), null)
})

test('a 997 Hz sine at full scale in both channels is 0 LUFS, one at −23 dB is −23', () => {
  for (const [gain, expected] of [
    [1, 0],
    [10 ** (-23 / 20), -23],
  ] as const) {
    const meter = createMeter(48_000)
    const wave = Float32Array.from(
      { length: 48_000 * 4 },
      (_, i) => gain * Math.sin((2 * Math.PI * 997 * i) / 48_000),
    )
    meter.add([wave, wave])
    assert.ok(Math.abs((meter.lufs() ?? 99) - expected) < 0.1, `${meter.lufs()} is ${expected}`)
  }
  const silent = createMeter(44_100)
  silent.add([new Float32Array(44_100)])
  assert.equal(silent.lufs(), null)
})

function picture(light: (x: number, y: number) => number): Picture {
  const [width, height] = [90, 200]
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.fill(light(x, y), (y * width + x) * 4, (y * width + x) * 4 + 3)
  return { data, width, height }
}
