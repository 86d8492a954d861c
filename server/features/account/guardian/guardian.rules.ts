import type { GuardianStanding } from '#contract/guardian.ts'
import { guardianTextVersion } from '../account.rules.ts'

/** What a guardian consents to is the house text, and the edition's rights text when it is for an edition. */
export const guardianVersion = (rightsVersion: string | null): string =>
  rightsVersion === null ? guardianTextVersion : `${guardianTextVersion}/${rightsVersion}`

export type Request = {
  expiresAt: Date
  givenAt: Date | null
  refusedAt: Date | null
  withdrawnAt: Date | null
}

/** What has become of one request. */
export const standingOf = (request: Request, now: Date): GuardianStanding => {
  if (request.withdrawnAt) return 'withdrawn'
  if (request.givenAt) return 'given'
  if (request.refusedAt) return 'refused'
  return request.expiresAt <= now ? 'expired' : 'asked'
}

/** What several requests, latest first, come to: one consent that stands is enough. */
export const standingOfAll = (requests: readonly Request[], now: Date): GuardianStanding => {
  const standings = requests.map((request) => standingOf(request, now))
  if (standings.includes('given')) return 'given'
  return standings[0] ?? 'needed'
}
