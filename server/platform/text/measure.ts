const characters = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** UTF-16 units that one character may take at most: four people with their skins and joiners are 19. */
const unitsEach = 20

/** Whether a text is so long that nobody has to look at it to know: judged before anything reads it. */
export const isFarTooLong = (text: string, most: number): boolean => text.length > most * unitsEach

/** Whether a text has more than `most` characters as people count them (graphemes). Reads no further than it must. */
export const isLongerThan = (text: string, most: number): boolean =>
  text.length > most && (isFarTooLong(text, most) || measure(text, most) > most)

/** The characters of a text as people count them; stops one beyond `enough`. */
export const measure = (text: string, enough = Number.POSITIVE_INFINITY): number => {
  let count = 0
  for (const _ of characters.segment(text)) if (++count > enough) break
  return count
}
