import type { Identify } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { youngestPerson } from './account.rules.ts'
import { createIdentify } from './identify.ts'
import { type Auth, createAuth } from './sign-in/better-auth.ts'
import { createDoor } from './sign-in/door.ts'

export { ensureVisitor } from './cookies.ts'
export { type Grant, grantRole, revokeRole } from './people/roles.ts'

/** What the account feature is told by those who know more of the festival. */
export type AccountParts = {
  /** Nobody under this age gets in; 13 unless the editions say otherwise. */
  minimumAge?: () => Promise<number>
}

export type Account = {
  identify: Identify
  minimumAge: () => Promise<number>
  /** better-auth; for this feature's own routes only. */
  auth: Auth
}

/** Sign-in and identity of one installation. Nothing of it needs disposing: it uses the platform's pool. */
export const createAccount = (platform: Platform, parts: AccountParts = {}): Account => {
  const minimumAge = parts.minimumAge ?? (async () => youngestPerson)
  return {
    identify: createIdentify(platform),
    minimumAge,
    auth: createAuth(platform, createDoor(platform, minimumAge)),
  }
}
