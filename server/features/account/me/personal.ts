import { sql } from 'kysely'
import { refuse } from '#platform/errors.ts'
import { type Address, mailboxOf, readAddress } from '#platform/mail/address.ts'
import type { PersonalPart } from '#platform/personal.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { type PersonRow, personById } from '../people/people.queries.ts'
import { dropPicture } from './picture.ts'

/** Everything that is kept about a person, feature by feature. */
export const exportPersonal = async (
  platform: Platform,
  parts: readonly PersonalPart[],
  personId: string,
): Promise<Record<string, unknown>> => {
  const exported: Record<string, unknown> = {
    exportedAt: platform.clock.now().toISOString(),
    account: await accountExport(platform, personId),
  }
  for (const part of parts) exported[part.feature] = await part.export(platform.db, personId)
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
    const person = (await personById(trx, personId)) ?? refuse('not_found')
    if ((readAddress(typed) ?? typed.trim()) !== person.email)
      refuse('account_erasure_unconfirmed', {}, 'email')
    await mustNotBeLastOrganiser(trx, personId)
    for (const part of [...parts].reverse()) await part.erase(trx, personId, now)
    await eraseAccount(trx, person, now)
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

const eraseAccount = async (
  trx: Trx,
  { id: personId, email, authUserId }: PersonRow,
  now: Date,
): Promise<void> => {
  await dropPicture(trx, personId)
  await trx.deleteFrom('apiToken').where('personId', '=', personId).execute()
  await trx.deleteFrom('signInLink').where('personId', '=', personId).execute()
  await trx.deleteFrom('roleGrant').where('personId', '=', personId).execute()
  await trx.deleteFrom('consent').where('personId', '=', personId).execute()
  await trx.deleteFrom('arrival').where('personId', '=', personId).execute()
  // letters to guardians name the child
  await trx
    .deleteFrom('mail')
    .where('recipient', 'in', (each) =>
      each.selectFrom('guardianConsent').select('guardianEmail').where('personId', '=', personId),
    )
    .execute()
  await trx
    .updateTable('guardianConsent')
    .set({ guardianEmail: '', givenName: null })
    .where('personId', '=', personId)
    .execute()
  if (email) {
    await trx.deleteFrom('mail').where('recipient', '=', email).execute()
    await trx.deleteFrom('mailedCode').where('address', '=', email).execute()
    const invited = await trx
      .deleteFrom('roleInvitation')
      .where('mailbox', '=', mailboxOf(email as Address))
      .returning('email')
      .execute()
    for (const { email: spelling } of invited)
      await trx.deleteFrom('mail').where('recipient', '=', spelling).execute()
  }
  await trx
    .updateTable('person')
    .set({
      authUserId: null,
      email: null,
      mailbox: null,
      handle: null,
      name: '',
      birthDate: null,
      erasedAt: now,
    })
    .where('id', '=', personId)
    .execute()
  // better-auth's sessions, passkeys and links to other services go with its account
  await sql`delete from auth."user" where id = ${authUserId}`.execute(trx)
}

const accountExport = async (platform: Platform, personId: string): Promise<Record<string, unknown>> => {
  const { db, pool } = platform
  const of = <T extends 'consent' | 'guardianConsent' | 'roleGrant' | 'apiToken' | 'arrival'>(table: T) =>
    db
      .selectFrom(table as 'consent')
      .selectAll()
      .where('personId', '=', personId)
      .execute()
  const person = (await personById(db, personId)) ?? refuse('not_found')
  const { authUserId, ...profile } = person
  const hide = ({ tokenHash, ...row }: Record<string, unknown>) => row
  return {
    profile,
    roles: await of('roleGrant'),
    consents: await of('consent'),
    guardianConsents: (await of('guardianConsent')).map(hide),
    arrivals: await of('arrival'),
    apiTokens: (await of('apiToken')).map(hide),
    letters: await db.selectFrom('mail').selectAll().where('recipient', '=', person.email).execute(),
    sessions: (
      await pool.query('select "userAgent", "createdAt", "expiresAt" from auth.session where "userId" = $1', [
        authUserId,
      ])
    ).rows,
    passkeys: (
      await pool.query('select name, "createdAt", "deviceType" from auth.passkey where "userId" = $1', [
        authUserId,
      ])
    ).rows,
    otherServices: (
      await pool.query(
        'select "providerId", "accountId", "createdAt" from auth.account where "userId" = $1',
        [authUserId],
      )
    ).rows,
  }
}
