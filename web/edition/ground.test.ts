import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groundOf } from './ground.ts'

const all = (grey: number) => Array.from({ length: 100 }, () => grey)

test('on a dark picture the sheet is read, on a bright one in a light ink the ink, and between them neither', () => {
  assert.equal(groundOf(all(0.1), '#f2c200').text, 'sheet')
  assert.equal(groundOf(all(1), '#f2c200').text, 'ink')
  assert.equal(groundOf([...all(0), ...all(1)], '#f2c200').text, 'panel')
  // white on the festival's red is not enough for small words
  assert.equal(groundOf(all(1), '#ff4326').text, 'ink')
  assert.equal(groundOf(all(1), '#2d4ee0').text, 'sheet')
})

test('a few bright points do not outweigh a dark ground, many do', () => {
  const stars = (n: number) => [...all(0).slice(n), ...all(1).slice(0, n)]
  assert.equal(groundOf(stars(5), '#f2c200').text, 'sheet')
  assert.equal(groundOf(stars(30), '#f2c200').text, 'panel')
})

test('the ratio is what most of the ground reaches', () => {
  assert.ok(Math.abs(groundOf(all(0), '#ff4326').ratio - 19.8) < 0.2)
})
