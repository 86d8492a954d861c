import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decode } from './encoding.ts'

/** Nothing here writes these encodings, so each is turned round: what every pair of bytes is read as. */
const bytesIn = (encoding: string, leads: [number, number][], trails: [number, number][]) => {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const table = new Map<string, number[]>()
  for (const [from, to] of leads)
    for (let lead = from; lead <= to; lead++)
      for (const [first, last] of trails)
        for (let trail = first; trail <= last; trail++) {
          try {
            const letter = decoder.decode(Uint8Array.of(lead, trail))
            if ([...letter].length === 1 && !table.has(letter)) table.set(letter, [lead, trail])
          } catch {
            // nothing stands there
          }
        }
  return table
}

const shiftJis = bytesIn(
  'shift_jis',
  [
    [0x81, 0x9f],
    [0xe0, 0xfc],
  ],
  [
    [0x40, 0x7e],
    [0x80, 0xfc],
  ],
)
const eucJp = bytesIn('euc-jp', [[0xa1, 0xfe]], [[0xa1, 0xfe]])

const encode = (table: Map<string, number[]>) => (text: string) =>
  Buffer.from([...text].flatMap((letter) => table.get(letter) ?? [letter.charCodeAt(0)]))
const toShiftJis = encode(shiftJis)
const toEucJp = encode(eucJp)
const toIso2022Jp = (text: string) => {
  const runs = text.match(/[\0-\x7f]+|[^\0-\x7f]+/gu) ?? []
  const seven = (run: string) => [...toEucJp(run)].map((byte) => byte & 0x7f)
  const switched = (run: string) => [0x1b, 0x24, 0x42, ...seven(run), 0x1b, 0x28, 0x42]
  return Buffer.from(runs.flatMap((run) => (run.charCodeAt(0) < 0x80 ? seven(run) : switched(run))))
}
const utf16 = (text: string, big: boolean) => {
  const bytes = Buffer.from(text, 'utf16le')
  return big ? bytes.swap16() : bytes
}

const srt = (...words: string[]) =>
  words.map((line, n) => `${n + 1}\r\n00:00:0${n},000 --> 00:00:0${n},900\r\n${line}\r\n\r\n`).join('')
const talk = srt('雲に名前をつける', 'うん。そうしよう', '①番線、㈱ヤマダ', 'カメラが回る')

const files: [string, Uint8Array, string, string][] = [
  ['UTF-8', Buffer.from(talk), 'UTF-8', talk],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${talk}`), 'UTF-8', talk],
  ['UTF-16LE with its mark', utf16(`\ufeff${talk}`, false), 'UTF-16LE', talk],
  ['UTF-16BE with its mark', utf16(`\ufeff${talk}`, true), 'UTF-16BE', talk],
  ['UTF-16LE without a mark', utf16(talk, false), 'UTF-16LE', talk],
  ['UTF-16BE without a mark', utf16(talk, true), 'UTF-16BE', talk],
  ['Shift_JIS as Windows writes it', toShiftJis(talk), 'Shift_JIS', talk],
  ['EUC-JP', toEucJp(talk.replace(/[①㈱]/g, '一')), 'EUC-JP', talk.replace(/[①㈱]/g, '一')],
  ['ISO-2022-JP', toIso2022Jp(talk.replace(/[①㈱]/g, '一')), 'ISO-2022-JP', talk.replace(/[①㈱]/g, '一')],
  ['plain ASCII', Buffer.from(srt('Hello')), 'UTF-8', srt('Hello')],
  ['one word in Shift_JIS', toShiftJis(srt('雨')), 'Shift_JIS', srt('雨')],
  [
    'half-width kana in Shift_JIS',
    Buffer.concat([
      Buffer.from('1\n00:00:01,000 --> 00:00:02,000\n'),
      Buffer.of(0xb6, 0xd2, 0xd7),
      toShiftJis('が回る'),
    ]),
    'Shift_JIS',
    '1\n00:00:01,000 --> 00:00:02,000\nｶﾒﾗが回る',
  ],
]
for (const [name, bytes, encoding, text] of files)
  test(`${name} is read`, () => assert.deepEqual(decode(bytes), { encoding, text }))

const latin = (text: string) => Buffer.from(srt(...text.split('/')), 'latin1')
const unknown: [string, Uint8Array][] = [
  ['French', latin('Où étais-tu cet été ?/Là-bas, près du théâtre./Ça ira, j’éspère'.replace('’', "'"))],
  ['German', latin('Schöne Grüße aus München/Ich weiß, daß du müde bist/Größe')],
  ['Spanish', latin('¿Qué pasó mañana?/¡Adiós, señor Muñoz!/Está aquí')],
  // 你好，我们走吧 · 今天天气很好
  [
    'Chinese (GBK)',
    Buffer.concat([
      Buffer.from('1\n00:00:01,000 --> 00:00:02,000\n'),
      Buffer.from('c4e3bac3a3acced2c3c7d7dfb0c9bdf1ccecccecc6f8badcbac3', 'hex'),
    ]),
  ],
  // 안녕하세요 반갑습니다
  [
    'Korean (EUC-KR)',
    Buffer.concat([
      Buffer.from('1\n00:00:01,000 --> 00:00:02,000\n'),
      Buffer.from('bec8b3e7c7cfbcbcbfe420b9ddb0a9bdc0b4cfb4d9', 'hex'),
    ]),
  ],
  // Привет, как дела?
  [
    'Russian (Windows-1251)',
    Buffer.concat([
      Buffer.from('1\n00:00:01,000 --> 00:00:02,000\n'),
      Buffer.from('cff0e8e2e5f22c20eae0ea20e4e5ebe03f20d5eef0eef8ee', 'hex'),
    ]),
  ],
  ['a file cut in the middle of a letter', toShiftJis(talk).subarray(0, 35)],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452ffd8ffe0', 'hex')],
  ['UTF-16 cut in half of a letter', utf16(`\ufeff${talk}`, false).subarray(0, 101)],
]
for (const [name, bytes] of unknown)
  test(`${name} is not guessed at`, () => assert.equal(decode(bytes), null))

test('whatever is said in kana and common kanji is read in the encoding it was written in', () => {
  const letters = [
    ...'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんがでどばアイウカメラ雲空夜朝人日本月火水木金土山川田中大小、。「」ーっ',
  ]
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom(...letters), minLength: 3, maxLength: 30 }), {
        minLength: 1,
        maxLength: 9,
      }),
      (lines) => {
        const text = srt(...lines)
        fc.pre((lines.join('').match(/[ぁ-ヾ]/gu)?.length ?? 0) >= lines.join('').length / 5)
        assert.deepEqual(decode(toShiftJis(text)), { text, encoding: 'Shift_JIS' })
        assert.deepEqual(decode(toEucJp(text)), { text, encoding: 'EUC-JP' })
        assert.deepEqual(decode(toIso2022Jp(text)), { text, encoding: 'ISO-2022-JP' })
      },
    ),
    { numRuns: 300 },
  )
})
