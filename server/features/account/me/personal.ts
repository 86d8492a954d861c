import { refuse } from '#platform/errors.ts'
import { readAddress } from '#platform/mail/address.ts'
import type { PersonalPart } from '#platform/personal.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { lockPerson, personById } from '../people/people.queries.ts'

/** Everything that is kept about a person, feature by feature. */
export const exportPersonal = async (
  platform: Platform,
  parts: readonly PersonalPart[],
  personId: string,
): Promise<Record<string, unknown>> => {
  const exported: Record<string, unknown> = {
    exportedAt: platform.clock.now().toISOString(),
  }
  for (const part of parts) if (part.export) exported[part.feature] = await part.export(platform.db, personId)
  return exported
}

/**
 * Erases a person after they have typed their own address: name, address, handle, birth date, picture,
 * sessions, tokens and passkeys go, and each feature blanks its part. Their id stays, naming nobody.
 * Refuses with `account_erasure_unconfirmed`, and `account_last_organiser` while an edition has no other.
 */
export const erasePerson = async (
  platform: Platform,
  parts: readonly PersonalPart[],
  personId: string,
  typed: string,
): Promise<void> => {
  const now = platform.clock.now()
  await platform.db.transaction().execute(async (trx) => {
    // what is on its way in their name has come before, or finds nobody
    if (!(await lockPerson(trx, personId))) refuse('not_found')
    const person = (await personById(trx, personId)) ?? refuse('not_found')
    if ((readAddress(typed) ?? typed.trim()) !== person.email)
      refuse('account_erasure_unconfirmed', {}, 'email')
    await mustNotBeLastOrganiser(trx, personId)
    for (const part of [...parts].reverse()) await part.erase?.(trx, personId, now)
    await platform.events.record(trx, {
      kind: 'person.erased',
      subjectKind: 'person',
      subjectId: personId,
      happenedAt: now,
    })
  })
}

const mustNotBeLastOrganiser = async (trx: Trx, personId: string): Promise<void> => {
  const mine = await trx
    .selectFrom('roleGrant')
    .select('editionId')
    .where('personId', '=', personId)
    .where('role', '=', 'organiser')
    .execute()
  if (mine.length === 0) return
  const others = await trx
    .selectFrom('roleGrant')
    .select('editionId')
    .where('personId', '!=', personId)
    .where('role', '=', 'organiser')
    .execute()
  const leftBehind = mine.some(
    ({ editionId }) => !others.some((other) => other.editionId === null || other.editionId === editionId),
  )
  if (leftBehind) refuse('account_last_organiser')
}
