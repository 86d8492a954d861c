import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold, foldForSearch } from './text.ts'

test('two spellings of a word are one', () => {
  for (const [one, other] of [
    ['ﾊﾞｽ', 'バス'],
    ['ＭＩＯ', 'mio'],
    ['Straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδος'],
    ['メ～テレ', 'メ〜テレ'],
    ['が', 'か\u3099'],
    ['㍿', '株式会社'],
    ['葛\u{e0100}城', '葛城'],
    ['❤️', '❤'],
    ['می\u200cخواهم', 'میخواهم'],
    ['mi\u200bo', 'mio'],
  ] as const)
    assert.equal(fold(one), fold(other), `${one} ${other}`)
  for (const [one, other] of [
    ['ばす', 'バス'],
    ['ハス', 'バス'],
    ['cafe', 'café'],
    ['ı', 'i'],
  ] as const)
    assert.notEqual(fold(one), fold(other), `${one} ${other}`)
})

test('a search finds what was meant', () => {
  for (const [searched, text] of [
    ['ばす', '終バスのあと'],
    ['ﾊﾞｽ', '終バスのあと'],
    ['ラ-メン', 'らーめん'],
    ['ラ〜メン', 'ラーメン'],
    ['山田太郎', '山田　太郎'],
    ['cafe', 'Café de nuit'],
    ['ｍｉｏ', 'Mio Asahina'],
    ['ゐ', 'ヰタ・セクスアリス'],
    ['いすゞ', 'イスヾ自動車'],
    ['ΟΔΟΣ', 'ΟΔΟΣΗΜΑ'],
  ] as const)
    assert.ok(foldForSearch(text).includes(foldForSearch(searched)), `${searched} in ${text}`)
  for (const [searched, text] of [
    ['はす', '終バスのあと'],
    ['"', '終バスのあと'],
    ['original', '終バスのあと'],
  ] as const)
    assert.equal(foldForSearch(text).includes(foldForSearch(searched)), false, `${searched} in ${text}`)
})

test('folding twice is folding once, whatever is folded', () => {
  const any = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  fc.assert(
    fc.property(any, (text) => {
      assert.equal(fold(fold(text)), fold(text))
      assert.equal(foldForSearch(foldForSearch(text)), foldForSearch(text))
    }),
    { numRuns: 3000 },
  )
})
