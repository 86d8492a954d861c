import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { asWords, link, paragraphs, prose } from './prose.ts'

/** What the link finders of mail programs agree on: a scheme, www, or a name with a domain of letters behind it. */
const looksLikeLink =
  /\w+:\/\/\S|\bwww\.\S|[\p{L}\p{N}-]\.\p{L}{2}|\S@\S+\.\p{L}{2}|\b(mailto|tel|sms|data|javascript):\S|\d+\.\d+\.\d+\.\d+/iu

test('what people write is words: no mail program finds a link in it', () => {
  for (const [written, shown] of Object.entries({
    'https://evil.example/win?a=b': 'https: //evil. example/win?a=b',
    'HTTP://127.0.0.1:80/x': 'HTTP: //127. 0.0.1:80/x',
    'evil.example': 'evil. example',
    'www.evil.co.jp': 'www. evil. co. jp',
    'bit.ly/3x': 'bit. ly/3x',
    'mail me@evil.jp': 'mail me@evil. jp',
    'mailto:me@evil.jp': 'mailto: me@evil. jp',
    'tel:0120000000': 'tel: 0120000000',
    '例え.みんな': '例え. みんな',
    'evil．jp': 'evil． jp',
    '8.8.8.8': '8. 8.8.8',
    '1.2345.6.7': '1. 2345.6.7',
    'me@:.evil': 'me@:. evil',
    'javascript:alert(1)': 'javascript: alert(1)',
    '二行\n\n409213': '二行 409213',
  }))
    assert.equal(asWords(written), shown)
})

test('what is no address stays as it was written', () => {
  for (const text of [
    '2.5次元',
    'No.5',
    'A.I.',
    '第1話：空',
    'Re:Zero',
    '今日。明日',
    'あ…',
    'http',
    '15:30',
    'v1.2.3',
    'Ph.D',
  ])
    assert.equal(asWords(text), text)
})

test('whatever people write, nothing in it looks like a link, and to say it again changes nothing', () => {
  const part = fc.constantFrom(
    'https://',
    'www.',
    'evil',
    '.',
    '．',
    ':',
    '//',
    '@',
    'jp',
    'みんな',
    '1',
    ' ',
    '\n',
    'mailto:',
    '-',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
      const words = asWords(parts.join(''))
      assert.doesNotMatch(words, looksLikeLink)
      assert.equal(asWords(words), words)
    }),
    { numRuns: 5000 },
  )
})

test('a letter’s own address is a link, and the only one', () => {
  const home = link('https://festival.example/a')
  const letter = paragraphs(prose`${'https://evil.example'} asks ${3} times:\n${home}`, null, prose`Bye.`)
  assert.deepEqual(letter, {
    text: 'https: //evil. example asks 3 times:\nhttps://festival.example/a\n\nBye.\n',
    links: ['https://festival.example/a'],
  })
})
