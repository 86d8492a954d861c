import type { Language } from '#contract/route.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { type Holder, hindranceTo, isMailboxOf } from './somebody-else.ts'
import { type ConsentWanted, consentStanding } from './standing.ts'

/** A guardian who has consented for a minor, as a letter can be written to them. */
export type GuardianBehind = { childId: string; childName: string; email: string; language: Language }

/**
 * The guardians who stand behind a minor where one of `wanted` asks for a guardian: those whose consent stands. Each
 * mailbox once, latest first.
 */
export const guardiansBehind = async (
  db: Db,
  personId: string,
  wanted: readonly ConsentWanted[],
  now: Date,
): Promise<GuardianBehind[]> =>
  (await consentsOf(db, personId, wanted, now)).map((row) => ({
    childId: personId,
    childName: row.childName,
    email: row.guardianEmail,
    language: row.language as Language,
  }))

/** Whether whoever holds a guardian's link cannot be that guardian, as when a consent is given. */
export const isNoGuardian = async (
  platform: Platform,
  { childId, email }: GuardianBehind,
  wanted: readonly ConsentWanted[],
  holder: Holder,
): Promise<boolean> => {
  const rows = await consentsOf(platform.db, childId, wanted, platform.clock.now())
  const row = rows.find(({ guardianEmail }) => guardianEmail === email)
  return !row || (await hindranceTo(platform, row, holder)) !== null
}

const consentsOf = async (db: Db, personId: string, wanted: readonly ConsentWanted[], now: Date) => {
  const standings = await Promise.all(wanted.map((one) => consentStanding(db, personId, one, now)))
  if (!standings.includes('given')) return []
  const rows = await db
    .selectFrom('guardianConsent')
    .innerJoin('person', 'person.id', 'guardianConsent.personId')
    .selectAll('guardianConsent')
    .select(['person.name as childName', 'person.email as childEmail', 'person.language as childLanguage'])
    .where('personId', '=', personId)
    .where('person.erasedAt', 'is', null)
    .where('givenAt', 'is not', null)
    .where('withdrawnAt', 'is', null)
    .where((each) =>
      each.or(
        wanted.map(({ editionId = null }) =>
          editionId === null ? each('editionId', 'is', null) : each('editionId', '=', editionId),
        ),
      ),
    )
    .orderBy('givenAt', 'desc')
    .execute()
  return rows.filter(
    (row, at) => rows.findIndex(({ guardianEmail }) => isMailboxOf(row.guardianEmail, guardianEmail)) === at,
  )
}
