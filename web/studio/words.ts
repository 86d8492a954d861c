import type { EditionReply } from '#contract/edition.ts'
import type { FilmView } from '#contract/film.ts'
import { locale, messages } from '../messages/messages.ts'
import { titleOf as titleIn } from '../words/film.ts'
import { day, hour } from '../words/time.ts'

/** 412_000_000 → 412 MB, as phones and their shops count. */
export const sizeOf = (bytes: number): string => {
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)
  if (bytes >= 1e9) return `${number(bytes / 1e9, 1)} GB`
  if (bytes >= 1e6) return `${number(bytes / 1e6, bytes < 1e7 ? 1 : 0)} MB`
  return `${number(Math.ceil(bytes / 1e3), 0)} kB`
}

/** 168_000 → 2分48秒, 2 min 48 s */
export const lengthOf = (ms: number): string => {
  const seconds = Math.round(ms / 1000)
  return messages('studio').minutesSeconds({ minutes: Math.floor(seconds / 60), seconds: seconds % 60 })
}

/**
 * 10月4日 23:59, the last minute that counts. A deadline is the first instant that is too late, so at midnight
 * the minute before is named; any other time is said as the public page says it.
 */
export const deadlineOf = (instant: string, timeZone: string): string => {
  const last = new Date(Date.parse(instant) - (hour(instant, timeZone) === '00:00' ? 60_000 : 0))
  return locale === 'ja'
    ? `${day(last, timeZone)} ${hour(last, timeZone)}`
    : `${day(last, timeZone)}, ${hour(last, timeZone)}`
}

/** The deadline of submissions; null when films are not taken now. */
export const closesAt = (edition: EditionReply): string | null =>
  edition.clock.open.includes('submissions')
    ? (edition.calendar.find(({ kind }) => kind === 'submissions')?.endsAt ?? null)
    : null

export const titleOf = (film: Pick<FilmView, 'title'>): string => titleIn(film) || messages('studio').untitled

export const numberOf = (number: number | null): string =>
  number === null ? '–' : String(number).padStart(4, '0')

/** 9:16 */
export const shapeOf = ({ aspect }: { aspect: { width: number; height: number } }): string =>
  `${aspect.width}:${aspect.height}`
