import { randomUUID } from 'node:crypto'
import { visitorCookie } from '#features/account/visitor.ts'
import type { Platform } from '#platform/platform.ts'

/** A browser that this server knows again: its id, and the pair of its `Cookie` header. */
export const aBrowser = (platform: Pick<Platform, 'config'>): { visitorId: string; cookie: string } => {
  const visitorId = randomUUID()
  return { visitorId, cookie: visitorCookie(platform, visitorId) }
}

/** The cookies of one browser after another has signed in there: the session of `person`, the visitor of `browser`. */
export const signedInOn = (person: { headers: { cookie: string } }, browserCookie: string): string =>
  [...person.headers.cookie.split('; ').filter((pair) => !pair.startsWith('visitor=')), browserCookie].join(
    '; ',
  )
