import type { Language } from '#contract/route.ts'
import { type Address, mailboxOf } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { isWithin, type Limit } from '../limits.ts'
import { standingOf } from './guardian.rules.ts'
import { readyLetter } from './letters.ts'
import { linkTo } from './link.ts'
import type { Asked } from './requests.ts'

/** What guardians of a person were asked and have not answered, while they still may. */
export const openRequests = async (db: Db, personId: string, now: Date): Promise<Asked[]> => {
  const rows = await db
    .selectFrom('guardianConsent')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('askedAt')
    .execute()
  return rows.filter((row) => standingOf(row, now) === 'asked')
}

/** To one mailbox, about the films of all who asked: it is one that has not answered yet, perhaps nobody's guardian. */
const lettersToGuardian: Limit[] = [{ act: 'guardian-ready', most: 5, perMs: 86_400_000 }]

/** Mails a guardian who was asked that there is something to see now. */
export const tellReady = async (platform: Platform, trx: Trx, consentId: string): Promise<void> => {
  const row = await trx
    .selectFrom('guardianConsent')
    .innerJoin('person', 'person.id', 'guardianConsent.personId')
    .select(['guardianEmail', 'personId', 'guardianConsent.language', 'person.name as childName'])
    .where('guardianConsent.id', '=', consentId)
    .where('person.erasedAt', 'is', null)
    .executeTakeFirst()
  if (!row?.guardianEmail) return
  if (!(await isWithin(platform, trx, lettersToGuardian, mailboxOf(row.guardianEmail as Address)))) return
  await platform.mail.post(
    trx,
    readyLetter({
      email: row.guardianEmail,
      language: row.language as Language,
      childId: row.personId,
      childName: row.childName,
      address: linkTo(platform, consentId),
    }),
  )
}
