import type { Language } from '#contract/route.ts'
import type { Block } from './blocks.ts'
import type { Prose } from './prose.ts'

/**
 * A letter as it looks on the festival's paper: the wordmark, the text, its own addresses as links, a code that stands
 * alone in large figures, a film with its picture. Pictures travel in the letter and nothing is fetched, so that
 * opening it tells nobody.
 */
export const onPaper = ({
  subject,
  text,
  language,
}: {
  subject: string
  text: Prose | readonly Block[]
  language: Language
}): string => {
  const parts = 'text' in text ? paragraphsOf(text) : text.map((block) => printed(block))
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light"><title>${escaped(subject)}</title></head>
<body style="margin:0;background:#f2ede3;color:#14110e"><div style="max-width:480px;margin:0 auto;padding:32px 24px 48px;font:15px/26px ${sans[language]}">
<p style="margin:0 0 28px;font:600 18px/24px 'Noto Sans',Helvetica,Arial,sans-serif;letter-spacing:.12em">VERT<span style="color:#be1f02">I</span>CALE</p>
${parts.join('\n')}
</div></body></html>`
}

const sans: Record<Language, string> = {
  ja: "'Hiragino Sans','Noto Sans JP','Yu Gothic Medium',sans-serif",
  en: "'Noto Sans',system-ui,Helvetica,Arial,sans-serif",
}
const serif = "'Hiragino Mincho ProN','Yu Mincho','Noto Serif JP','Noto Serif',Georgia,serif"

const printed = (block: Block): string => {
  switch (block.kind) {
    case 'subject':
      return film(block)
    case 'head':
      return `<p style="margin:0 0 6px;font-weight:700">${inLine(block.words)}</p>`
    case 'act':
      return `<p style="margin:0 0 28px"><a href="${escaped(block.address)}" style="display:inline-block;padding:11px 18px;background:#14110e;color:#f2ede3;text-decoration:none;border-radius:2px;font-weight:600">${inLine(block.label)}</a></p>`
    case 'small':
      return `<p style="margin:28px 0 0;padding-top:14px;border-top:1px solid #cfc7b8;font-size:12px;line-height:20px;color:#5c554a">${inLine(block.words)}</p>`
    default:
      return paragraph(block.words.text, block.words.links)
  }
}

/** 9:16, as films are. */
const [wide, high] = [72, 128]

const film = ({ title, over, cid }: Extract<Block, { kind: 'subject' }>): string =>
  `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 22px;border-collapse:collapse"><tr>${
    cid
      ? `<td style="padding:0 18px 0 0;vertical-align:bottom"><img src="cid:${cid}" alt="" width="${wide}" height="${high}" style="display:block;width:${wide}px;height:${high}px;object-fit:cover"></td>`
      : ''
  }<td style="vertical-align:bottom"><p style="margin:0;font:700 22px/32px ${serif}">${inLine(title)}</p>${
    over ? `<p style="margin:4px 0 0;font-size:12px;line-height:20px;color:#5c554a">${inLine(over)}</p>` : ''
  }</td></tr></table>`

const paragraphsOf = ({ text, links }: Prose): string[] =>
  text
    .trim()
    .split(/\n{2,}/)
    .map((part) => paragraph(part, links))

const paragraph = (text: string, links: readonly string[]): string =>
  /^\d{6}$/.test(text)
    ? `<p style="margin:0 0 20px;font:400 42px/56px Georgia,serif;letter-spacing:.08em">${text}</p>`
    : `<p style="margin:0 0 20px">${inLine({ text, links })}</p>`

const inLine = ({ text, links }: Prose): string =>
  text
    .split(/(https?:\/\/\S+)/)
    .map((part) => linkOrWords(part, links))
    .join('')

const linkOrWords = (part: string, links: readonly string[]): string =>
  links.includes(part)
    ? `<a href="${escaped(part)}" style="color:#14110e;overflow-wrap:anywhere">${escaped(part)}</a>`
    : escaped(part).replaceAll('\n', '<br>')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
