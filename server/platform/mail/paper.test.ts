import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onPaper } from './paper.ts'
import { prose } from './prose.ts'

const paper = (text: string, ...links: string[]) =>
  onPaper({ subject: 'A & B', text: { text, links }, language: 'en' })

test('a letter on paper shows a lone code large, links its addresses, and prints HTML as text', () => {
  const own = 'https://festival.example/a?b=1&c="2"'
  const html = paper(`Enter <b>this</b>:\n\n409213\n\nSee ${own}\nnot http://evil.example\nand so on`, own)
  assert.match(html, /42px\/56px[^>]*>409213</)
  assert.match(html, /<a href="https:\/\/festival\.example\/a\?b=1&amp;c=&quot;2&quot;"/)
  assert.equal(html.match(/<a /g)?.length, 1)
  assert.match(html, /Enter &lt;b&gt;this&lt;\/b&gt;:/)
  assert.match(html, /<title>A &amp; B<\/title>/)
})

test('nothing is fetched when a letter is opened', () => {
  assert.doesNotMatch(
    paper('Hello\n\nhttps://festival.example', 'https://festival.example'),
    /<img|<link|url\(|src=/,
  )
  const film = { kind: 'subject', title: prose`A <b>`, over: null, cid: 'film' } as const
  const withPicture = onPaper({ subject: '', text: [film], language: 'en' })
  assert.deepEqual(withPicture.match(/src="[^"]*"/g), ['src="cid:film"'])
  assert.match(withPicture, /A &lt;b&gt;/)
})
