import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orientationOf, uprightFilters } from './upright.ts'

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
