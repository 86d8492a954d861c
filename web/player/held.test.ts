import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isHeld } from './held.ts'

const held = (...parts: [number, number][]) => ({
  length: parts.length,
  start: (n: number) => parts[n]?.[0] ?? 0,
  end: (n: number) => parts[n]?.[1] ?? 0,
})
const playing = { paused: false, ended: false, seeking: false, currentTime: 0.03, duration: 6 }

test('a player is held when it stands still with what follows in its hands', () => {
  for (const [what, player, before, expected] of [
    ['all is there', { ...playing, buffered: held([0, 6]) }, 0.03, true],
    ['a second is there', { ...playing, buffered: held([0, 1.1]) }, 0.03, true],
    ['the rest is there', { ...playing, currentTime: 5.5, buffered: held([0, 6]) }, 5.5, true],
    ['it moves', { ...playing, buffered: held([0, 6]) }, 0, false],
    ['it waits for the line', { ...playing, buffered: held([0, 0.5]) }, 0.03, false],
    ['what is there lies elsewhere', { ...playing, buffered: held([2, 6]) }, 0.03, false],
    ['nothing is there', { ...playing, duration: Number.NaN, buffered: held() }, 0.03, false],
    ['somebody paused it', { ...playing, paused: true, buffered: held([0, 6]) }, 0.03, false],
    ['it seeks', { ...playing, seeking: true, buffered: held([0, 6]) }, 0.03, false],
    ['it is over', { ...playing, ended: true, currentTime: 6, buffered: held([0, 6]) }, 6, false],
    ['it is about to be over', { ...playing, currentTime: 5.95, buffered: held([0, 6]) }, 5.95, false],
  ] as const)
    assert.equal(isHeld(player, before), expected, what)
})
