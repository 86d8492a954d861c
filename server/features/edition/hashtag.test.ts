import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { cleanLines, fold } from '#platform/text/text.ts'
import { hashtagsIn, isHashtag, withoutMark } from './hashtag.ts'

const names = join(
  process.env.VERTICALE_TEST_DATA ?? join(import.meta.dirname, '../../../../shared/data'),
  'names',
)
const folded = (text: string) => hashtagsIn(text).map((tag) => tag.folded)
const enters = (text: string, tag: string) =>
  hashtagsIn(text).some(({ readings }) =>
    readings.some((reading) => reading.folded === fold(withoutMark(tag))),
  )

test('a tag is found in whatever width, case and composition it is written', () => {
  for (const text of [
    '#縦の夜2026',
    '＃縦の夜2026',
    '＃縦の夜２０２６',
    'できた！＃縦の夜2026 #映画',
    '（#縦の夜2026）',
    '見て→#縦の夜2026。',
    '🎬#縦の夜2026🎬',
    '✌🏿️#縦の夜2026',
    '👩‍👩‍👧#縦の夜2026👩‍👩‍👧',
    '❤️＃縦の夜2026❤️',
    '🇯🇵#縦の夜2026',
    '一行目\n#縦の夜2026\n三行目',
    '　#縦の夜2026　',
    'a/#縦の夜2026',
  ])
    assert.ok(enters(text, '縦の夜2026'), text)
  assert.ok(enters('#uprightNIGHT２０２６', '#UprightNight2026'))
  assert.ok(enters('#がっこう'.normalize('NFD'), '#がっこう'))
  assert.ok(enters('#ﾊｯｼｭﾀｸﾞ', '#ハッシュタグ'))
  assert.ok(enters('#ｼﾞｬﾝ･ﾘｭｯｸ', '#ジャン・リュック'))
  assert.ok(enters('#メ～テレ', '#メ〜テレ'))
  assert.ok(enters('#STRASSE', '#straße'))
  assert.ok(enters('#ΟΔΟΣ', '#οδος'))
  assert.ok(enters('#がっこう', '#ガッコウ') === false, 'hiragana and katakana stay apart')
})

test('a longer word, a word before the mark, digits alone and a keycap are no hit', () => {
  for (const text of [
    '#縦の夜2026です',
    '#縦の夜20262',
    '#縦の夜2026_審査',
    '#縦の夜2026\u3099',
    '日本語#縦の夜2026',
    'https://example.org/a#縦の夜2026',
    'x#縦の夜2026',
    '&#縦の夜2026',
    '##縦の夜2026',
    '#️⃣縦の夜2026',
    '# 縦の夜2026',
    '#縦の夜2026://',
    '縦の夜2026',
    '&#\u200b縦の夜2026',
    'x\u200b#縦の夜2026',
    '#\ufe0f\u20e3縦の夜2026',
  ])
    assert.equal(enters(text, '縦の夜2026'), false, text)
  assert.deepEqual(folded('#0 #1_2 #122 #〃 #_'), [])
})

test('a tag says where it stands, in UTF-16 units', () => {
  const whole = { written: '＃縦の夜2026', folded: '縦の夜2026', end: 13 }
  assert.deepEqual(hashtagsIn('𠮷野家 ＃縦の夜2026!'), [{ ...whole, start: 5, readings: [whole] }])
})

test('joiners at the end of a tag or before its mark are no part of it', () => {
  for (const text of [
    '#縦の夜2026・応募',
    '#縦の夜2026・',
    '#縦の夜2026〜',
    '#縦の夜2026～応募します',
    '#縦の夜2026・#映画',
    '応募・#縦の夜2026',
    '〜#縦の夜2026〜',
    '#縦の夜2026･･･',
  ])
    assert.ok(enters(text, '縦の夜2026'), text)
  assert.equal(enters('#縦の夜2026_応募', '縦の夜2026'), false)
  assert.equal(enters('#2026・縦', '2026'), false, 'digits alone are no tag, nor the part of one')
})

test('a tag with joiners has a reading for each of them, the longest first', () => {
  assert.deepEqual(
    hashtagsIn('#ジャン・リュック～夜〜')[0]?.readings.map(({ written, end }) => [written, end]),
    [
      ['#ジャン・リュック～夜', 11],
      ['#ジャン・リュック', 9],
      ['#ジャン', 4],
    ],
  )
})

test('a tag within an address is none; beside one it is', () => {
  for (const address of [
    'https://example.jp/map/#縦の夜2026',
    'https://example.jp/?q=#縦の夜2026',
    'https://example.jp/a-#縦の夜2026',
    '（https://example.jp/(#縦の夜2026)）',
    'HTTP://example.jp/.#縦の夜2026/x',
    'https://ja.example.org/夜/#縦の夜2026',
    'https://例え.jp/#縦の夜2026',
    'www.example.jp/#縦の夜2026',
    '見て example.jp/#縦の夜2026',
    'example.com:8080/#縦の夜2026',
    'app://open/#縦の夜2026',
  ])
    assert.equal(enters(address, '縦の夜2026'), false, address)
  for (const beside of [
    'https://example.jp/map/ #縦の夜2026',
    'https://example.jp/map/\n#縦の夜2026',
    'https://example.jp/map/　#縦の夜2026',
    'https://example.jp/map/。#縦の夜2026',
    'https://example.jp/見てね！#縦の夜2026',
    '「https://example.jp/」#縦の夜2026',
    '(https://example.jp/)#縦の夜2026',
    '<https://example.jp/>#縦の夜2026',
    'https://example.jp/🎬#縦の夜2026',
    '#縦の夜2026 https://example.jp/#map',
    'vol.2/#縦の夜2026',
    'a/#縦の夜2026',
    '10:00.#縦の夜2026',
  ])
    assert.ok(enters(beside, '縦の夜2026'), beside)
})

test('what nobody sees neither ends a tag nor begins one', () => {
  for (const text of [
    '#縦の\u200b夜2026',
    '#縦の夜\ufe0f2026',
    '#\u2060縦の夜2026',
    ' \u200b#縦の夜2026\u200d',
  ])
    assert.ok(enters(text, '縦の夜2026'), JSON.stringify(text))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const typed = pieces.join('')
      assert.deepEqual(
        hashtagsIn(typed).map((tag) => tag.folded),
        hashtagsIn(cleanLines(typed)).map((tag) => tag.folded),
        JSON.stringify(typed),
      )
    }),
    { numRuns: 1000 },
  )
})

test('what an organiser may choose as a hashtag', () => {
  for (const word of ['縦の夜2026', '＃縦の夜2026', 'UprightNight2026', 'ジャン・リュック', '〇〇さん'])
    assert.ok(isHashtag(word), word)
  for (const word of [
    '',
    '#',
    '2026',
    '縦の夜 2026',
    '縦の夜#2026',
    '縦!夜',
    '🎬',
    '<b>',
    '=1+1',
    '縦の夜・',
    'あ'.repeat(101),
  ])
    assert.equal(isHashtag(word), false, word)
})

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(tagWord, (word) => {
      assert.equal(fold(fold(word)), fold(word))
      assert.equal(fold(word.toUpperCase()), fold(fold(word).toUpperCase()))
    }),
  )
})

test('a tag between separators is found whatever it is made of; joined to a letter it is not', () => {
  const separator = fc.constantFrom(' ', '　', '\n', '。', '、', '！', '🎬', '（', '/', '❤️', '👨‍👩‍👧')
  fc.assert(
    fc.property(separator, tagWord, separator, (left, word, right) => {
      assert.ok(folded(`${left}＃${word}${right}`).includes(fold(word)))
    }),
  )
  fc.assert(
    fc.property(tagWord, fc.constantFrom('a', '映', 'ー', '9', 'ん'), (word, joined) => {
      assert.equal(folded(`#${word}${joined}`).includes(fold(word)), false)
      assert.deepEqual(folded(`${joined}#${word}`), [])
    }),
  )
})

test('offsets cut the written tag out of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), tagWord, (text, word) => {
      const whole = `${text} #${word} ${text}`
      for (const { written, start, end } of hashtagsIn(whole)) assert.equal(whole.slice(start, end), written)
    }),
  )
})

test('a text of ten thousand marks is read in linear time', () => {
  assert.deepEqual(folded('#'.repeat(10_000)), [])
  assert.deepEqual(folded('#1'.repeat(10_000)), [])
  assert.equal(folded(`#${'あ'.repeat(10_000)}`).length, 1)
})

test('the cases of twitter-text, compared in folded form', {
  skip: existsSync(join(names, 'twitter_text_extract.dev.json')) ? false : 'the test data is not here',
}, () => {
  const { tests } = JSON.parse(readFileSync(join(names, 'twitter_text_extract.dev.json'), 'utf8')) as {
    tests: Record<
      string,
      {
        description: string
        text: string
        expected: (string | { hashtag: string; indices: [number, number] })[]
      }[]
    >
  }
  const cases = ['hashtags', 'hashtags_from_astral', 'hashtags_with_indices'].flatMap(
    (group) => tests[group] ?? [],
  )
  assert.ok(cases.length > 30)
  for (const { description, text, expected } of cases) {
    const found = hashtagsIn(text)
    const words = expected.map((one) => (typeof one === 'string' ? one : one.hashtag))
    assert.deepEqual(
      found.map((tag) => tag.folded),
      words.map(fold),
      description,
    )
    expected.forEach((one, at) => {
      if (typeof one !== 'string')
        assert.deepEqual([found[at]?.start, found[at]?.end], one.indices, description)
    })
  }
})

/** What a post is made of, and what hides in one. */
const piece = fc.oneof(
  fc.constantFrom(
    ...['#', '＃', '縦の夜', '2026', '・', '〜', '_', ' ', '\n', '/', '://', 'a', '&', '!', '🎬', '❤️', '。'],
  ),
  fc.constantFrom(...['\u200b', '\u200d', '\u00ad', '\ufeff', '\u2060', '\u202e']),
)

/** Words of letters of several scripts that are hashtags and stay the same under NFC. */
const tagWord = fc
  .array(fc.constantFrom(...'縦夜祭𠮷あがゝアﾊﾞー한국فаЖßİıéＭ９2_'), { minLength: 1, maxLength: 12 })
  .map((letters) => `映${letters.join('')}`)
