/** A hashtag where it stands in a text. */
export type Hashtag = {
  /** Mark and word, as written. */
  written: string
  /** The word alone, in the form in which two spellings of one tag are equal. */
  folded: string
  /** UTF-16 offsets in the text. */
  start: number
  end: number
}

// Letters, marks and decimal digits of every script, and what twitter-text counts as part of a word in one
// (joiners, Hebrew points, wave dash, voiced marks, middle dots). 〇 is a numeral that Japanese reads as a letter.
const letter = '\\p{L}\\p{M}\\u3007'
const special =
  '_\\u200c\\u200d\\ua67e\\u05be\\u05f3\\u05f4\\uff5e\\u301c\\u309b\\u309c\\u30a0\\u30fb\\uff65\\u3003\\u0f0b\\u0f0c\\u00b7'
const inside = `[${letter}\\p{Nd}${special}]`
const mark = '[#\\uff03\\ufe5f]'

// A variation selector is a mark by category, yet after an emoji it belongs to the picture, not to a word.
const before = `(?<![${letter}\\p{Nd}${special}&]|${mark})|(?<=[\\ufe0e\\ufe0f])`
const keycap = '(?![\\ufe0e\\ufe0f\\u20e3])'
const after = `(?!${inside}|${mark}|:\\/\\/)`
const tag = new RegExp(
  `(?:${before})${mark}${keycap}(?=[\\p{Nd}${special}]*[${letter}])(${inside}+)${after}`,
  'gu',
)

/**
 * The hashtags of a text in order, with the boundaries of twitter-text: a mark inside a word begins none, a
 * word of digits alone is none. A tag is always the whole word: `#縦の夜2026です` is not `#縦の夜2026`.
 */
export const hashtagsIn = (text: string): Hashtag[] =>
  [...text.matchAll(tag)].map((match) => ({
    written: match[0],
    folded: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }))

/**
 * One form for all spellings of a tag: without the mark, width and compatibility forms unified (NFKC), case
 * folded over all of Unicode, the two wave dashes made one, invisible joiners dropped. Idempotent.
 */
export const fold = (written: string): string => {
  const word = written.replace(/^[#＃﹟]/u, '').replaceAll('～', '〜')
  const bare = word.normalize('NFKC').replace(/\u200c|\u200d|[\ufe00-\ufe0f]/gu, '')
  return caseFold(bare).normalize('NFKC')
}

/** Up and down again folds ß to ss; the last step undoes the one rule that looks at neighbours (final sigma). */
const caseFold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^ı]+/gu, (part) => part.toUpperCase().toLowerCase())
    .replaceAll('ς', 'σ')

/** Whether a word, with or without mark, can be an edition's hashtag. */
export const isHashtag = (word: string): boolean => {
  const written = `#${word.replace(/^[#＃﹟]/u, '')}`
  const [found, ...more] = hashtagsIn(written)
  return found?.written === written && more.length === 0
}
