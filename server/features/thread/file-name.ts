import { longestFileName } from '#contract/plain/thread.ts'
import { cleanLine } from '#platform/text/text.ts'
import type { FileKind } from './file-kinds.ts'

/**
 * A name as it was given, cleaned: no folder, nothing that hides or turns, nothing that any system gives a meaning, and
 * an ending that says what the file is.
 */
export const fileName = (given: string, { endings }: Pick<FileKind, 'endings'>): string => {
  const last = cleanLine(given).split(/[\\/]/).at(-1) as string
  const clean = withoutEdges(last.replace(/[<>:"|?*]/g, '_'))
  const fits = endings.some((ending) => clean.toLowerCase().endsWith(`.${ending}`))
  const ending = fits ? clean.slice(clean.lastIndexOf('.')) : `.${endings[0]}`
  const stem = fits ? clean.slice(0, clean.lastIndexOf('.')) : clean
  return `${shortened(stem, longestFileName - ending.length) || 'file'}${ending}`
}

/** Dots and blanks at either end hide a file or its ending. */
const withoutEdges = (name: string): string => {
  const signs = [...name]
  const stays = (sign: string) => !/[.\s]/.test(sign)
  return signs.slice(signs.findIndex(stays), signs.findLastIndex(stays) + 1).join('')
}

const characters = new Intl.Segmenter('ja', { granularity: 'grapheme' })

const shortened = (text: string, most: number): string =>
  [...characters.segment(text.slice(0, most * 20))]
    .slice(0, most)
    .map(({ segment }) => segment)
    .join('')
    .trim()

/**
 * `Content-Disposition` of a file to save under its name (RFC 6266): in ASCII for who reads no more, and whole
 * (RFC 8187).
 */
export const attachment = (name: string): string => {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${whole}`
}
