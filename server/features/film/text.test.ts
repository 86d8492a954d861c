import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '#platform/errors.ts'
import { cleanText } from './text.ts'

const line = { field: 'title.original', limit: 80 }

const kept: [string, string, string][] = [
  ['html is plain text', '<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['a right-to-left override is gone', 'mp4.\u202egnp', 'mp4.gnp'],
  ['isolates and marks are gone', '\u2066a\u2069\u200f\u061cb', 'ab'],
  ['control characters are gone', 'a\0b\x1b[31mc\x7f', 'a b [31mc'],
  ['decomposed kana is composed', 'か\u3099', 'が'],
  ['a line is one line', 'a\r\nb\u2028c', 'a b c'],
  ['a broken surrogate is gone', 'a\ud800b', 'ab'],
  ['what is no character is gone', 'a\uffff\ufffe\ufdd0\u{1ffff}b', 'ab'],
  ['an emoji family stays whole', '👨‍👩‍👧', '👨‍👩‍👧'],
  ['ends are trimmed, the full-width space too', '　屋上 ', '屋上'],
]

for (const [name, given, expected] of kept) test(name, () => assert.equal(cleanText(given, line), expected))

test('a synopsis keeps its lines', () => {
  assert.equal(
    cleanText('a\r\nb \n\n\n\n\nc', { field: 'synopsis.ja', limit: 400, lines: true }),
    'a\nb\n\n\nc',
  )
})

test('characters are counted as people see them', () => {
  assert.equal(cleanText('👨‍👩‍👧'.repeat(80), line).length, '👨‍👩‍👧'.length * 80)
  assert.throws(() => cleanText('あ'.repeat(81), line), refusal('text_too_long', 'title.original'))
})

test('a title of 10,000 characters is refused at its field', () => {
  assert.throws(() => cleanText('あ'.repeat(10_000), line), refusal('text_too_long', 'title.original'))
})

test('ten thousand marks on one letter are not one character', () => {
  assert.throws(
    () => cleanText(`a${'\u0301'.repeat(10_000)}`, line),
    refusal('text_too_long', 'title.original'),
  )
})

const refusal = (code: string, field: string) => (error: unknown) =>
  error instanceof Refused && error.code === code && error.field === field
