import { fold } from '#platform/text/text.ts'

/** Below this age nobody gets in, whatever an edition says: the festival's own rule unless told otherwise. */
export const youngestPerson = 13
/** Until this age a guardian may have to consent, and the public profile shows less. */
export const adultAge = 18
export const ageAnswerHoldsMs = 24 * 3_600_000

/** Version of the text that a guardian reads above the edition's rights text. */
export const guardianTextVersion = '2026-11'

/** The civil date at an instant. The festival's home zone decides when a birthday begins. */
export const civilDate = (instant: Date, timeZone = 'Asia/Tokyo'): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone }).format(instant)

/** Whole years from a birth date to a day, both `YYYY-MM-DD`; someone born on 29 February turns on 1 March. */
export const ageOn = (birthDate: string, day: string): number => {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** A day that exists, is not in the future, and lies at most 120 years back. */
export const isLikelyBirthDate = (birthDate: string, today: string): boolean => {
  const instant = new Date(`${birthDate}T00:00:00Z`)
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== birthDate) return false
  return birthDate <= today && ageOn(birthDate, today) <= 120
}

/**
 * Which of two answers counts while the first still binds: the later one may make a person younger, never
 * an adult of a minor. Two adults at one browser (a family, a cinema's laptop) each keep their own date.
 */
export const bindingDate = (first: string | null, given: string, today: string): string => {
  if (first === null) return given
  const bothAdults = ageOn(first, today) >= adultAge && ageOn(given, today) >= adultAge
  return bothAdults || given > first ? given : first
}

/**
 * The one way in which a person's age is judged beside a limit: whoever came in by an invitation has told no birth
 * date, and an unknown age is never old enough. `limit` in whole years.
 */
export const ageBeside = (
  birthDate: string | null,
  limit: number,
  day: string,
): 'old_enough' | 'younger' | 'unknown' => {
  if (birthDate === null) return 'unknown'
  return ageOn(birthDate, day) < limit ? 'younger' : 'old_enough'
}

/** Told to be under age. */
export const isMinor = (birthDate: string | null, today: string): boolean =>
  ageBeside(birthDate, adultAge, today) === 'younger'

/** Told to be of age: what strangers see of anybody else is less. */
export const isAdult = (birthDate: string | null, today: string): boolean =>
  ageBeside(birthDate, adultAge, today) === 'old_enough'

/** A handle as it is kept and looked up: without its mark, width and case. */
export const foldHandle = (handle: string): string => fold(handle.slice(0, 100)).replace(/^@/, '')
export const isHandle = (handle: string): boolean => /^[a-z0-9_]{2,30}$/.test(handle) && !reserved.has(handle)
const reserved = new Set([
  'admin',
  'api',
  'festival',
  'me',
  'moderator',
  'operator',
  'organiser',
  'root',
  'staff',
  'support',
  'system',
  'verticale',
])

/** 'Safari · iOS': enough to recognise one's own browser, too little to be a fingerprint. */
export const deviceOf = (userAgent: string): string => {
  const browser = /Edg\//.test(userAgent)
    ? 'Edge'
    : /Firefox|FxiOS/.test(userAgent)
      ? 'Firefox'
      : /Chrome|CriOS|Chromium/.test(userAgent)
        ? 'Chrome'
        : /Safari/.test(userAgent)
          ? 'Safari'
          : ''
  const system = /iPhone|iPad/.test(userAgent)
    ? 'iOS'
    : /Android/.test(userAgent)
      ? 'Android'
      : /Mac OS/.test(userAgent)
        ? 'macOS'
        : /Windows/.test(userAgent)
          ? 'Windows'
          : /Linux/.test(userAgent)
            ? 'Linux'
            : ''
  return [browser, system].filter(Boolean).join(' · ')
}
