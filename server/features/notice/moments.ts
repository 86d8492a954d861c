import { lastMinuteOf } from '#contract/plain/deadline.ts'
import type { Language } from '#contract/route.ts'

/** ja 11月8日（日）23:59, en Sun 8 November, 23:59; in the given time zone. */
export const moment = (at: Date, timeZone: string, language: Language): string => {
  const day = new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    timeZone,
  })
    .format(at)
    .replace(',', '')
  return language === 'ja'
    ? `${day.replace(/\((.)\)/, '（$1）')}${clock(at, timeZone)}`
    : `${day}, ${clock(at, timeZone)}`
}

/** An end, by the last minute that counts. */
export const deadline = (end: string, timeZone: string, language: Language): string =>
  moment(new Date(lastMinuteOf(Date.parse(end))), timeZone, language)

const clock = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at)

/** A phase from its start to its last minute. */
export const span = (
  phase: { startsAt: string; endsAt: string | null },
  timeZone: string,
  language: Language,
): string => {
  const start = moment(new Date(phase.startsAt), timeZone, language)
  const end = phase.endsAt ? deadline(phase.endsAt, timeZone, language) : ''
  return language === 'ja' ? `${start}〜${end}` : `${start} – ${end}`
}

/** 412_000_000 → 412 MB */
export const sizeInWords = (bytes: number, language: Language): string => {
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)
  if (bytes >= 1e9) return `${number(bytes / 1e9, 1)} GB`
  return bytes >= 1e6
    ? `${number(bytes / 1e6, bytes < 1e7 ? 1 : 0)} MB`
    : `${number(Math.ceil(bytes / 1e3), 0)} kB`
}
