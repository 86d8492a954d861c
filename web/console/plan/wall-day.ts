import { locale } from '../../messages/messages.ts'
import { day } from '../../words/time.ts'

/** A wall-clock time as it is read, in no zone but its own: 11月28日（土）19:00, Sat 28 Nov, 19:00. */
export const wallInWords = (wall: string): string => {
  if (!isWall(wall)) return ''
  return `${day(`${wall}Z`, 'UTC', 'brief')}${locale === 'ja' ? '' : ', '}${wall.slice(11, 16)}`
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
