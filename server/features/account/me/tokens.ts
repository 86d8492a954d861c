import type { ApiToken } from '#contract/account.ts'
import { refuse } from '#platform/errors.ts'
import { limits } from '#platform/limits.ts'
import type { Platform } from '#platform/platform.ts'
import { isWithin, type Limit } from '../limits.ts'
import { hashOf, newSecret } from '../secrets.ts'
import { readableName } from './profile.ts'

const columns = ['id', 'name', 'createdAt', 'lastUsedAt', 'expiresAt'] as const
const day = 86_400_000
const tokensOfDay: Limit[] = [{ act: 'token', most: limits.tokensPerDay, perMs: day }]

/** Tokens in force, newest first. */
export const tokensOf = async (platform: Platform, personId: string): Promise<ApiToken[]> => {
  const now = platform.clock.now()
  const rows = await platform.db
    .selectFrom('apiToken')
    .select(columns)
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .where((each) => each.or([each('expiresAt', 'is', null), each('expiresAt', '>', now)]))
    .orderBy('createdAt', 'desc')
    .execute()
  return rows.map(viewOf)
}

/** Makes a token for scripts. Its secret is told this once; repeating the id gives the token without it. */
export const makeToken = async (
  platform: Platform,
  personId: string,
  { id, name, days }: { id: string; name: string; days: number | null },
): Promise<{ token: ApiToken; secret: string | null }> => {
  const now = platform.clock.now()
  const secret = newSecret('vt_')
  const made = await platform.db.transaction().execute(async (trx) => {
    const first = await trx
      .insertInto('apiToken')
      .values({
        id,
        personId,
        name: readableName(name),
        tokenHash: hashOf(secret),
        createdAt: now,
        expiresAt: days === null ? null : new Date(now.getTime() + days * day),
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning(columns)
      .executeTakeFirst()
    if (first && !(await isWithin(platform, trx, tokensOfDay, personId))) refuse('too_many')
    return first
  })
  if (made) return { token: viewOf(made), secret }
  const before = await platform.db
    .selectFrom('apiToken')
    .select(columns)
    .where('id', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return { token: viewOf(before ?? refuse('already_exists')), secret: null }
}

export const revokeToken = async (platform: Platform, personId: string, id: string): Promise<void> => {
  const revoked = await platform.db
    .updateTable('apiToken')
    .set({ revokedAt: platform.clock.now() })
    .where('id', '=', id)
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!revoked) refuse('not_found')
  platform.bell.judge(personId)
}

type Row = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null; expiresAt: Date | null }

const viewOf = (row: Row): ApiToken => ({
  id: row.id,
  name: row.name,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  expiresAt: row.expiresAt?.toISOString() ?? null,
})
