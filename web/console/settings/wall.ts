/** What a `datetime-local` field shows for an instant in a zone: 2026-11-08T23:59. */
export const wallOf = (instant: string | null, timeZone: string): string => {
  if (!instant) return ''
  const [date, time] = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone })
    .format(new Date(instant))
    .split(' ')
  return `${date}T${time}`
}

/** The next full minute, as the wall clock of the zone shows it. */
export const nextMinute = (now: number, timeZone: string): string =>
  wallOf(new Date(Math.ceil((now + 20_000) / 60_000) * 60_000).toISOString(), timeZone)
