import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rebased } from './draft.ts'

const base = {
  name: { ja: '縦の夜', en: 'Night' },
  rules: { age: 13, size: 1 },
  awards: [{ id: 'a' }],
  mark: 'n',
}

test('what another tab saved stays where I wrote nothing, and mine where I did', () => {
  const mine = { ...base, name: { ja: '縦の夜', en: 'My night' }, rules: { age: 15, size: 1 } }
  const theirs = { ...base, name: { ja: '夜', en: 'Their night' }, rules: { age: 13, size: 2 }, mark: 'm' }
  assert.deepEqual(rebased(base, mine, theirs), {
    name: { ja: '夜', en: 'My night' },
    rules: { age: 15, size: 2 },
    awards: [{ id: 'a' }],
    mark: 'm',
  })
})

test('a list that I touched is mine as a whole', () => {
  const mine = { ...base, awards: [{ id: 'a' }, { id: 'b' }] }
  const theirs = { ...base, awards: [] }
  assert.deepEqual(rebased(base, mine, theirs).awards, [{ id: 'a' }, { id: 'b' }])
  assert.deepEqual(rebased(base, base, theirs).awards, [])
})
