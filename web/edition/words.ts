import type { Award, Edition } from '#contract/edition.ts'
import { locale } from '../messages/messages.ts'
import { number } from '../words/plural.ts'
import { day, hour, kanji, lastMinute } from '../words/time.ts'

/** A text in the language of the page, or in the other one when it is missing. */
export const said = (text: { ja: string; en: string }): string =>
  text[locale] || text[locale === 'ja' ? 'en' : 'ja']

/** 90_000 → 一分三十秒 on posters, 1分30秒 in lists; 1 minute 30 seconds. */
export const lengthInWords = (ms: number, poster = false): string => {
  const [minutes, seconds] = [Math.floor(ms / 60_000), Math.round((ms % 60_000) / 1000)]
  const ja = (n: number) => (poster ? kanji(n) : String(n))
  const parts =
    locale === 'ja'
      ? [minutes && `${ja(minutes)}分`, (seconds || !minutes) && `${ja(seconds)}秒`]
      : [
          minutes && (minutes === 1 ? '1 minute' : `${minutes} minutes`),
          (seconds || !minutes) && (seconds === 1 ? '1 second' : `${seconds} seconds`),
        ]
  return parts.filter(Boolean).join(locale === 'ja' ? '' : ' ')
}

/** 2_147_483_648 → 2 GB; sizes as phones show them. */
export const sizeInWords = (bytes: number): string => {
  const gb = bytes / 1024 ** 3
  return gb >= 1
    ? `${number(locale, Math.round(gb * 10) / 10)} GB`
    : `${number(locale, Math.round(bytes / 1024 ** 2))} MB`
}

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

/** The hashtag as the language writes it, mark included. */
export const tagInWords = ({ hashtags }: Pick<Edition, 'hashtags'>): string => {
  const latin = (tag: string) => /^[\p{Script=Latin}\d_]+$/u.test(tag)
  const tag = (locale === 'en' ? hashtags.find(latin) : hashtags.find((one) => !latin(one))) ?? hashtags[0]
  return tag ? (locale === 'ja' && !latin(tag) ? `＃${tag}` : `#${tag}`) : ''
}

/**
 * The year an edition is named after: the one at the end of its address, as its organiser wrote it; else that of its
 * ceremony or of its films, in its own zone. Films of November may be awarded in January.
 */
export const yearOf = ({
  slug,
  calendar,
  timeZone,
}: Pick<Edition, 'slug' | 'calendar' | 'timeZone'>): number | null => {
  const written = /(?:^|-)((?:19|20)\d\d)$/.exec(slug)?.[1]
  if (written) return Number(written)
  const at = (['ceremony', 'screening', 'submissions', 'announced'] as const)
    .map((kind) => calendar.find((phase) => phase.kind === kind)?.startsAt)
    .find(Boolean)
  return at
    ? Number(new Intl.DateTimeFormat('en-u-ca-gregory', { year: 'numeric', timeZone }).format(new Date(at)))
    : null
}

/** 11月8日（日）23:59. An end at midnight is said as 23:59 of the day before. */
export const moment = (
  at: string,
  edge: 'start' | 'end',
  timeZone: string,
  joined: (p: { day: string; hour: string }) => string,
): string => {
  const shown = edge === 'end' ? lastMinute(at, timeZone) : new Date(at)
  return joined({ day: day(shown, timeZone, 'weekday'), hour: hour(shown, timeZone) })
}

/** What is added to a name: 題（作者） or title (maker). */
export const bracketed = (text: string): string => (locale === 'ja' ? `（${text}）` : ` (${text})`)

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
