import type { EditionPerson, Invitation, RoleName } from '#contract/account.ts'
import type { Bilingual } from '#contract/route.ts'
import { refuse } from '#platform/errors.ts'
import type { Role } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { normalEmail } from '../account.rules.ts'
import { invitationLetter } from '../letters.ts'
import { spend } from '../limits.ts'
import { personByEmail, personById } from './people.queries.ts'
import { grantRole, revokeRole } from './roles.ts'

/** Who holds a role in an edition, festival-wide roles included, and who has not come yet. */
export const editionPeople = async (
  platform: Platform,
  editionId: string,
): Promise<{ people: EditionPerson[]; invitations: Invitation[] }> => {
  const invitations = await platform.db
    .selectFrom('roleInvitation')
    .select(['id', 'email', 'role', 'invitedAt'])
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

/** Takes a role back; refuses `account_last_organiser` when nobody would be left to run the edition. */
export const takeRole = async (
  platform: Platform,
  takenBy: string,
  { editionId, personId, role }: { editionId: string; personId: string; role: Role },
): Promise<void> => {
  await platform.db.transaction().execute(async (trx) => {
    if (role === 'organiser') {
      const organisers = await trx
        .selectFrom('roleGrant')
        .select('personId')
        .where('role', '=', 'organiser')
        .where((each) => each.or([each('editionId', '=', editionId), each('editionId', 'is', null)]))
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
 * Gives a role to whoever owns an address: at once when they have an account, else at their first sign-in.
 * Repeating it gives the first answer.
 */
export const invite = async (
  platform: Platform,
  invitedBy: string,
  { id, editionId, email, role }: { id: string; editionId: string; email: string; role: Role },
): Promise<{ person: EditionPerson | null; invitation: Invitation | null }> => {
  const address = normalEmail(email)
  const edition = await platform.db
    .selectFrom('edition')
    .select('name')
    .where('id', '=', editionId)
    .executeTakeFirst()
  const known = await personByEmail(platform.db, address)
  await spend(platform, [{ act: 'invite', most: 200, perMs: 86_400_000 }], invitedBy)
  const invitation = await platform.db.transaction().execute(async (trx) => {
    const language = (known?.language ?? (await personById(trx, invitedBy))?.language ?? 'ja') as 'ja' | 'en'
    const made = known
      ? undefined
      : await trx
          .insertInto('roleInvitation')
          .values({ id, editionId, email: address, role, invitedBy, invitedAt: platform.clock.now() })
          .onConflict((conflict) => conflict.doNothing())
          .returning(['id', 'email', 'role', 'invitedAt'])
          .executeTakeFirst()
    if (known) await grantRole(platform, trx, { personId: known.id, role, editionId, grantedBy: invitedBy })
    if (known || made)
      await platform.mail.post(
        trx,
        invitationLetter({
          email: address,
          language,
          publicUrl: platform.config.publicUrl,
          role,
          editionName: (edition?.name ?? null) as Bilingual | null,
        }),
      )
    return (
      made ??
      (await trx
        .selectFrom('roleInvitation')
        .select(['id', 'email', 'role', 'invitedAt'])
        .where('editionId', '=', editionId)
        .where('email', '=', address)
        .where('role', '=', role)
        .where('acceptedAt', 'is', null)
        .executeTakeFirst())
    )
  })
  const person = known ? (await withRoles(platform.db, editionId, known.id))[0] : undefined
  return { person: person ?? null, invitation: known || !invitation ? null : invitationView(invitation) }
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

const invitationView = (row: { id: string; email: string; role: string; invitedAt: Date }): Invitation => ({
  id: row.id,
  email: row.email,
  role: row.role as RoleName,
  invitedAt: row.invitedAt.toISOString(),
})
