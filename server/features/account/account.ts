import type { Identify } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { youngestPerson } from './account.rules.ts'
import type { RightsOf } from './guardian/requests.ts'
import { createIdentify } from './identify.ts'
import type { PersonalPart } from './me/personal.ts'
import { type Auth, createAuth } from './sign-in/better-auth.ts'
import { createDoor } from './sign-in/door.ts'

export { ageOn, civilDate, cleanLine, isMinor, mailboxOf, termsVersion } from './account.rules.ts'
export { giveConsent, guardianRequest } from './guardian/answer.ts'
export { askGuardian } from './guardian/ask.ts'
export type { RightsOf } from './guardian/requests.ts'
export {
  type ConsentWanted,
  consentStanding,
  consentStandings,
  isOldEnough,
  mayPublish,
} from './guardian/standing.ts'
export { isWithin, type Limit, networkToday, spend } from './limits.ts'
export type { PersonalPart } from './me/personal.ts'
export { type AddedPerson, addPerson, firstWayIn, makeSignInLink } from './people/add-person.ts'
export { publicPeople } from './people/public-person.ts'
export { type Grant, grantRole, revokeRole } from './people/roles.ts'
export { ensureVisitor } from './visitor.ts'

/** What the account feature is told by those who know more of the festival. */
export type AccountParts = {
  /** Nobody under this age gets in; 13 unless the editions say otherwise. */
  minimumAge?: () => Promise<number>
  /** An edition's rights text, for guardians to read. */
  rightsOf?: RightsOf
  /** What the other features keep about a person, in their order. */
  personal?: readonly PersonalPart[]
}

export type Account = Required<AccountParts> & {
  identify: Identify
  /** better-auth; for this feature's own routes only. */
  auth: Auth
}

/** Sign-in and identity of one installation. Nothing of it needs disposing: it uses the platform's pool. */
export const createAccount = (platform: Platform, parts: AccountParts = {}): Account => {
  const minimumAge = parts.minimumAge ?? (async () => youngestPerson)
  return {
    minimumAge,
    rightsOf: parts.rightsOf ?? (async () => null),
    personal: parts.personal ?? [],
    identify: createIdentify(platform),
    auth: createAuth(platform, createDoor(platform, minimumAge)),
  }
}
