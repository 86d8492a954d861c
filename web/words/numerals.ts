import { locale } from '../messages/messages.ts'
import { kanji } from './time.ts'

/** A mark as it is printed: 四 or 4. */
export const numeral = (mark: number): string => (locale === 'ja' ? kanji(mark) : String(mark))

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
/** A small number in words: 五 or five. */
export const inWords = (n: number): string => (locale === 'ja' ? kanji(n) : (small[n] ?? String(n)))
