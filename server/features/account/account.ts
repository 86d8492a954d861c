export { ageBeside, ageOn, civilDate, isMinor } from './account.rules.ts'
export { type Arrival, arrivalStaysMs, arrivalsOf, noteArrival } from './arrivals.ts'
export type { Account, AccountParts } from './create-account.ts'
export { giveConsent, guardianRequest } from './guardian/answer.ts'
export { askGuardian } from './guardian/ask.ts'
export { type GuardianBehind, guardiansBehind, isNoGuardian } from './guardian/behind.ts'
export { childIn } from './guardian/child.ts'
export { mailConfirmation } from './guardian/confirm.ts'
export { guardianEvidence } from './guardian/evidence.ts'
export { type Guardian, guardianBehind, guardiansOf } from './guardian/hearing.ts'
export { linkTo as guardianLink } from './guardian/link.ts'
export { openRequests, tellReady } from './guardian/ready.ts'
export { type Asked, consentBehind, type RightsOf } from './guardian/requests.ts'
export {
  type ConsentWanted,
  consentStanding,
  type MissingConsent,
  missingConsents,
} from './guardian/standing.ts'
export { isSpent, isWithin, type Limit, neighbourhoodToday, networkToday, spend } from './limits.ts'
export { refuseUnknownAge } from './me/birth-date.ts'
export { type AddedPerson, addPerson, firstWayIn, makeSignInLink } from './people/add-person.ts'
export { type Contact, contactsOf, holdersOf } from './people/contacts.ts'
export { isStaying, personAt, personById } from './people/people.queries.ts'
export { type Grant, grantRole, revokeRole } from './people/roles.ts'
export { keyedDigest } from './secrets.ts'
export { ensureVisitor } from './visitor.ts'
