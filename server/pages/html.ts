import type { Language } from '#contract/route.ts'
import type { Shell } from './assets.ts'

/** What one address says about itself to browsers, search engines and the people it is sent to. */
export type Head = {
  title: string
  description?: string
  /** Full address of the page. */
  canonical?: string
  openGraph?: Record<string, string | number>
  jsonLd?: object
  /** Other forms of the page: [rel, type, address, title]. */
  links?: { rel: string; type: string; href: string; title?: string }[]
}

export type Page = {
  language: Language
  path: string
  head: Head
  /** Answers of the API that the page will ask for, by address without `/api`. */
  boot?: Record<string, unknown>
  /** Markup that is there before any script. */
  first?: string
  ink?: { accent: string; accentOnStage: string; accentOnPaper: string; onAccent: string }
}

/** The HTML of a page: the built template with its language, head, preloads and first data. */
export const renderPage = (shell: Shell, { language, path, head, boot, first = '', ink }: Page): string => {
  const page = shell.pageAt(path)
  const needs = page?.[language] ?? { js: [], css: [] }
  const tags = [
    `<title>${text(head.title)}</title>`,
    head.description && meta('description', head.description),
    head.canonical && `<link rel="canonical" href="${text(head.canonical)}">`,
    ...Object.entries(head.openGraph ?? {}).map(
      ([property, content]) => `<meta property="${text(property)}" content="${text(String(content))}">`,
    ),
    head.openGraph && meta('twitter:card', 'summary_large_image'),
    ...(head.links ?? []).map(
      ({ rel, type, href, title }) =>
        `<link rel="${rel}" type="${type}" href="${text(href)}"${title ? ` title="${text(title)}"` : ''}>`,
    ),
    head.jsonLd && `<script type="application/ld+json">${json(head.jsonLd)}</script>`,
    ...needs.css
      .filter((href) => !shell.template.includes(href))
      .map((href) => `<link rel="stylesheet" href="${href}">`),
    ...needs.js
      .filter((href) => !shell.template.includes(href))
      .map((href) => `<link rel="modulepreload" href="${href}">`),
    ink &&
      `<style>:root{--accent:${ink.accent};--accent-on-stage:${ink.accentOnStage};--accent-on-paper:${ink.accentOnPaper};--on-accent:${ink.onAccent}}</style>`,
  ]
  return shell.template
    .replace('<html lang="ja">', `<html lang="${language}">`)
    .replace('<body class="stage">', `<body class="${page?.ground ?? 'paper'}">`)
    .replace('</head>', () => `${tags.filter(Boolean).join('\n')}\n</head>`)
    .replace('<!--first-->', () => first)
    .replace('<!--boot-->', () =>
      boot ? `<script type="application/json" id="boot">${json(boot)}</script>` : '',
    )
}

/** Safe in markup and in quoted attributes, of HTML and of XML, which breaks at what is no character. */
export const text = (value: string): string =>
  value
    .toWellFormed()
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
    .replace(/[\u202a-\u202e\u2066-\u2069\p{NChar}]|(?![\t\n\r])\p{Cc}/gu, '')

/** Safe inside a script element. */
export const json = (value: unknown): string =>
  JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029')

const meta = (name: string, content: string) => `<meta name="${name}" content="${text(content)}">`
