import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { inOneLine } from './dates.ts'
import { phrased } from './phrases.ts'

const plain = (text: string) => text.replaceAll('\u2060', '').replaceAll('\u00a0', ' ')
/** The pieces between the places where a line may break: anywhere but at a joiner, a hard space or within figures. */
const pieces = (text: string) =>
  text.split(/(?<![\u2060\u00a0])(?![\u2060\u00a0])(?<![\d:](?=[\d:]))/u).map(plain)

test('a date has nowhere to break, wherever it stands in a sentence', () => {
  for (const [sentence, date] of [
    ['直したファイルは、11月29日（日）18:00まで差し替えられます。', '11月29日（日）18:00'],
    ['日程が変わりました：2026年1月3日から', '2026年1月3日'],
    ['結果は12月1日(火) 9:05に', '12月1日(火) 9:05'],
  ] as const) {
    assert.ok(pieces(inOneLine(sentence)).includes(date), sentence)
    assert.ok(pieces(inOneLine(phrased(sentence))).includes(date), sentence)
    assert.equal(plain(inOneLine(sentence)), sentence)
  }
})

test('of two dates each stays whole, and a line may break between them', () => {
  const [from, to] = ['11月8日（日）23:59', '12月1日（火）12:00']
  assert.deepEqual(
    pieces(inOneLine(`${from}〜${to}`)).filter((piece) => piece.length > 1),
    [from, to],
  )
})

test('nothing else is touched, whatever the text', () => {
  for (const text of ['月曜日', '一月の夜', '12月の夜', 'Sun 8 November, 23:59', '3:05'])
    assert.equal(inOneLine(text), text)
  const letters = fc.string({ unit: fc.constantFrom(...'0123年月日（）: 夜〜火') })
  fc.assert(fc.property(letters, (text) => assert.equal(plain(inOneLine(text)), plain(text))))
})
