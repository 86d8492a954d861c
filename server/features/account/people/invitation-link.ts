import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { InvitationLetter, RoleName } from '#contract/role.ts'
import type { Bilingual, Language } from '#contract/route.ts'
import { refuse } from '#platform/errors.ts'
import { type Address, type Mailbox, mailboxOf } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { hashOf } from '../secrets.ts'
import { insertPerson, personAt, personById } from './people.queries.ts'
import { acceptWaiting } from './roles.ts'

const linkHoldsMs = 30 * 86_400_000

/**
 * What the link in an invitation's letter leads this browser to. Whoever is signed in by the mailbox it went to has
 * the role by asking. Refuses `account_invitation_gone`.
 */
export const invitationBehind = async (
  platform: Platform,
  secret: string,
  personId: string | undefined,
): Promise<InvitationLetter> => {
  const { db } = platform
  const invitation = await invitationOf(db, secret)
  if (personId) await acceptWaiting(platform, personId)
  const edition = await db
    .selectFrom('edition')
    .select(['slug', 'name'])
    .where('id', '=', invitation.editionId)
    .executeTakeFirst()
  const inviter = invitation.invitedBy ? await personById(db, invitation.invitedBy) : undefined
  return {
    role: invitation.role as RoleName,
    edition: edition ? { slug: edition.slug, name: edition.name as Bilingual } : null,
    invitedBy: inviter?.name ?? '',
    email: invitation.email,
    state: await stateFor(platform, invitation, personId),
  }
}

/**
 * Whose session the link begins: the owner of the mailbox it was mailed to, who is nobody here yet. Whoever has an
 * account comes in by a code, since a letter that lies about for weeks must open nothing that is somebody's. Refuses
 * `account_invitation_gone`, `account_invitation_used`.
 */
export const comerByInvitation = async (
  platform: Platform,
  secret: string,
  language: Language,
): Promise<Address> => {
  const invitation = await invitationOf(platform.db, secret)
  if ((await stateFor(platform, invitation, undefined)) !== 'enter') return refuse('account_invitation_used')
  const address = invitation.email as Address
  await nameInvited(platform, address, language)
  return address
}

/**
 * Makes a person of whoever is invited to a role and not known yet: the organiser vouches for them, so that they are
 * asked for nothing that the role does not need. Others are left as they are.
 */
export const nameInvited = async (
  platform: Platform,
  address: Address,
  language: Language,
): Promise<void> => {
  const mailbox = mailboxOf(address)
  if (!(await isInvited(platform.db, mailbox))) return
  await platform.db.transaction().execute(async (trx) => {
    // two browsers may come in with one mailbox at the same moment
    await sql`select pg_advisory_xact_lock(hashtextextended(${`person:${mailbox}`}, 0))`.execute(trx)
    if (await personAt(trx, address)) return
    await insertPerson(trx, {
      id: randomUUID(),
      email: address,
      language,
      birthDate: null,
      createdAt: platform.clock.now(),
    })
  })
}

const isInvited = async (db: Db, mailbox: Mailbox): Promise<boolean> =>
  (await db
    .selectFrom('roleInvitation')
    .select('id')
    .where('mailbox', '=', mailbox)
    .where('acceptedAt', 'is', null)
    .executeTakeFirst()) !== undefined

const invitationOf = async (db: Db, secret: string) =>
  (await db
    .selectFrom('roleInvitation')
    .select(['editionId', 'email', 'mailbox', 'role', 'invitedBy', 'invitedAt', 'acceptedAt'])
    .where('tokenHash', '=', hashOf(secret))
    .executeTakeFirst()) ?? refuse('account_invitation_gone')

const stateFor = async (
  { db, clock }: Platform,
  { mailbox, email, invitedAt, acceptedAt }: Awaited<ReturnType<typeof invitationOf>>,
  personId: string | undefined,
): Promise<InvitationLetter['state']> => {
  const reader = personId ? await personById(db, personId) : undefined
  const owner = await personAt(db, email as Address)
  if (reader?.email)
    return reader.id === owner?.id || mailboxOf(reader.email as Address) === mailbox ? 'mine' : 'other'
  if (reader) return 'other'
  const isOld = clock.now().getTime() - invitedAt.getTime() > linkHoldsMs
  return owner?.authUserId || acceptedAt || isOld ? 'code' : 'enter'
}
