import { lastMinute } from '../../words/time.ts'

/** What a `datetime-local` field shows for an instant in a zone: 2026-11-08T23:59. */
export const wallOf = (instant: string | null, timeZone: string): string => {
  if (!instant) return ''
  const [date, time] = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone })
    .format(new Date(instant))
    .split(' ')
  return `${date}T${time}`
}

/** What the field of an end shows: the last minute that counts. */
export const lastWallOf = (end: string | null, timeZone: string): string =>
  end === null ? '' : wallOf(lastMinute(end).toISOString(), timeZone)
