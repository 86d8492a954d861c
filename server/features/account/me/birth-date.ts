import { refuse } from '#platform/errors.ts'
import type { Address } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { answerAge } from '../sign-in/age-gate.ts'

/**
 * The birth date of somebody who came in by an invitation and was not asked. It is told once: repeating it changes
 * nothing, another one is refused with `account_birth_date_told`. Refuses as `answerAge`, by whose answer this browser
 * and the person's mailbox are bound too. What had waited for it follows from the news of it.
 */
export const tellBirthDate = async (
  platform: Platform,
  { personId, visitorId }: { personId: string; visitorId: string | null },
  birthDate: string,
  minimumAge: number,
): Promise<void> => {
  const { db, clock } = platform
  const known = await birthDateOf(db, personId)
  if (known.birthDate === birthDate) return
  if (known.birthDate !== null) refuse('account_birth_date_told', {}, 'birthDate')
  await answerAge(platform, { visitorId, email: known.email as Address | null }, birthDate, minimumAge)
  await db.transaction().execute(async (trx) => {
    const told = await trx
      .updateTable('person')
      .set({ birthDate })
      .where('id', '=', personId)
      .where('birthDate', 'is', null)
      .where('erasedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!told) return refuse('account_birth_date_told', {}, 'birthDate')
    await platform.events.record(trx, {
      kind: 'person.birth_date_told',
      subjectKind: 'person',
      subjectId: personId,
      actorId: personId,
      happenedAt: clock.now(),
    })
  })
}

/** Whatever depends on age is refused with `account_age_unknown` to whoever has told no birth date. */
export const refuseUnknownAge = async (db: Db, personId: string): Promise<void> => {
  if ((await birthDateOf(db, personId)).birthDate === null) refuse('account_age_unknown')
}

const birthDateOf = async (db: Db, personId: string) =>
  (await db
    .selectFrom('person')
    .select(['birthDate', 'email'])
    .where('id', '=', personId)
    .executeTakeFirst()) ?? refuse('not_found')
