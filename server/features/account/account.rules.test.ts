import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  ageOn,
  bindingDate,
  civilDate,
  deviceOf,
  foldHandle,
  isHandle,
  isLikelyBirthDate,
} from './account.rules.ts'

test('a person turns a year older on the day, and one of 29 February on 1 March', () => {
  assert.equal(ageOn('2013-05-02', '2026-05-01'), 12)
  assert.equal(ageOn('2013-05-01', '2026-05-01'), 13)
  assert.equal(ageOn('2012-02-29', '2025-02-28'), 12)
  assert.equal(ageOn('2012-02-29', '2025-03-01'), 13)
})

test('the day begins in the festival’s zone', () => {
  assert.equal(civilDate(new Date('2026-04-30T14:59:59Z')), '2026-04-30')
  assert.equal(civilDate(new Date('2026-04-30T15:00:00Z')), '2026-05-01')
})

test('a birth date is a day that was', () => {
  for (const unlikely of ['2026-05-02', '1899-01-01', '2011-02-29', '2011-13-01'])
    assert.equal(isLikelyBirthDate(unlikely, '2026-05-01'), false, unlikely)
  for (const likely of ['2026-05-01', '1926-01-01', '2012-02-29'])
    assert.ok(isLikelyBirthDate(likely, '2026-05-01'), likely)
})

const today = '2026-05-01'
const date = fc
  .date({ min: new Date('1920-01-01'), max: new Date('2026-05-01'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))

test('no second answer makes a minor older', () => {
  fc.assert(
    fc.property(date, date, (first, second) => {
      const binding = bindingDate(first, second, today)
      if (ageOn(first, today) < 18) assert.ok(ageOn(binding, today) <= ageOn(first, today))
      assert.ok(ageOn(binding, today) <= Math.max(ageOn(first, today), ageOn(second, today)))
    }),
  )
})

test('two adults at one browser keep their own dates; a younger answer counts at once', () => {
  assert.equal(bindingDate('1980-01-01', '1950-01-01', today), '1950-01-01')
  assert.equal(bindingDate('1980-01-01', '2012-01-01', today), '2012-01-01')
  assert.equal(bindingDate('2012-01-01', '1980-01-01', today), '2012-01-01')
  assert.equal(bindingDate(null, '1980-01-01', today), '1980-01-01')
})

test('a handle is looked up however it is typed', () => {
  for (const typed of ['@Mio_A', '＠ｍｉｏ＿ａ', ' mio_a ', 'mio\u200b_a'])
    assert.equal(foldHandle(typed), 'mio_a', typed)
})

test('a handle is plain and does not sound official', () => {
  for (const fine of ['mio_a', 'ab', 'x'.repeat(30)]) assert.ok(isHandle(fine), fine)
  for (const not of ['a', 'Mio', 'mio-a', 'みお', 'x'.repeat(31), 'admin', 'me'])
    assert.equal(isHandle(not), false, not)
})

test('of a browser only its kind is kept', () => {
  assert.equal(
    deviceOf(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1',
    ),
    'Safari · iOS',
  )
  assert.equal(
    deviceOf('Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36'),
    'Chrome · Android',
  )
  assert.equal(deviceOf(''), '')
})
