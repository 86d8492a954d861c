import type { CaptionWarning } from '#contract/captions.ts'

type Code = CaptionWarning['code']
type Place = CaptionWarning['at'][number]

/** How many places of a kind are told one by one; the others are counted. */
const mostPlaces = 20
const mostWords = 60

/** What a reader of captions has to tell a maker, by kind, each with its line in the file. */
export type Warnings = {
  /** `words` are those that are concerned; more may be added to them as they are read. */
  warn(code: Code, line: number, words?: string): { add(words: string): void }
  told(): CaptionWarning[]
}

export const collectWarnings = (): Warnings => {
  const kinds = new Map<Code, { count: number; at: Place[] }>()
  return {
    warn(code, line, words = '') {
      const kind = kinds.get(code) ?? { count: 0, at: [] }
      kinds.set(code, kind)
      kind.count++
      const place = { line, words: cut(words) }
      if (kind.at.length < mostPlaces) kind.at.push(place)
      return {
        add(more) {
          if (place.words.length < mostWords) place.words = cut(place.words ? `${place.words} ${more}` : more)
        },
      }
    },
    told: () => [...kinds].map(([code, kind]) => ({ code, ...kind })),
  }
}

const cut = (words: string): string => {
  const plain = words
    .slice(0, mostWords * 2)
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .toWellFormed()
  return plain.length > mostWords ? `${plain.slice(0, mostWords - 1).toWellFormed()}…` : plain
}
