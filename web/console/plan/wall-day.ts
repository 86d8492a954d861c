import { locale } from '../../messages/messages.ts'
import { day } from '../../words/time.ts'

/** A wall-clock time as it is read, in no zone but its own: 11月28日（土）19:00, Sat 28 Nov, 19:00. */
export const wallInWords = (wall: string, { year = false } = {}): string => {
  if (!isWall(wall)) return ''
  const date = day(`${wall}Z`, 'UTC', 'brief')
  const dated = year
    ? locale === 'ja'
      ? `${wall.slice(0, 4)}年${date}`
      : `${date} ${wall.slice(0, 4)}`
    : date
  return `${dated}${locale === 'ja' ? '' : ', '}${wall.slice(11, 16)}`
}

/** Its weekday: 土曜日, Saturday; '' while it is no time yet. */
export const weekdayOf = (wall: string): string =>
  isWall(wall)
    ? new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', {
        weekday: 'long',
        timeZone: 'UTC',
      }).format(new Date(`${wall}Z`))
    : ''

export const isWall = (wall: string): boolean => !Number.isNaN(Date.parse(`${wall}Z`))
