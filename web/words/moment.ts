import { locale } from '../messages/messages.ts'
import { day, hour, lastMinute, withoutBreaks } from './time.ts'

/** ja 11月8日 23:59 or 11月8日（日）23:59, en 8 November, 23:59 or Sun 8 November, 23:59 */
export const dayAndHour = (
  instant: string | Date,
  timeZone: string,
  style: 'long' | 'weekday' = 'long',
): string => {
  const gap = locale === 'en' ? ', ' : style === 'weekday' ? '' : ' '
  return `${day(instant, timeZone, style)}${gap}${hour(instant, timeZone)}`
}

/** A deadline as `dayAndHour`, by the last minute that counts: midnight is said as 23:59 of the day before. */
export const deadlineOf = (end: string, timeZone: string, style?: 'long' | 'weekday'): string =>
  dayAndHour(lastMinute(end), timeZone, style)

/** ja 2026年11月8日, en 8 November 2026; in the reader's own zone unless told. */
export const dateWithYear = (instant: string, timeZone?: string): string =>
  withoutBreaks(
    new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', {
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      timeZone,
    }).format(new Date(instant)),
  )

/** ja 11/8 14:05, en 8 Nov, 14:05, in the reader's own zone */
export const briefMoment = (instant: string): string =>
  new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', {
    month: locale === 'ja' ? 'numeric' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant))
