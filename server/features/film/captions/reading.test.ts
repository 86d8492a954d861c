import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { filmLimits } from '#contract/plain/film.ts'
import { Refused } from '#platform/errors.ts'
import { readCaptions, writeWebVtt } from './reading.ts'

const read = (file: string) => writeWebVtt(readCaptions(file).cues)
const said = (file: string) => readCaptions(file).cues.map(({ text }) => text)
/** Each warning with its lines. */
const told = (file: string, lengthMs: number | null = null) =>
  readCaptions(file, lengthMs).warnings.map(({ code, at }) => [code, ...at.map(({ line }) => line)])

const cue = (text: string) => `00:00:01.000 --> 00:00:02.000\n${text}`

test('SRT becomes WebVTT', () => {
  const srt =
    '1\r\n00:00:01,000 --> 00:00:02,500\r\n雲に名前を\r\nつける\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nうん\r\n'
  assert.equal(
    read(srt),
    'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n雲に名前を\nつける\n\n00:00:03.000 --> 00:00:04.000\nうん\n',
  )
  assert.deepEqual(told(srt), [])
})

test('WebVTT keeps times, places, ruby and who speaks; what only says how it looks is told', () => {
  const vtt = `\ufeffWEBVTT - a title
X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000

STYLE
::cue { background: url(https://example.org/x.png) }

REGION
id:one

NOTE hello
00:00:00.000 is not a time here

intro
01:02.003 --> 01:04.000 line:0 vertical:rl onclick:x align:start
<v いぶき><c.loud>こん<ruby>雲<rt>くも</rt></ruby></c></v>
`
  assert.equal(
    read(vtt),
    'WEBVTT\n\n00:01:02.003 --> 00:01:04.000 vertical:rl line:0 align:start\n<v いぶき>こん<ruby>雲<rt>くも</rt></ruby></v>\n',
  )
  assert.deepEqual(told(vtt), [
    ['style_left_out', 4, 7],
    ['place_left_out', 14],
    ['marks_left_out', 15],
  ])
})

const words: [string, string, string][] = [
  ['an ampersand is said', 'Q&A', 'Q&amp;A'],
  ['references are read', '&quot;Q&amp;A&quot; it&#39;s &eacute;&#x1F600;&hellip;', '"Q&amp;A" it\'s é😀…'],
  ['references are read once', 'a &amp;lt; b &amp;quot;', 'a &amp;lt; b &amp;quot;'],
  [
    'what is no reference stays',
    'AT&T; &nosuch; &#0; &#1114112;',
    'AT&amp;T; &amp;nosuch; &amp;#0; &amp;#1114112;',
  ],
  ['a cue may begin with a sigh', '<sigh> well', '&lt;sigh&gt; well'],
  ['a cue may begin with a heart', '<3 you', '&lt;3 you'],
  ['a cue may begin with what never ends', '<Music playing', '&lt;Music playing'],
  ['a lone less-than is said', '1 < 2 > 0 & 3', '1 &lt; 2 &gt; 0 &amp; 3'],
  ['a script is letters', 'a<script>alert(1)</script>b', 'a&lt;script&gt;alert(1)&lt;/script&gt;b'],
  ['an image is letters', 'a<img src=x onerror=alert(1)', 'a&lt;img src=x onerror=alert(1)'],
  ['an arrow is said', 'a --> b', 'a --&gt; b'],
  ['overrides are gone', 'a\u202eb', 'ab'],
  ['marks of SubStation are gone', '{\\an8}上に{\\i1}！{笑}', '上に！{笑}'],
  ['SRT may carry HTML', '<font color="red">赤</font> <em>い</em><br><b>空</b>', '赤 <i>い</i>\n<b>空</b>'],
  ['attributes do not survive', '<b onclick=x>あ</b>', '<b>あ</b>'],
  ['a mark that is not closed is closed', '<i>あ', '<i>あ</i>'],
  ['a mark that was never opened is gone', 'あ</i>', 'あ'],
  ['marks in lines of their own go with the words', '<i>\nあ\n</i>\n<b>\nい\n</b>', '<i>あ</i>\n<b>い</b>'],
  [
    'ruby for readers without ruby is gone',
    '<ruby>雲<rp>（</rp><rt>くも<rp>）</rp></ruby>',
    '<ruby>雲<rt>くも</rt></ruby>',
  ],
  ['who speaks has a name with an ampersand', '<v.loud R &amp; B>よ', '<v R &amp; B>よ</v>'],
  ['the language of words stays', '<lang en>Hello</lang>', '<lang en>Hello</lang>'],
  ['times within a cue are gone', 'う<00:00:01.500>た', 'うた'],
]
for (const [name, given, expected] of words) test(name, () => assert.equal(said(cue(given))[0], expected))

const srt = (...lines: string[]) => lines.join('\n')
const first = '00:00:01,000 --> 00:00:02,000'
const second = '00:00:03,000 --> 00:00:04,000'

const shapes: [string, string, string[], unknown[]][] = [
  [
    'an empty line after the time',
    srt('1', first, '', 'Hello', '', '2', second, 'Two'),
    ['Hello', 'Two'],
    [],
  ],
  ['no empty line between cues', srt('1', first, 'Hello', '2', second, 'Two'), ['Hello', 'Two'], []],
  ['no numbers and no empty lines', srt(first, 'Hello', second, 'Two'), ['Hello', 'Two'], []],
  [
    'an empty line after the number',
    srt('1', '', first, 'Hello', '', '2', '', second, 'Two'),
    ['Hello', 'Two'],
    [],
  ],
  ['a count-down', srt(first, '3', second, '2', '', '1'), ['3', '2\n1'], [['words_joined', 6]]],
  [
    'an empty line within the words',
    srt('1', first, 'Hello', '', 'you', '', '2', second, 'Two'),
    ['Hello\nyou', 'Two'],
    [['words_joined', 5]],
  ],
  ['words before the first time', srt('Hello', '', '1', first, 'Two'), ['Two'], [['words_without_time', 1]]],
  [
    'a cue of no length',
    srt(first, 'a', '', '00:00:03,000 --> 00:00:03,000', 'b', '', second, 'c'),
    ['a', 'c'],
    [['no_length', 4]],
  ],
  [
    'a cue that ends before it starts',
    srt('00:00:02.000 --> 00:00:01.000', 'b', '', second, 'c'),
    ['c'],
    [['ends_before_start', 1]],
  ],
  [
    'a time that cannot be read',
    srt(first, 'a', '', '00:00:0x,000 --> 00:00:05,000', 'b', '', 'b', '', second, 'c'),
    ['a', 'c'],
    [['time_unreadable', 4]],
  ],
  [
    'a minute of 75 seconds',
    srt('00:00:75.000 --> 00:02:01.000', 'b', '', second, 'c'),
    ['c'],
    [['time_unreadable', 1]],
  ],
  ['a cue without words', srt(first, '', second, 'c'), ['c'], [['no_words', 1]]],
  ['a cue that shows nothing', srt(first, '<i> \u200b\u2800</i>', '', second, 'c'), ['c'], [['no_words', 1]]],
  [
    'cues out of order',
    srt(second, 'later', '', first, 'sooner'),
    ['sooner', 'later'],
    [['out_of_order', 4]],
  ],
  ['cues at once', srt('00:01.000 --> 00:04.000', 'a', '', '00:02.000 --> 00:03.000', 'b'), ['a', 'b'], []],
  ['hours of three digits, short fractions, no fractions', srt('100:00:01,5 --> 100:00:02', 'a'), ['a'], []],
  ['a note in SRT is said', srt(first, 'a', '', '2', second, 'NOTE THIS'), ['a', 'NOTE THIS'], []],
  [
    'the line ends of old Macs',
    srt('WEBVTT', '', first, 'one', 'two', '', second, 'three').replaceAll('\n', '\r'),
    ['one\ntwo', 'three'],
    [],
  ],
]
for (const [name, file, expected, warned] of shapes)
  test(`${name}: nothing is lost in silence`, () => {
    assert.deepEqual(said(file), expected)
    assert.deepEqual(told(file), warned)
  })

test('what is left out is quoted', () => {
  const file = srt(first, 'a', '', '00:00:03,000 --> 00:00:03,000', '約束した', 'でしょ', '', second, 'c')
  assert.deepEqual(readCaptions(file).warnings, [
    { code: 'no_length', count: 1, at: [{ line: 4, words: '約束した でしょ' }] },
  ])
})

test('captions after the end of the film are kept and told', () => {
  const file = srt(first, 'a', '', second, 'b')
  assert.deepEqual(told(file, 3_000), [['past_the_end', 4]])
  assert.deepEqual(told(file, 3_001), [])
})

test('five thousand cues are read in order', () => {
  const at = (n: number) => new Date(n * 1000).toISOString().slice(11, 19)
  const file = Array.from(
    { length: 5000 },
    (_, n) => `${n + 1}\n${at(n)},000 --> ${at(n)},900\n声${n}\n`,
  ).join('\n')
  const { cues, warnings } = readCaptions(file)
  assert.equal(cues.length, 5000)
  assert.equal(cues.at(-1)?.text, '声4999')
  assert.deepEqual(warnings, [])
})

test('of many warnings of a kind the first are told and all are counted', () => {
  const [warning] = readCaptions(`${cue('a')}\n\n${'00:03.000 --> 00:03.000\nb\n\n'.repeat(500)}`).warnings
  assert.deepEqual([warning?.count, warning?.at.length], [500, 20])
})

test('a file of the largest size is read, one byte more is refused', () => {
  const whole = cue('a').padEnd(filmLimits.captionBytes, '\n')
  assert.equal(readCaptions(whole).cues.length, 1)
  assert.throws(() => readCaptions(`${whole}\n`), { code: 'film_captions_too_large' })
})

const refused: [string, string, string][] = [
  ['a file without cues', 'hello', 'film_captions_empty'],
  ['an empty file', '', 'film_captions_empty'],
  ['a file of one cue that cannot be used', '00:00:02.000 --> 00:00:01.000\na', 'film_captions_unreadable'],
  ['a huge file', cue('a'.repeat(400_001)), 'film_captions_too_large'],
]
for (const [name, given, code] of refused)
  test(`${name} is refused`, () =>
    assert.throws(
      () => readCaptions(given),
      (error) => error instanceof Refused && error.code === code,
    ))

/** What a slow reader would be slow on, first of all length. */
const slow: [string, string][] = [
  ['openings of SubStation marks', '{\\'],
  ['openings of scripts', '<script'],
  ['openings of ruby’s parentheses', '<rp>'],
  ['nested speakers', '<v a>'],
  ['spaces', ' '],
  ['ampersands', '&'],
  ['less-thans', '<'],
  ['spaces after a line', 'a \n'],
]
for (const [name, part] of slow)
  test(`a cue of nothing but ${name} is refused by its length, with its line`, () => {
    const file = `WEBVTT\n\n${cue(`a${part.repeat(Math.floor(399_000 / part.length))}b`)}`
    assert.throws(
      () => readCaptions(file),
      (error) =>
        error instanceof Refused && error.code === 'film_captions_cue_too_long' && error.details.line === 3,
    )
  })

for (const [name, part] of slow)
  test(`many cues of nothing but ${name} are read at once`, { timeout: 20_000 }, () => {
    const one = `${cue(part.repeat(Math.floor(3_900 / part.length)).trimEnd())}a\n\n`
    assert.ok(readCaptions(one.repeat(Math.floor(399_000 / Buffer.byteLength(one)))).cues.length > 90)
  })

test('a wall of arrows, of blank lines and of numbers is told and not dwelt upon', {
  timeout: 20_000,
}, () => {
  for (const line of ['-->\n', '\n', '7\n\n', '00:00:01.000 --> \n', `-->${' '.repeat(1000)}\n`])
    assert.ok(readCaptions(line.repeat(Math.floor(390_000 / line.length)) + cue('a')).cues.length > 0)
})

test('whatever is written is kept to the letter, and reading what was written changes nothing', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'あ雲<>&;#amp quot/rubyvt-0:.,!'),
    minLength: 1,
    maxLength: 40,
  })
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 4 }), (lines) => {
      const written = lines.map((line) =>
        line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').trim(),
      )
      const shown = written.filter((line) => line !== '').join('\n')
      fc.pre(shown !== '' && !/^\d+$/m.test(shown))
      const [text = ''] = said(cue(written.join('\n')))
      assert.equal(text, shown)
      const once = read(cue(written.join('\n')))
      assert.equal(read(once), once)
    }),
  )
})

test('the limit of a cue is a limit of one, not of the file', () => {
  const file = `${cue('あ'.repeat(filmLimits.captionCue - 1))}\n\n`.repeat(30)
  assert.equal(readCaptions(file).cues.length, 30)
})
