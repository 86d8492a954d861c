import { jaModel, Parser } from 'budoux'
import { writtenDate } from './dates.ts'
import { changeShown } from './shown.ts'

/** Where a line may break, and nothing to see. */
const joint = '\u200b'

/**
 * From now on Japanese is shown phrase by phrase: for engines without `word-break: auto-phrase`. Styles: `.phrases`.
 */
export const showPhrases = (): void => {
  changeShown(phrased, joint)
  document.documentElement.classList.add('phrases')
}

/** The same text with a joint after each phrase but the last. */
export const phrased = (text: string): string => {
  if (text.length < 4 || !japanese.test(text)) return text
  const known = phrasedOnce.get(text)
  if (known !== undefined) return known
  if (phrasedOnce.size > 2000) phrasedOnce.clear()
  const whole = [...text.matchAll(unbroken)]
  let made = ''
  let from = 0
  for (const at of parser.parseBoundaries(text)) {
    if (whole.some(({ index, 0: { length } }) => at > index && at < index + length)) continue
    // a joint would take the air between a figure and what it counts
    if (figure.test(text.slice(at - 1, at)) !== figure.test(text.slice(at, at + 1))) continue
    made += text.slice(from, at) + joint
    from = at
  }
  made += text.slice(from)
  phrasedOnce.set(text, made)
  return made
}

const parser = new Parser(jaModel)
const phrasedOnce = new Map<string, string>()
const japanese = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u
const figure = /[\w%]/
/** Dates; and hashtags, addresses and words of another script: somebody may look for them by their letters. */
const unbroken = new RegExp(`${writtenDate.source}|[#＃][\\p{L}\\p{N}\\p{M}_ー]+|[\\w.+@/?=&%-]+`, 'gu')
