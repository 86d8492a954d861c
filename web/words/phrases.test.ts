import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { phrased } from './phrases.ts'

const phrases = (text: string) => phrased(text).split('\u200b')

test('a Japanese line may break between its phrases only', () => {
  for (const [text, expected] of [
    ['十五秒から十分まで', ['十五秒から', '十分まで']],
    ['に同意したことになります。', ['に', '同意した', 'ことになります。']],
    ['選んでも、まだ何も送りません。', ['選んでも、', 'まだ何も', '送りません。']],
    ['観客賞', ['観客賞']],
    ['作品の80%を観ると投票できます', ['作品の80%を', '観ると', '投票できます']],
    ['屋上の雲', ['屋上の', '雲']],
  ] as const)
    assert.deepEqual(phrases(text), expected)
})

test('a hashtag, an address and a text in another language stay whole', () => {
  assert.deepEqual(phrases('＃縦の夜2026を付けて'), ['＃縦の夜2026を付けて'])
  for (const text of ['#縦の夜', 'あと0:04', 'Watch and vote, in your own time'])
    assert.equal(phrased(text), text)
  assert.ok(phrases('name@example.jpに送りました。').includes('name@example.jpに'))
  assert.ok(phrases('詳しくは/e/night/resultをご覧ください').some((one) => one.includes('/e/night/result')))
})

test('nothing is added but joints, whatever the text', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'縦の夜を観て、12月＃#@/aZ 。\nー👩‍👧') })
  fc.assert(
    fc.property(fc.oneof(letters, fc.string({ unit: 'grapheme' })), (text) => {
      assert.equal(phrased(text).replaceAll('\u200b', ''), text.replaceAll('\u200b', ''))
      assert.equal(phrased(text), phrased(text))
    }),
  )
})
