import assert from 'node:assert/strict'
import { test } from 'node:test'
import { correctionFor, leavesRoom, levellingFilters, readLoudness } from './loudness.ts'

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
