import { refuse } from '#platform/errors.ts'

export type TextRule = { field: string; limit: number; lines?: boolean }

/**
 * A text from outside as it is kept: NFC, without control characters, bidirectional overrides, byte-order
 * marks, broken surrogates or what Unicode calls no character (XML cannot hold U+FFFF), trimmed. HTML stays what it is, characters. Refuses with `text_too_long` at the
 * field when it has more user-perceived characters than `limit`.
 */
export const cleanText = (text: string, { field, limit, lines = false }: TextRule): string => {
  const clean = tidy(text, lines)
  if (clean.length > limit) {
    const length = countCharacters(clean, limit)
    if (length > limit) refuse('text_too_long', { limit }, field)
  }
  return clean
}

const tidy = (text: string, lines: boolean): string => {
  const kept = text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(lines ? /(?!\n)\p{Cc}/gu : /\p{Cc}/gu, ' ')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd\ufff9-\ufffb\p{NChar}]/gu, '')
    .normalize('NFC')
  return lines
    ? kept
        .replace(/[ \t]+$/gm, '')
        .replace(/\n{4,}/g, '\n\n\n')
        .trim()
    : kept.replace(/ {2,}/g, ' ').trim()
}

const characters = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** User-perceived characters; stops counting beyond `enough`, and never lets one "character" hide a long text. */
const countCharacters = (text: string, enough: number): number => {
  if (text.length > enough * 12) return text.length
  let count = 0
  for (const _ of characters.segment(text)) if (++count > enough) break
  return count
}
