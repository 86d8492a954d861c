import { addressesIn, cleanLine, fold } from '#platform/text/text.ts'

/** A hashtag where it stands in a text. */
export type Hashtag = Reading & {
  start: number
  /** The whole tag and, longest first, where each of its joiners would end it. */
  readings: readonly Reading[]
}
export type Reading = {
  /** Mark and word, as written. */
  written: string
  /** The word alone, in the form in which two spellings of one tag are equal. */
  folded: string
  /** UTF-16 offset in the text. */
  end: number
}

/**
 * The hashtags of a text in order; none within an address. By UAX #31 (D2) a tag is
 * `mark word (joiners word)*`, so that joiners at its end are no part of it, and no letter stands before the
 * mark. A mark is `#`, `＃` or `﹟`. A word is made of what X takes for one: letters, marks and decimal digits of
 * every script and a few signs, `_` among them; of digits alone it is none. It is always whole:
 * `#縦の夜2026です` is not `#縦の夜2026`.
 *
 * Joiners are the middle dots, wave dashes and the like. X reads on behind them (`#ジャン・リュック`),
 * Instagram and TikTok end the tag there; whoever asks which tag is meant takes the longest reading that is one.
 * What nobody sees (zero-width blanks, variants) neither ends a tag nor begins one.
 */
export const hashtagsIn = (text: string): Hashtag[] => {
  const addresses = addressesIn(text).values()
  let address = addresses.next().value
  return [...text.matchAll(tag)].flatMap(({ 0: written, index }) => {
    while (address && address.end <= index) address = addresses.next().value
    return address && address.start <= index ? [] : [hashtag(written, index)]
  })
}

/** Whether a word, with or without mark, can be an edition's hashtag: at most 100 units long. */
export const isHashtag = (word: string): boolean => {
  const written = `#${withoutMark(word)}`
  return written.length <= longest && hashtagsIn(written)[0]?.written === written
}

/** A tag as it is kept: clean, without its mark. */
export const withoutMark = (written: string): string => cleanLine(written).replace(/^[#＃﹟]/u, '')

/** An edition's tag, its mark included; what goes on beyond is no shorter reading of one. */
const longest = 101

const joiner = '\\u05be\\u0f0b\\u0f0c\\u00b7\\u30fb\\uff65\\u301c\\uff5e\\u30a0'
const letter = '[[\\p{L}\\p{M}\\u3007]--\\p{DI}]'
const inWord = '[[\\p{L}\\p{M}\\p{Nd}\\u3007_\\ua67e\\u05f3\\u05f4\\u309b\\u309c\\u3003]--\\p{DI}]'
const between = `[${joiner}\\p{DI}]`
const mark = '[#\\uff03\\ufe5f]'

// The mark is looked for first: to look back from everywhere would take the square of a long text.
const before = `(?=${mark})(?<![${inWord}${mark}&]\\p{DI}*)`
const keycap = '\\p{DI}*\\u20e3'
const hasLetter = `(?=[${between}[${inWord}--${letter}]]*${letter})`
const word = `${inWord}(?:${between}*${inWord})*`
const after = `(?!${between}*${inWord}|\\p{DI}*${mark}|\\p{DI}*:\\/\\/)`
const tag = new RegExp(`${before}${mark}(?!${keycap})${hasLetter}\\p{DI}*${word}${after}`, 'gv')
const ends = new RegExp(`(?<=${inWord})${between}*[${joiner}]`, 'gv')

const hashtag = (written: string, start: number): Hashtag => {
  const reading = (length: number): Reading => ({
    written: written.slice(0, length),
    folded: fold(written.slice(1, length)),
    end: start + length,
  })
  const shorter = [...written.slice(0, longest + 1).matchAll(ends)].map(({ index }) => reading(index))
  const whole = reading(written.length)
  return { ...whole, start, readings: [whole, ...shorter.filter(isTag).reverse()] }
}

const isTag = ({ written }: Reading): boolean => new RegExp(letter, 'v').test(written)
