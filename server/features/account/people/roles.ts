import type { Role } from '#platform/http/http.ts'
import type { Mailbox } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'

export type Grant = { personId: string; role: Role; editionId: string | null; grantedBy: string | null }

/** Grants a role in an edition, or in the whole festival. Granting it again changes nothing. */
export const grantRole = async (platform: Platform, trx: Trx, grant: Grant): Promise<void> => {
  const granted = await trx
    .insertInto('roleGrant')
    .values({ ...grant, grantedAt: platform.clock.now() })
    .onConflict((conflict) => conflict.columns(['personId', 'editionId', 'role']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (granted) await record(platform, trx, 'role.granted', grant)
}

/** Takes a role back. */
export const revokeRole = async (platform: Platform, trx: Trx, grant: Grant): Promise<void> => {
  const revoked = await trx
    .deleteFrom('roleGrant')
    .where('personId', '=', grant.personId)
    .where('role', '=', grant.role)
    .where('editionId', 'is not distinct from', grant.editionId)
    .returning('id')
    .executeTakeFirst()
  if (revoked) await record(platform, trx, 'role.revoked', grant)
}

/** The roles that waited for the owner of a mailbox. */
export const acceptInvitations = async (
  platform: Platform,
  trx: Trx,
  personId: string,
  mailbox: Mailbox,
): Promise<void> => {
  const invitations = await trx
    .updateTable('roleInvitation')
    .set({ acceptedAt: platform.clock.now() })
    .where('mailbox', '=', mailbox)
    .where('acceptedAt', 'is', null)
    .returning(['role', 'editionId', 'invitedBy'])
    .execute()
  for (const { role, editionId, invitedBy } of invitations)
    await grantRole(platform, trx, { personId, role: role as Role, editionId, grantedBy: invitedBy })
}

/** The same for somebody who is signed in already, when they have shown that the mailbox is theirs. */
export const acceptWaiting = async (platform: Platform, personId: string): Promise<void> => {
  const { rows } = await platform.pool.query<{ mailbox: Mailbox }>({
    name: 'waiting-invitations',
    text: `select i.mailbox from person p join auth."user" u on u.id = p.auth_user_id and u."emailVerified"
      join role_invitation i on i.mailbox = p.mailbox and i.accepted_at is null
      where p.id = $1 limit 1`,
    values: [personId],
  })
  const waiting = rows[0]
  if (waiting)
    await platform.db
      .transaction()
      .execute((trx) => acceptInvitations(platform, trx, personId, waiting.mailbox))
}

const record = (
  platform: Platform,
  trx: Trx,
  kind: 'role.granted' | 'role.revoked',
  { personId, role, editionId, grantedBy }: Grant,
) =>
  platform.events.record(trx, {
    kind,
    subjectKind: 'person',
    subjectId: personId,
    editionId,
    actorId: grantedBy,
    data: { role },
    happenedAt: platform.clock.now(),
  })
