import { refuse } from '#platform/errors.ts'
import { cleanLine, cleanLines } from './clean.ts'
import { isFarTooLong, isLongerThan } from './measure.ts'

export { addressesIn, type Stretch } from './addresses.ts'
export { cleanLine, cleanLines, showsSomething, withoutHidden } from './clean.ts'
export { fold, foldForSearch } from './fold.ts'
export { isLongerThan, measure } from './measure.ts'

export type TextRule = {
  /** Where it stands in what was sent: `title.original`. */
  field: string
  /** Characters as people count them. */
  limit: number
  /** Line ends are kept. */
  lines?: boolean
}

/**
 * A text from outside as it is kept (`cleanLine`, `cleanLines`); '' when it shows nothing. HTML stays what it is,
 * characters. Its length is judged before anything reads it, and again when it is clean: refuses `text_too_long`
 * {limit} at the field.
 */
export const cleanText = (text: string, { field, limit, lines = false }: TextRule): string => {
  if (isFarTooLong(text, limit)) refuse('text_too_long', { limit }, field)
  const clean = lines ? cleanLines(text) : cleanLine(text)
  return isLongerThan(clean, limit) ? refuse('text_too_long', { limit }, field) : clean
}

/** The same for a line in both languages; its fields are `name.ja` and `name.en`. */
export const cleanBoth = <T extends Record<string, string>>(texts: T, { field, ...rule }: TextRule): T =>
  Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [
      language,
      cleanText(text, { ...rule, field: `${field}.${language}` }),
    ]),
  ) as T
