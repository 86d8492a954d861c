import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderPage, text } from './html.ts'

const shell = {
  template:
    '<!doctype html><html lang="ja"><head></head><body class="stage"><div id="stage"><!--first--></div><!--boot--></body></html>',
  pageAt: (path: string) =>
    path === '/'
      ? {
          ground: 'stage' as const,
          ja: { js: ['/assets/feed.js', '/assets/ja.js'], css: ['/assets/feed.css'] },
          en: { js: ['/assets/feed.js', '/assets/en.js'], css: ['/assets/feed.css'] },
        }
      : null,
}

test('a page carries its language, ground, head, preloads and first data', () => {
  const html = renderPage(shell, {
    language: 'en',
    path: '/',
    head: {
      title: 'Upright Night',
      canonical: 'https://example.org/',
      openGraph: { 'og:title': 'Upright Night' },
    },
    boot: { '/feed': { films: [] } },
    first: '<video></video>',
  })
  assert.match(html, /<html lang="en">/)
  assert.match(html, /<body class="stage">/)
  assert.match(html, /<title>Upright Night<\/title>/)
  assert.match(html, /<meta property="og:title" content="Upright Night">/)
  assert.deepEqual(
    [...html.matchAll(/<link rel="modulepreload" href="([^"]+)">/g)].map(([, href]) => href),
    ['/assets/feed.js', '/assets/en.js'],
  )
  assert.match(html, /<link rel="stylesheet" href="\/assets\/feed.css">/)
  assert.match(html, /<div id="stage"><video><\/video><\/div>/)
  assert.match(html, /<script type="application\/json" id="boot">\{"\/feed":\{"films":\[\]\}\}<\/script>/)
})

test('markup, quotes and direction overrides in a title stay text, in the head and in the data', () => {
  const title = '</title><script>alert(1)</script>"\u202egnp.exe'
  const html = renderPage(shell, {
    language: 'ja',
    path: '/films/x',
    head: { title, openGraph: { 'og:title': title }, jsonLd: { name: title } },
    boot: { '/x': title },
  })
  assert.doesNotMatch(html, /<script>alert/)
  assert.doesNotMatch(text(title), /["<>\u202e]/)
  assert.equal(html.match(/<\/script>/g)?.length, 2)
  assert.match(html, /<body class="paper">/)
})

test('a dollar sign in a text is not a replacement pattern', () => {
  const html = renderPage(shell, {
    language: 'ja',
    path: '/',
    head: { title: "$& $' $1" },
    boot: { a: "$'" },
  })
  assert.match(html, /<title>\$&#38; \$&#39; \$1<\/title>/)
  assert.match(html, /\{"a":"\$'"\}/)
})
