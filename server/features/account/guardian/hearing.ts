import type { Language } from '#contract/route.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { civilDate, isMinor } from '../account.rules.ts'

/** A guardian whose consent stands for somebody who is still a minor. `id`: of the consent. */
export type Guardian = {
  id: string
  personId: string
  address: string
  language: Language
  childName: string
}

/** The house's rule: whoever consented to a minor's films hears what becomes of them. Each mailbox once a minor. */
export const guardiansOf = async (db: Db, personIds: readonly string[], now: Date): Promise<Guardian[]> => {
  if (personIds.length === 0) return []
  const rows = await selectGuardians(db)
    .where('guardianConsent.personId', 'in', [...personIds])
    .where('givenAt', 'is not', null)
    .where('withdrawnAt', 'is', null)
    .orderBy('givenAt')
    .execute()
  const young = rows.filter(({ birthDate }) => isMinor(birthDate, civilDate(now)))
  return [...new Map(young.map((row) => [`${row.personId} ${row.guardianEmail}`, guardian(row)])).values()]
}

/** The guardian behind a consent, whether or not it stands; null once the minor is erased. */
export const guardianBehind = async (db: Db, id: string): Promise<Guardian | null> => {
  const row = await selectGuardians(db).where('guardianConsent.id', '=', id).executeTakeFirst()
  return row ? guardian(row) : null
}

const selectGuardians = (db: Db) =>
  db
    .selectFrom('guardianConsent')
    .innerJoin('person', 'person.id', 'guardianConsent.personId')
    .where('person.erasedAt', 'is', null)
    .select([
      'guardianConsent.id',
      'guardianConsent.personId',
      'guardianConsent.guardianEmail',
      'guardianConsent.language',
      'person.birthDate',
      'person.name as childName',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof selectGuardians>['execute']>>[number]

const guardian = (row: Row): Guardian => ({
  id: row.id,
  personId: row.personId,
  address: row.guardianEmail,
  language: row.language as Language,
  childName: row.childName,
})
