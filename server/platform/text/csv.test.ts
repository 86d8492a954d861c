import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvLine } from './csv.ts'

test('cells with commas, quotes and line ends are read as they were', () => {
  assert.equal(csvLine(['a', 'b,c', 'd "e"', 'f\ng', null, 3, '']), 'a,"b,c","d ""e""","f\ng",,3,\r\n')
})

test('no cell is a formula, whatever it begins with', () => {
  for (const hostile of [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    ' =1',
    '\t=1',
    '\r=1',
    '\n-1',
    "=cmd|' /C calc'!A0",
  ]) {
    const line = csvLine([hostile])
    assert.match(line, /^"?'/, JSON.stringify(hostile))
  }
  assert.equal(csvLine(['a=1', '一-二']), 'a=1,一-二\r\n')
  assert.equal(csvLine([-3]), '-3\r\n', 'a number is one')
})
