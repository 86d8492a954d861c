import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './imports.ts'
import { stepsOf } from './tour/readme.ts'
import { steps } from './tour/walk.ts'

test('what the README has its reader do is what the tour walks, word for word and in that order', () => {
  assert.deepEqual(
    stepsOf(read('README.md')),
    steps.map(([says]) => says),
    'walk it anew in test/tour/walk.ts, and run bin/test test/tour/walk.test.ts',
  )
})
