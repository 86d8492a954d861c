import { locale } from '../messages/messages.ts'

const digits = '〇一二三四五六七八九'
/** Kanji numerals as on posters: 2026 → 二〇二六, 12 → 十二 when counted. */
export const kanji = (value: number, how: 'counted' | 'digits' = 'counted'): string => {
  if (how === 'digits' || value > 99) return [...String(value)].map((d) => digits[Number(d)]).join('')
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return `${tens > 1 ? digits[tens] : ''}${tens ? '十' : ''}${ones || !tens ? digits[ones] : ''}`
}

/** A mark as it is printed: 四 or 4. */
export const numeral = (mark: number): string => (locale === 'ja' ? kanji(mark) : String(mark))

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
/** A small number in words: 五 or five. */
export const inWords = (n: number): string => (locale === 'ja' ? kanji(n) : (small[n] ?? String(n)))
