import type { Language } from '#contract/route.ts'

/**
 * A plain letter as it looks on the festival's paper: the wordmark, the text, its own addresses as links, a code
 * that stands alone in large figures. No picture and nothing fetched, so that opening a letter tells nobody.
 */
export const onPaper = ({
  subject,
  text,
  links,
  language,
}: {
  subject: string
  text: string
  links: readonly string[]
  language: Language
}): string => {
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((part) => paragraph(part, links))
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light"><title>${escaped(subject)}</title></head>
<body style="margin:0;background:#f2ede3;color:#14110e"><div style="max-width:480px;margin:0 auto;padding:32px 24px 48px;font:15px/26px ${sans[language]}">
<p style="margin:0 0 28px;font:600 18px/24px 'Noto Sans',Helvetica,Arial,sans-serif;letter-spacing:.12em">VERT<span style="color:#be1f02">I</span>CALE</p>
${paragraphs.join('\n')}
</div></body></html>`
}

const sans: Record<Language, string> = {
  ja: "'Hiragino Sans','Noto Sans JP','Yu Gothic Medium',sans-serif",
  en: "'Noto Sans',system-ui,Helvetica,Arial,sans-serif",
}

const paragraph = (text: string, links: readonly string[]): string =>
  /^\d{6}$/.test(text)
    ? `<p style="margin:0 0 20px;font:400 42px/56px Georgia,serif;letter-spacing:.08em">${text}</p>`
    : `<p style="margin:0 0 20px">${text
        .split(/(https?:\/\/\S+)/)
        .map((part) => linkOrWords(part, links))
        .join('')}</p>`

const linkOrWords = (part: string, links: readonly string[]): string =>
  links.includes(part)
    ? `<a href="${escaped(part)}" style="color:#14110e;overflow-wrap:anywhere">${escaped(part)}</a>`
    : escaped(part).replaceAll('\n', '<br>')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
