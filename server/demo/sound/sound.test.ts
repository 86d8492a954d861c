import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Cue } from './cue.ts'
import { mixDown } from './mix.ts'
import { toWav } from './wav.ts'

const cues: readonly Cue[] = [
  { kind: 'bed', of: 'rain', gain: 0.5 },
  { kind: 'strike', of: 'boom', at: 0.4, gain: 3, room: 0.5 },
  { kind: 'notes', notes: [[0, 69, 0.5]], at: 0.2, gain: 1, pan: -0.5 },
  { kind: 'rails', pace: 2, gain: 0.4 },
]

const peakOf = (samples: Float32Array): number =>
  samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)

test('however loud its parts, a mix stays below −1.5 dBFS and is heard', () => {
  const mix = mixDown(cues, 1.5, 'a film')
  for (const side of [mix.left, mix.right]) {
    assert.ok(peakOf(side) <= 10 ** (-1.5 / 20))
    assert.ok(peakOf(side) > 0.1)
  }
})

test('a film begins and ends in silence', () => {
  const { left } = mixDown(cues, 1.5, 'a film')
  assert.equal(Math.abs(left[0] ?? 1), 0)
  assert.equal(Math.abs(left.at(-1) ?? 1), 0)
})

test('left and right differ, and the same name sounds the same', () => {
  const [one, other] = [mixDown(cues, 1, 'a film'), mixDown(cues, 1, 'a film')]
  assert.deepEqual(one, other)
  assert.notDeepEqual(one.left, one.right)
  assert.notDeepEqual(mixDown(cues, 1, 'another').left, one.left)
})

test('a sound file says how long it is', () => {
  const wav = toWav(mixDown(cues, 0.5, 'a film'))
  assert.equal(wav.toString('latin1', 0, 4), 'RIFF')
  assert.equal(wav.readUInt32LE(24), 48_000)
  assert.equal(wav.readUInt32LE(40), 24_000 * 4)
  assert.equal(wav.length, 44 + 24_000 * 4)
})
