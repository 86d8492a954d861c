import type { Identify } from '#platform/http/http.ts'
import type { PersonalPart } from '#platform/personal.ts'
import type { Platform } from '#platform/platform.ts'
import { youngestPerson } from './account.rules.ts'
import type { RightsOf } from './guardian/requests.ts'
import { createIdentify } from './identify.ts'
import type { Auth } from './sign-in/better-auth.ts'
import { createDoor } from './sign-in/door.ts'

/** What the account feature is told by those who know more of the festival. */
export type AccountParts = {
  identify?: Identify
  /** Nobody under this age gets in; 13 unless the editions say otherwise. */
  minimumAge?: () => Promise<number>
  /** An edition's rights text, for guardians to read. */
  rightsOf?: RightsOf
  /** What the other features keep about a person, in their order. */
  personal?: readonly PersonalPart[]
}

export type Account = Required<AccountParts> & {
  /** better-auth, read when somebody first signs in; for this feature's own routes only. */
  auth: () => Promise<Auth>
}

/** Sign-in and identity of one installation. Nothing of it needs disposing: it uses the platform's pool. */
export const createAccount = (platform: Platform, parts: AccountParts = {}): Account => {
  const minimumAge = parts.minimumAge ?? (async () => youngestPerson)
  return {
    minimumAge,
    rightsOf: parts.rightsOf ?? (async () => null),
    personal: parts.personal ?? [],
    identify: parts.identify ?? createIdentify(platform),
    auth: once(async () => {
      const { createAuth } = await import('./sign-in/better-auth.ts')
      return createAuth(platform, createDoor(platform, minimumAge))
    }),
  }
}

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
