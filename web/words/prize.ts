import type { Award } from '#contract/edition.ts'
import { locale } from '../messages/messages.ts'
import { kanji } from './kanji.ts'
import { number } from './plural.ts'
import { said } from './said.ts'

/** What is won: its own words, else the amount; 百万円 as on posters, ¥1,000,000 in English. */
export const prizeInWords = ({ prize, prizeAmount, prizeCurrency }: Award): string => {
  if (said(prize)) return said(prize)
  if (prizeAmount === null || !prizeCurrency) return ''
  if (locale === 'ja' && prizeCurrency === 'JPY') return `${kanjiAmount(prizeAmount)}円`
  const digits = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: prizeCurrency,
  }).resolvedOptions().maximumFractionDigits
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: prizeCurrency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: prizeAmount % 10 ** (digits ?? 0) === 0 ? 0 : digits,
  }).format(prizeAmount / 10 ** (digits ?? 0))
}

const units = ['', '万', '億', '兆']
const kanjiAmount = (amount: number): string => {
  const groups = [0, 1, 2, 3].map((power) => Math.floor(amount / 10_000 ** power) % 10_000)
  // a ragged amount is a figure, not a poster
  if (groups.filter(Boolean).length > 1 || amount === 0) return number('ja', amount)
  const power = groups.findIndex(Boolean)
  return `${thousands(groups[power] ?? 0)}${units[power]}`
}
const thousands = (n: number): string => {
  const digit = (at: number, unit: string) => {
    const d = Math.floor(n / at) % 10
    return d === 0 ? '' : `${d === 1 ? '' : kanji(d)}${unit}`
  }
  const ones = n % 10
  return `${digit(1000, '千')}${digit(100, '百')}${digit(10, '十')}${ones ? kanji(ones) : ''}`
}
