import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '#platform/errors.ts'
import { cleanLine, cleanLines, cleanText, showsSomething } from './text.ts'

const line = { field: 'title.original', limit: 80 }

const lines: [string, string, string][] = [
  ['html is plain text', '<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['a right-to-left override is gone', 'mp4.\u202egnp', 'mp4.gnp'],
  [
    'what turns is gone',
    '\u2066a\u2069\u200e\u200f\u061cb\u202ac\u202d\u202c\u2067\u2068d\u206a\u206f',
    'abcd',
  ],
  ['what hides is gone', 'a\u00ad\u200b\u2060\u2064\ufeff\u034f\u{e0041}\ufff9\ufffc\ufffdb', 'ab'],
  ['control characters are gone', 'a\0b\x1b[31mc\x7f\x9b', 'ab[31mc'],
  ['decomposed kana is composed', 'か\u3099', 'が'],
  ['what was apart only by what hides is composed', 'か\u200b\u3099', 'が'],
  ['a line is one line', 'a\r\nb\u2028c\u0085d\ve\ff\tg\rh', 'a b c d e f g h'],
  ['a broken surrogate is gone', 'a\ud800b\udc00', 'ab'],
  ['what is no character is gone', 'a\uffff\ufffe\ufdd0\u{1ffff}b', 'ab'],
  ['ends are trimmed, the full-width blank too', '　屋上 \u00a0', '屋上'],
  ['a run of blanks is one', 'a \u00a0\u2003 b', 'a b'],
  ['a full-width blank between names stays one', '山田 　 太郎', '山田　太郎'],
  ['fillers of invisible names are blanks', '\u3164mio\uffa0\u115f\u1160 \u2800', 'mio'],
  ['half a Korean syllable keeps its filler', '\u115f\u1161 \u1112\u1160', '\u115f\u1161 \u1112\u1160'],
  ['blanks of Braille stay in Braille', '⠓⠊⠀⠽⠕⠥', '⠓⠊⠀⠽⠕⠥'],
  ['emoji stay whole', '👨‍👩‍👧 🏳️‍🌈 👩🏽‍🎬 ❤️ #️⃣ 🇯🇵', '👨‍👩‍👧 🏳️‍🌈 👩🏽‍🎬 ❤️ #️⃣ 🇯🇵'],
  [
    'a flag spelt in tags stays',
    '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
  ],
  ['a kanji of a name keeps its variant, once', '葛\u{e0100}\u{e0101}城', '葛\u{e0100}城'],
  ['Persian keeps its non-joiner', 'می\u200cخواهم', 'می\u200cخواهم'],
  ['Sinhala keeps its joiner', 'ශ්\u200dරී', 'ශ්\u200dරී'],
  ['an old Malayalam chillu keeps its joiner', 'അവന\u0d4d\u200d', 'അവന\u0d4d\u200d'],
  ['Mongolian keeps its vowel separator', 'ᠠ\u180eᠠ', 'ᠠ\u180eᠠ'],
  ['thirty marks on a letter stay, the next is gone', `x${'\u0323'.repeat(31)}`, `x${'\u0323'.repeat(30)}`],
  ['a non-joiner before a letter that does not join is gone', 'م\u200ca', 'مa'],
  ['a joiner that joins nothing is gone', 'mi\u200do\u200c 👩\u200d', 'mio 👩'],
  ['a selector of nothing is gone', ' \ufe0fa', 'a'],
  ['more marks than any language piles go', `a${'\u0323\u0301'.repeat(5000)}b`, `ạ${'\u0323'.repeat(29)}b`],
]

for (const [name, given, expected] of lines)
  test(name, () => {
    const kept = cleanLine(given)
    if (name.startsWith('more marks')) return assert.match(kept, /^\p{L}\p{M}{29,30}b$/u)
    assert.equal(kept, expected)
    assert.equal(cleanLine(kept), kept)
  })

const blocks: [string, string, string][] = [
  ['every line end is one', 'a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
  ['lines end where their words do', 'a \t\nb　\n　', 'a\nb'],
  ['at most two lines in a row are empty', 'a\r\nb \n\n\n\n\nc', 'a\nb\n\n\nc'],
  ['a text begins and ends with words', '\n \n　\nword\n\n', 'word'],
  ['a Japanese paragraph keeps its indent', '　雨の夜。\n　朝。', '　雨の夜。\n　朝。'],
  ['verse keeps its layout', 'a\n    b   c', 'a\n    b   c'],
]

for (const [name, given, expected] of blocks)
  test(name, () => {
    assert.equal(cleanLines(given), expected)
    assert.equal(cleanLines(expected), expected)
  })

test('what shows nothing is nothing', () => {
  for (const nothing of [
    '',
    ' 　\u00a0',
    '\u2800',
    '\u3164',
    '\u115f\u1160',
    '\u1160',
    '\uffa0\u2800\u3164',
    '\u200b\u200d\u2060',
    '\u0301\u0302',
    '\u3099',
    '\ufe0f',
    '\u202e\u202c',
    '\u00ad',
    '\u{1d159}',
    '\u17b4\u17b5',
    '\u{e0041}\u{e007f}',
    '\ufffc',
    '\u2800\u0301 \u3164',
  ]) {
    assert.equal(showsSomething(nothing), false, JSON.stringify(nothing))
    assert.equal(cleanLine(nothing), '', JSON.stringify(nothing))
    assert.equal(cleanLines(`${nothing}\n${nothing}`), '', JSON.stringify(nothing))
  }
  for (const something of ['a', 'ー', '・', '…', '♪', '🎬', '〇', 'e\u0301', '0', '\uf8ff', 'ﷺ', '\u{1fae9}'])
    assert.ok(showsSomething(something), something)
})

test('characters are counted as people see them', () => {
  assert.equal(cleanText('👨‍👩‍👧'.repeat(80), line).length, '👨‍👩‍👧'.length * 80)
  assert.throws(() => cleanText('あ'.repeat(81), line), refusal)
})

test('a title of 10,000 characters is refused at its field, and so is one letter under ten thousand marks', () => {
  assert.throws(() => cleanText('あ'.repeat(10_000), line), refusal)
  assert.throws(() => cleanText(`a${'\u0301'.repeat(10_000)}`, line), refusal)
  assert.throws(() => cleanText(' '.repeat(10_000), line), refusal)
})

const refusal = (error: unknown) =>
  error instanceof Refused && error.code === 'text_too_long' && error.field === 'title.original'
