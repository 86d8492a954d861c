import { locale } from '../messages/messages.ts'

/** ja 2026年11月8日, en 8 November 2026; in the reader's own zone unless told. */
export const date = (instant: string, timeZone?: string): string =>
  new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone,
  }).format(new Date(instant))

/** ja 11/8 14:05, en 8 Nov, 14:05 */
export const moment = (instant: string): string =>
  new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', {
    month: locale === 'ja' ? 'numeric' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant))
