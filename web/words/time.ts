import { lastMinuteOf } from '#contract/plain/deadline.ts'
import { locale } from '../messages/messages.ts'

/** 168_000 → 2:48; hours only when there are some. */
export const clock = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

type Style = 'long' | 'weekday' | 'brief' | 'short'
const parts: Record<Style, Intl.DateTimeFormatOptions> = {
  long: { month: 'long', day: 'numeric' },
  weekday: { month: 'long', day: 'numeric', weekday: 'short' },
  brief: { month: locale === 'ja' ? 'long' : 'short', day: 'numeric', weekday: 'short' },
  short: { month: locale === 'ja' ? 'numeric' : 'short', day: 'numeric' },
}

/**
 * ja 11月8日, 11月8日（日）, 11月8日（日）, 11/8; en 8 November, Sun 8 November, Sun 8 Nov, 8 Nov; in the given time zone.
 */
export const day = (instant: string | Date, timeZone: string, style: Style = 'long'): string => {
  const text = new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', { ...parts[style], timeZone })
    .format(new Date(instant))
    .replace(',', '')
  return locale === 'ja' ? text.replace(/\((.)\)/, '（$1）') : withoutBreaks(text)
}

/** An English date stays in one line; for Japanese ones see `dates.ts`. */
export const withoutBreaks = (date: string): string => date.replaceAll(' ', '\u00a0')

/** 23:59 in the given time zone. */
export const hour = (instant: string | Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(instant))

/** How an end is read: by the last minute that counts. */
export const lastMinute = (end: string | Date): Date => new Date(lastMinuteOf(new Date(end).getTime()))
