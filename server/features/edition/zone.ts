import { olderZoneNames, timeZones } from '#contract/plain/zones.ts'

const names: ReadonlySet<string> = new Set([...timeZones, ...olderZoneNames])

/** Whether an edition may be in the zone: its name stands in the one table. */
export const isTimeZone = (zone: string): boolean => names.has(zone)

/**
 * The zone of an edition as everyone knows it. One was taken once that only some know: it is called by its usual name
 * where it has one (JST is Asia/Tokyo), else it is UTC. The operator is told of it.
 */
export const zoneOf = (stored: string): string => {
  if (isTimeZone(stored)) return stored
  const usual = usualName(stored)
  return isTimeZone(usual) ? usual : 'UTC'
}

const usualName = (zone: string): string => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return zone
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** What the clock on the wall shows in a zone of the table: `2026-11-08T23:59:00`. */
export const wallTime = (instant: Date, zone: string): string => {
  const parts = Object.fromEntries(
    format(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  const { year, month, day, hour, minute, second } = parts
  return `${year?.padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}`
}

/**
 * The instants at which the wall clock of a zone shows a time, in order: one on most days, none in the hour
 * that summer time skips, two in the hour that it repeats.
 */
export const instantsOf = (wall: string, zone: string): Date[] => {
  const whole = /T\d{2}:\d{2}$/.test(wall) ? `${wall}:00` : wall
  const asUtc = Date.parse(`${whole}Z`)
  if (Number.isNaN(asUtc)) return []
  // zones change their offset by hours at most, so the offsets a day before and after are all there can be
  const offsets = [-86_400_000, 0, 86_400_000].map((away) => offsetAt(new Date(asUtc + away), zone))
  return [...new Set(offsets)]
    .map((offset) => new Date(asUtc - offset))
    .filter((instant) => wallTime(instant, zone) === whole.slice(0, 19))
    .sort((a, b) => a.getTime() - b.getTime())
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
const offsetAt = (instant: Date, zone: string): number =>
  Date.parse(`${wallTime(instant, zone)}Z`) - Math.floor(instant.getTime() / 1000) * 1000

const format = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(zone, made)
  return made
}
