import type { GuardianEvidence } from '#contract/guardian.ts'
import { guardianEvidence } from '#features/account/account.ts'
import { editionById } from '#features/edition/edition.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { entryRow } from './entry.queries.ts'

/** What an organiser may know of the guardian of an entry's maker. Refuses `not_found`. */
export const guardianOfMaker = async (
  { db, clock }: Platform,
  entryId: string,
): Promise<GuardianEvidence> => {
  const { editionId, personId } = (await entryRow(db, entryId)) ?? refuse('not_found')
  const { rules, rights } = (await editionById(db, editionId)) ?? refuse('not_found')
  const wanted = { guardianUnder: rules.guardianUnder, editionId, rightsVersion: rights.version }
  return await guardianEvidence(db, personId, wanted, clock.now())
}
