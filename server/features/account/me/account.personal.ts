import { type RawBuilder, sql } from 'kysely'
import { refuse } from '#platform/errors.ts'
import { type Address, mailboxOf } from '#platform/mail/address.ts'
import type { PersonalPart } from '#platform/personal.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { confirmationOf } from '../guardian/confirm.ts'
import { personById } from '../people/people.queries.ts'
import { dropPicture } from './picture.ts'

/** What is kept of a person themselves, and what the program tells and mails of them. */
export const accountPersonal = (platform: Platform): PersonalPart => ({
  feature: 'account',
  columns: {
    'person.auth_user_id': 'secret, emptied',
    'person.birth_date': 'taken, emptied',
    'person.email': 'taken, emptied',
    'person.handle': 'taken, emptied',
    'person.mailbox': 'taken, emptied',
    'api_token.person_id': 'taken, gone',
    'age_answer.birth_date': 'fleeting, expires',
    'arrival.network': 'taken, gone',
    'arrival.person_id': 'taken, gone',
    'consent.person_id': 'taken, gone',
    'event.actor_id': 'taken, stays',
    'guardian_consent.asked_by': 'taken, emptied',
    'guardian_consent.given_name': 'taken, emptied',
    'guardian_consent.guardian_email': 'taken, emptied',
    'guardian_consent.person_id': 'taken, stays',
    'guardian_consent.relation': 'taken, emptied',
    'mail.on_behalf_of': 'history, gone',
    'mail.recipient': 'taken, gone',
    'mailed_code.address': 'fleeting, gone',
    'role_grant.granted_by': 'history, stays',
    'role_grant.person_id': 'taken, gone',
    'role_invitation.email': 'taken, gone',
    'role_invitation.invited_by': 'history, stays',
    'role_invitation.mailbox': 'taken, gone',
    'sign_in_link.person_id': 'secret, gone',
    'auth.account.accountId': 'taken, gone',
    'auth.account.userId': 'taken, gone',
    'auth.passkey.credentialID': 'secret, gone',
    'auth.passkey.userId': 'taken, gone',
    'auth.session.ipAddress': 'taken, gone',
    'auth.session.userAgent': 'taken, gone',
    'auth.session.userId': 'taken, gone',
    'auth.user.email': 'taken, gone',
    'auth.verification.identifier': 'fleeting, expires',
  },
  export: (db, personId) => exportOf(db, personId),
  erase: (trx, personId, now) => erase(platform, trx, personId, now),
})

const exportOf = async (db: Db, personId: string): Promise<Record<string, unknown>> => {
  const of = <T extends 'consent' | 'guardianConsent' | 'roleGrant' | 'apiToken' | 'arrival'>(table: T) =>
    db
      .selectFrom(table as 'consent')
      .selectAll()
      .where('personId', '=', personId)
      .execute()
  const person = (await personById(db, personId)) ?? refuse('not_found')
  const { authUserId, ...profile } = person
  const auth = async (columns: RawBuilder<unknown>, table: string) =>
    (
      await sql<object>`select ${columns} from ${sql.table(`auth.${table}`)} where "userId" = ${authUserId}`.execute(
        db,
      )
    ).rows
  const hide = ({ tokenHash, ...row }: Record<string, unknown>) => row
  return {
    profile,
    roles: await of('roleGrant'),
    consents: await of('consent'),
    guardianConsents: (await of('guardianConsent')).map(hide),
    arrivals: await of('arrival'),
    apiTokens: (await of('apiToken')).map(hide),
    letters: await db.selectFrom('mail').selectAll().where('recipient', '=', person.email).execute(),
    invitations: (
      await db
        .selectFrom('roleInvitation')
        .selectAll()
        .where('mailbox', '=', mailboxOf((person.email ?? '') as Address))
        .execute()
    ).map(hide),
    sessions: await auth(sql`"id", "ipAddress", "userAgent", "createdAt", "expiresAt"`, 'session'),
    passkeys: await auth(sql`"id", name, "createdAt", "deviceType"`, 'passkey'),
    otherServices: await auth(sql`"id", "providerId", "accountId", "createdAt"`, 'account'),
    history: await db
      .selectFrom('event')
      .select(['id', 'kind', 'subjectKind', 'subjectId', 'editionId', 'data', 'happenedAt'])
      .where((each) =>
        each.or([
          each('actorId', '=', personId),
          each.and([each('subjectKind', '=', 'person'), each('subjectId', '=', personId)]),
        ]),
      )
      .orderBy('happenedAt')
      .execute(),
  }
}

const erase = async (platform: Platform, trx: Trx, personId: string, now: Date): Promise<void> => {
  const person = await personById(trx, personId)
  if (!person) return
  const { email, authUserId } = person
  await dropPicture(trx, personId)
  await trx.deleteFrom('apiToken').where('personId', '=', personId).execute()
  await trx.deleteFrom('signInLink').where('personId', '=', personId).execute()
  await trx.deleteFrom('roleGrant').where('personId', '=', personId).execute()
  await trx.deleteFrom('consent').where('personId', '=', personId).execute()
  await trx.deleteFrom('arrival').where('personId', '=', personId).execute()
  await trx.deleteFrom('mail').where('onBehalfOf', '=', personId).execute()
  // what else goes to a guardian's mailbox is not about this child: anybody's may have been named
  const guardians = await trx
    .selectFrom('guardianConsent')
    .select(['id', 'guardianEmail'])
    .where('personId', '=', personId)
    .execute()
  for (const guardian of guardians)
    await trx.deleteFrom('mailedCode').where('key', '=', confirmationOf(platform, guardian).key).execute()
  await trx
    .updateTable('guardianConsent')
    .set({ guardianEmail: '', givenName: null, relation: null, askedBy: null })
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
  await trx
    .updateTable('event')
    .set({ data: sql`data - 'visitorId'` })
    .where('kind', '=', 'person.signed_in')
    .where('subjectId', '=', personId)
    .execute()
  // better-auth's sessions, passkeys and links to other services go with its account
  await sql`delete from auth."user" where id = ${authUserId}`.execute(trx)
}
