import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mostPageText } from '#contract/plain/edition.ts'
import { blocksOf } from './markdown.ts'

const plain = (markdown: string) =>
  blocksOf(markdown).map(({ kind, runs }) => [kind, runs.map(({ text }) => text).join('')])

test('headings, paragraphs, lists, quotations and emphasis are read as people write them', () => {
  assert.deepEqual(
    plain('## 料金\n\n無料です。\n次の行\n\n- 一\n- 二\n\n3. 三\n4. 四\n\n> 引用\n\n---\n\n#### 小さく'),
    [
      ['heading', '料金'],
      ['paragraph', '無料です。\n次の行'],
      ['item', '一'],
      ['item', '二'],
      ['item', '三'],
      ['item', '四'],
      ['quote', '引用'],
      ['rule', ''],
      ['minor', '小さく'],
    ],
  )
  assert.deepEqual(
    blocksOf('3. 三\n   - 中').map(({ number, depth }) => [number, depth]),
    [
      [3, 0],
      [undefined, 1],
    ],
  )
  assert.deepEqual(blocksOf('**太字**と*斜体*と`印`')[0]?.runs, [
    { text: '太字', strong: true },
    { text: 'と' },
    { text: '斜体', emphasis: true },
    { text: 'と' },
    { text: '印', code: true },
  ])
})

test('HTML stays the text it was written as, and pictures are their words', () => {
  assert.deepEqual(plain('<script>alert(1)</script>'), [['paragraph', '<script>alert(1)</script>']])
  assert.deepEqual(plain('a <img src=x onerror=alert(1)> b'), [
    ['paragraph', 'a <img src=x onerror=alert(1)> b'],
  ])
  assert.deepEqual(plain('![絵](https://example.org/a.png)'), [['paragraph', '絵']])
})

test('links lead to the web and to mailboxes, and nowhere else', () => {
  const href = (markdown: string) => blocksOf(markdown)[0]?.runs[0]?.href
  assert.equal(href('[a](https://example.org/)'), 'https://example.org/')
  assert.equal(href('[a](mailto:a@example.jp)'), 'mailto:a@example.jp')
  for (const bad of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//x',
    '/me',
  ])
    assert.equal(href(`[a](${bad})`), undefined, bad)
  assert.equal(href('[a](java&#115;cript:alert(1))'), undefined)
})

test('whatever is written is read, and only what a page may show comes out of it', () => {
  const piece = fc.constantFrom(
    '#',
    '*',
    '_',
    '`',
    '[',
    ']',
    '(',
    ')',
    '>',
    '-',
    '1.',
    '<',
    '&',
    '\n',
    ' ',
    '縦',
    'http://x',
    '![',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
      for (const { runs } of blocksOf(pieces.join('')))
        for (const { text, href } of runs) {
          assert.equal(typeof text, 'string')
          assert.ok(href === undefined || /^(https?|mailto):/.test(href))
        }
    }),
  )
})

test('the deepest page that may be written is read, and what lies too deep stands as it was written', () => {
  const worst = ['>', '- ', '*a ', '[', '![', '`', '<a ', '_', '**', '1. ', '[a](', '&#', '\\', '> - ', '*_']
  for (const piece of worst) assert.ok(Array.isArray(blocksOf(piece.repeat(mostPageText / piece.length))))
  const stairs = Array.from({ length: 120 }, (_, at) => `${'  '.repeat(at)}- 縦`).join('\n')
  assert.ok(blocksOf(stairs.slice(0, mostPageText)).length > 20)
  const deep = plain(`${'> '.repeat(60)}縦`)
  assert.match(String(deep), /縦/)
})
