/**
 * One line as people see it: NFC, single blanks, nothing that hides or turns what stands beside it (see `kept`).
 * A text that shows nothing at all is ''. Total and idempotent, and linear in the length of the text.
 */
export const cleanLine = (text: string): string => {
  const line = withoutHidden(text.toWellFormed().replace(lineEnd, ' '))
    .replace(/\s+/g, (run) => (run.includes(wideBlank) ? wideBlank : ' '))
    .trim()
  return showsSomething(line) ? line : ''
}

/**
 * The same for a text of several lines: every line end is `\n`, at most two lines in a row are empty, no line
 * ends in blanks. How a line begins and is spaced stays: full-width blanks lay out Japanese paragraphs and verse.
 */
export const cleanLines = (text: string): string => {
  const lines = withoutHidden(text.toWellFormed().replace(lineEnd, '\n'))
    .split('\n')
    .map((line) => line.replace(narrowBlank, ' ').trimEnd())
  const first = lines.findIndex((line) => line !== '')
  const last = lines.findLastIndex((line) => line !== '')
  const whole = lines
    .slice(Math.max(first, 0), last + 1)
    .filter(notThirdOfEmpty)
    .join('\n')
    .replace(/^ +/, '')
  return showsSomething(whole) ? whole : ''
}

/** Whether anything of a text can be seen: blanks, fillers, joiners and marks without a letter show nothing. */
export const showsSomething = (text: string): boolean => visible.test(text)

/** A text without what hides or turns; its blanks and line ends stay as they are. */
export const withoutHidden = (text: string): string =>
  thin(thin(text.replace(tab, ' ').replace(strayFiller, ' ').replace(unseen, kept)).normalize('NFC'))

const wideBlank = '\u3000'
const narrowBlank = /[^\S\n\u3000]/g
const lineEnd = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g

/** Braille's blank, the null notehead and placeholders are drawn as nothing, whatever their category says. */
const visible = /(?![\u2800\ufffc\ufffd\u{1d159}\p{DI}])[\p{L}\p{N}\p{P}\p{S}\p{Co}\p{Cn}]/u

const notThirdOfEmpty = (line: string, at: number, all: readonly string[]): boolean =>
  line !== '' || all[at - 1] !== '' || all[at - 2] !== ''

const tab = /\t/g
/** The blanks of which invisible names are made: Hangul's outside of a syllable, Braille's outside of Braille. */
const strayFiller =
  /\u115f(?![\u1161-\u11a7])|(?<![\u1100-\u115e])\u1160|[\u3164\uffa0]|(?<![\u2801-\u28ff])\u2800(?![\u2801-\u28ff])/gu

/**
 * Controls, what Unicode lets a reader ignore (joiners, direction, soft hyphens, tags, selectors), annotation
 * marks, placeholders and what is no character.
 */
const unseen =
  /[\u115f\u1160]|\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,6}\u{e007f}|(?!\n)\p{Cc}|\p{DI}|[\ufff9-\uffff]|\p{NChar}/gu

/**
 * What of it stays, because without it something else is read: the joiner within an emoji; joiner and non-joiner
 * between letters of scripts that shape by them; one variation selector on what has variants (emoji, names in
 * kanji, Mongolian); the flags that are spelt in tags. Everything else of it goes.
 */
const kept = (sign: string, at: number, whole: string): string => {
  if (sign.length > 2 || sign === '\u115f' || sign === '\u1160') return sign
  const before = whole.slice(Math.max(0, at - 4), at)
  if (
    sign === '\u200d' &&
    pictureAtEnd.test(before) &&
    /^\p{Extended_Pictographic}/u.test(ahead(whole, at + 1))
  )
    return sign
  if (sign === '\u200d' && viramaAtEnd.test(before)) return sign
  if (sign === '\u200c' || sign === '\u200d')
    return joinedAtEnd.test(before) && joinedAhead.test(ahead(whole, at + 1)) ? sign : ''
  if (/[\ufe00-\ufe0f]/.test(sign)) return /(?:\p{Emoji}|[\p{L}\p{S}\p{N}\p{P}])$/u.test(before) ? sign : ''
  if (/[\u{e0100}-\u{e01ef}]/u.test(sign)) return /\p{sc=Han}$/u.test(before) ? sign : ''
  if (/[\u180b-\u180f]/.test(sign)) return /\p{sc=Mong}$/u.test(before) ? sign : ''
  return ''
}

const pictureAtEnd = /\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?$/u
const shaping =
  '\\p{sc=Arab}\\p{sc=Syrc}\\p{sc=Mong}\\p{sc=Nkoo}\\p{sc=Deva}\\p{sc=Beng}\\p{sc=Guru}\\p{sc=Gujr}\\p{sc=Orya}\\p{sc=Taml}\\p{sc=Telu}\\p{sc=Knda}\\p{sc=Mlym}\\p{sc=Sinh}\\p{sc=Tibt}\\p{sc=Mymr}\\p{sc=Khmr}'
const viramaAtEnd = /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2]$/
const joinedAtEnd = new RegExp(`(?=[\\p{L}\\p{M}])[${shaping}]$`, 'u')
const joinedAhead = new RegExp(`^(?=[\\p{L}\\p{M}])[${shaping}]`, 'u')

const ahead = (whole: string, from: number): string => whole.slice(from, from + 2)

/**
 * Thirty marks on a letter are what Unicode's stream-safe format (UAX #15) leaves to any language; longer piles
 * cover the lines around them, and to normalise one takes the square of its height.
 */
const thin = (text: string): string => text.replace(/(\p{M}{30})\p{M}+/gu, '$1')
