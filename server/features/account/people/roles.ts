import type { Role } from '#platform/http/http.ts'
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

/** The roles that waited for the owner of an address. */
export const acceptInvitations = async (
  platform: Platform,
  trx: Trx,
  personId: string,
  email: string,
): Promise<void> => {
  const invitations = await trx
    .updateTable('roleInvitation')
    .set({ acceptedAt: platform.clock.now() })
    .where('email', '=', email)
    .where('acceptedAt', 'is', null)
    .returning(['role', 'editionId', 'invitedBy'])
    .execute()
  for (const { role, editionId, invitedBy } of invitations)
    await grantRole(platform, trx, { personId, role: role as Role, editionId, grantedBy: invitedBy })
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
