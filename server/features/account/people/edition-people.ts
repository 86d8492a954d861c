import type { EditionPerson, Invitation, RoleName } from '#contract/role.ts'
import type { Bilingual, Language } from '#contract/route.ts'
import { refuse } from '#platform/errors.ts'
import type { Role } from '#platform/http/http.ts'
import { addressOf, mailboxOf } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { invitationLetter } from '../letters.ts'
import { spend } from '../limits.ts'
import { hashOf, newSecret } from '../secrets.ts'
import { personAt, personById } from './people.queries.ts'
import { grantRole, revokeRole } from './roles.ts'

/** Who holds a role in an edition, festival-wide roles included, and who has not come yet. */
export const editionPeople = async (
  platform: Platform,
  editionId: string,
): Promise<{ people: EditionPerson[]; invitations: Invitation[] }> => {
  const invitations = await platform.db
    .selectFrom('roleInvitation')
    .select(invitationColumns)
    .where('editionId', '=', editionId)
    .where('acceptedAt', 'is', null)
    .orderBy('invitedAt')
    .execute()
  return { people: await withRoles(platform.db, editionId), invitations: invitations.map(invitationView) }
}

/**
 * Gives a further role to a person who has one in the edition or in the whole festival. Ids of persons are
 * public and addresses are not, which the list of an edition's people shows: others are invited by the address
 * that whoever invites them knows. Refuses `not_found` and `account_role_by_address`.
 */
export const giveRole = async (
  platform: Platform,
  grantedBy: string,
  { editionId, personId, role }: { editionId: string; personId: string; role: Role },
): Promise<EditionPerson> => {
  const person = await personById(platform.db, personId)
  if (!person || person.erasedAt) refuse('not_found')
  await platform.db.transaction().execute(async (trx) => {
    if ((await withRoles(trx, editionId, personId)).length === 0) refuse('account_role_by_address')
    await grantRole(platform, trx, { personId, role, editionId, grantedBy })
  })
  return (await withRoles(platform.db, editionId, personId))[0] ?? refuse('not_found')
}

/**
 * Takes a role back, in an edition or, without one, in the whole festival; refuses `account_last_organiser` when nobody
 * would be left to run it.
 */
export const takeRole = async (
  platform: Platform,
  takenBy: string,
  { editionId, personId, role }: { editionId: string | null; personId: string; role: Role },
): Promise<void> => {
  await platform.db.transaction().execute(async (trx) => {
    if (role === 'organiser') {
      const organisers = await trx
        .selectFrom('roleGrant')
        .select('personId')
        .where('role', '=', 'organiser')
        .where((each) => each.or([each('editionId', '=', editionId), each('editionId', 'is', null)]))
        .orderBy('id')
        .forUpdate()
        .execute()
      const held = organisers.some((organiser) => organiser.personId === personId)
      if (held && organisers.every((organiser) => organiser.personId === personId))
        refuse('account_last_organiser')
    }
    await revokeRole(platform, trx, { personId, role, editionId, grantedBy: takenBy })
  })
}

/**
 * Invites the owner of an address to a role: they have it as soon as they are next seen, at sign-in or within a
 * session. The answer is the same for everybody, so that no organiser learns who has an account. Repeating it
 * gives the first answer and mails nobody twice. Refuses with `account_role_held` when the list of the edition's
 * people, which organisers see, has them in this role already, and with `too_many`.
 */
export const invite = async (
  platform: Platform,
  invitedBy: string,
  { id, editionId, email, role }: { id: string; editionId: string; email: string; role: Role },
): Promise<Invitation> => {
  const address = addressOf(email)
  const mailbox = mailboxOf(address)
  await spend(platform, [{ act: 'invite', most: 200, perMs: 86_400_000 }], invitedBy)
  return await platform.db.transaction().execute(async (trx) => {
    const known = await personAt(trx, address)
    if (known && (await isHeld(trx, { editionId, personId: known.id, role })))
      refuse('account_role_held', {}, 'email')
    const secret = newSecret()
    const made = await trx
      .insertInto('roleInvitation')
      .values({
        id,
        editionId,
        email: address,
        mailbox,
        role,
        invitedBy,
        invitedAt: platform.clock.now(),
        tokenHash: hashOf(secret),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning(invitationColumns)
      .executeTakeFirst()
    if (made) await mailInvitation(platform, trx, invitedBy, made, secret, known?.language)
    const waiting =
      made ??
      (await trx
        .selectFrom('roleInvitation')
        .select(invitationColumns)
        .where('editionId', '=', editionId)
        .where('mailbox', '=', mailbox)
        .where('role', '=', role)
        .where('acceptedAt', 'is', null)
        .executeTakeFirst())
    return invitationView(waiting ?? refuse('already_exists'))
  })
}

const invitationColumns = ['id', 'editionId', 'email', 'role', 'invitedAt'] as const

type InvitationRow = { id: string; editionId: string | null; email: string; role: string; invitedAt: Date }

const isHeld = async (
  trx: Trx,
  { editionId, personId, role }: { editionId: string; personId: string; role: Role },
): Promise<boolean> =>
  (await withRoles(trx, editionId, personId)).some(({ roles }) =>
    roles.some((held) => held.role === role && !held.festivalWide),
  )

/** In the reader's language where it is known, else in the inviter's. */
const mailInvitation = async (
  platform: Platform,
  trx: Trx,
  invitedBy: string,
  { editionId, email, role }: InvitationRow,
  secret: string,
  language: string | undefined,
): Promise<void> => {
  const edition = await trx
    .selectFrom('edition')
    .select('name')
    .where('id', '=', editionId)
    .executeTakeFirst()
  const inviter = await personById(trx, invitedBy)
  await platform.mail.post(
    trx,
    invitationLetter({
      email,
      language: (language ?? inviter?.language ?? 'ja') as Language,
      publicUrl: platform.config.publicUrl,
      secret,
      role: role as Role,
      inviter: { id: invitedBy, name: inviter?.name ?? '' },
      editionName: (edition?.name ?? null) as Bilingual | null,
    }),
  )
}

export const takeInvitationBack = async (
  platform: Platform,
  editionId: string,
  invitationId: string,
): Promise<void> => {
  const gone = await platform.db
    .deleteFrom('roleInvitation')
    .where('id', '=', invitationId)
    .where('editionId', '=', editionId)
    .where('acceptedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!gone) refuse('not_found')
}

const withRoles = async (db: Db, editionId: string, personId?: string): Promise<EditionPerson[]> => {
  const grants = await db
    .selectFrom('roleGrant')
    .innerJoin('person', 'person.id', 'roleGrant.personId')
    .select(['person.id', 'person.name', 'person.handle', 'person.email', 'role', 'editionId', 'grantedAt'])
    .where((each) => each.or([each('editionId', '=', editionId), each('editionId', 'is', null)]))
    .$if(personId !== undefined, (query) => query.where('personId', '=', String(personId)))
    .orderBy('grantedAt')
    .execute()
  const people = new Map<string, EditionPerson>()
  for (const { id, name, handle, email, role, editionId: held, grantedAt } of grants) {
    const person = people.get(id) ?? { id, name, handle, email: email ?? '', roles: [] }
    person.roles.push({
      role: role as RoleName,
      festivalWide: held === null,
      grantedAt: grantedAt.toISOString(),
    })
    people.set(id, person)
  }
  return [...people.values()]
}

const invitationView = (row: InvitationRow): Invitation => ({
  id: row.id,
  email: row.email,
  role: row.role as RoleName,
  invitedAt: row.invitedAt.toISOString(),
})
