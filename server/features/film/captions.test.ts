import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '#platform/errors.ts'
import { readCaptions } from './captions.ts'

test('SRT becomes WebVTT', () => {
  const srt =
    '1\r\n00:00:01,000 --> 00:00:02,500\r\n雲に名前を\r\nつける\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nうん\r\n'
  assert.deepEqual(readCaptions(srt), {
    cues: 2,
    webvtt:
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n雲に名前を\nつける\n\n00:00:03.000 --> 00:00:04.000\nうん\n',
  })
})

test('WebVTT keeps times, places and ruby, and loses styles, notes and names', () => {
  const vtt = `\ufeffWEBVTT - a title

STYLE
::cue { background: url(https://example.org/x.png) }

NOTE hello

intro
01:02.003 --> 01:04.000 line:0 vertical:rl onclick:x align:start
<v いぶき><c.loud>こん<ruby>雲<rt>くも</rt></ruby></c></v>
`
  assert.equal(
    readCaptions(vtt).webvtt,
    'WEBVTT\n\n00:01:02.003 --> 00:01:04.000 line:0 vertical:rl align:start\nこん<ruby>雲<rt>くも</rt></ruby>\n',
  )
})

const words: [string, string, string][] = [
  ['script is gone with what it says', 'a<script>alert(1)</script>b', 'ab'],
  ['an unclosed tag is gone', 'a<img src=x onerror=alert(1)', 'a'],
  ['a lone less-than is said', '1 < 2 & 3', '1 &lt; 2 &amp; 3'],
  ['entities are read once', 'a &amp;lt; b', 'a &amp;lt; b'],
  ['overrides are gone', 'a\u202eb', 'ab'],
  ['SSA marks are gone', '{\\an8}上に', '上に'],
  ['attributes of kept marks do not survive', '<b onclick=x>あ</b>', 'あ</b>'],
]

for (const [name, given, expected] of words) test(name, () => assert.equal(textOf(given), expected))

const refused: [string, string, string][] = [
  ['a file without cues', 'hello', 'film_captions_empty'],
  ['an empty file', '', 'film_captions_empty'],
  ['a cue that ends before it starts', '00:00:02.000 --> 00:00:01.000\na', 'film_captions_unreadable'],
  ['a minute of 75 seconds', '00:00:75.000 --> 00:02:01.000\na', 'film_captions_unreadable'],
  ['a huge file', `00:00:01.000 --> 00:00:02.000\n${'a'.repeat(400_001)}`, 'film_captions_too_large'],
]

for (const [name, given, code] of refused)
  test(`${name} is refused`, () =>
    assert.throws(
      () => readCaptions(given),
      (error) => error instanceof Refused && error.code === code,
    ))

test('an unreadable time is named by its line', () => {
  const given = 'WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n00:03.000 --> x\nb'
  assert.throws(
    () => readCaptions(given),
    (error) => error instanceof Refused && error.details.line === 6,
  )
})

const textOf = (text: string) =>
  readCaptions(`00:00:01.000 --> 00:00:02.000\n${text}`).webvtt.split('\n').slice(3, -1).join('\n')
