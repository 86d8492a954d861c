import type { GuardianEvidence, GuardianRelation } from '#contract/guardian.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { guardianVersion } from './guardian.rules.ts'
import { type ConsentWanted, consentStanding } from './standing.ts'

/** Where a person stands with a guardian's consent for an edition, and what shows that it was given. */
export const guardianEvidence = async (
  db: Db,
  personId: string,
  wanted: Required<ConsentWanted> & { editionId: string },
  now: Date,
): Promise<GuardianEvidence> => {
  const standing = await consentStanding(db, personId, wanted, now)
  const row = await db
    .selectFrom('guardianConsent')
    .selectAll()
    .where('personId', '=', personId)
    .where('editionId', '=', wanted.editionId)
    .where('rightsVersion', '=', guardianVersion(wanted.rightsVersion))
    .where('givenAt', 'is not', null)
    .where('withdrawnAt', 'is', null)
    .orderBy('givenAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (standing !== 'given' || !row?.givenAt) return { standing, consent: null }
  return {
    standing,
    consent: {
      name: row.givenName ?? '',
      relation: row.relation as GuardianRelation | null,
      address: row.guardianEmail,
      version: row.rightsVersion,
      askedAt: row.askedAt.toISOString(),
      givenAt: row.givenAt.toISOString(),
      confirmed: row.confirmedAt !== null,
    },
  }
}
