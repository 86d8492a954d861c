import type { Address } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import type { Auth } from './better-auth.ts'
import { inOurWords } from './in-our-words.ts'

/**
 * Begins a session of whoever has shown that they read this address (or whom the operator vouches for), with an
 * account made for it when there is none; the door has its say. Returns the session's token.
 */
export const openSession = async (platform: Platform, auth: Auth, address: Address): Promise<string> => {
  const { internalAdapter } = await auth.$context
  const found = await internalAdapter.findUserByEmail(address)
  if (found && !found.user.emailVerified) await inherit(platform, found.user.id)
  return await inOurWords(async () => {
    if (found) return (await internalAdapter.createSession(found.user.id)).token
    const account = { email: address, emailVerified: true, name: '' }
    const { id } = await internalAdapter.createUser(account, { method: 'code' })
    try {
      return (await internalAdapter.createSession(id)).token
    } catch (error) {
      // an account that the door has not let in is nobody's
      await internalAdapter.deleteUser(id)
      throw error
    }
  })
}

/**
 * Another service had named this address without showing that its person reads it. From now on the account is
 * the mailbox owner's alone: whatever opens it and was made before goes.
 */
const inherit = async ({ db, pool }: Platform, authUserId: string): Promise<void> => {
  await db
    .deleteFrom('apiToken')
    .where('personId', 'in', (each) =>
      each.selectFrom('person').select('id').where('authUserId', '=', authUserId),
    )
    .execute()
  await pool.query(
    `with links as (delete from auth.account where "userId" = $1), keys as (delete from auth.passkey where "userId" = $1),
       sessions as (delete from auth.session where "userId" = $1)
     update auth."user" set "emailVerified" = true, "updatedAt" = now() where id = $1`,
    [authUserId],
  )
}
