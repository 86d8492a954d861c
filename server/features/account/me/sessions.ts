import type { Passkey, Session } from '#contract/account.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { sessionDays } from '../cookies.ts'

/** Where a person is signed in. `current` is the one that asks. */
export const sessionsOf = async (
  platform: Platform,
  personId: string,
  token: string | undefined,
): Promise<Session[]> => {
  const { rows } = await platform.pool.query<{
    id: string
    token: string
    userAgent: string
    createdAt: Date
    expiresAt: Date
  }>(
    `select s.id, s.token, s."userAgent", s."createdAt", s."expiresAt"
     from auth.session s join person p on p.auth_user_id = s."userId"
     where p.id = $1 and s."expiresAt" > now() order by s."updatedAt" desc`,
    [personId],
  )
  return rows.map((row) => ({
    id: row.id,
    device: row.userAgent ?? '',
    begunAt: row.createdAt.toISOString(),
    endsAt: row.expiresAt.toISOString(),
    current: row.token === token,
  }))
}

/** Ends a session of this person, by its id; refuses `not_found` for anyone else's. */
export const endSession = async (platform: Platform, personId: string, sessionId: string): Promise<void> => {
  const { rowCount } = await platform.pool.query(
    `delete from auth.session s using person p where p.auth_user_id = s."userId" and p.id = $1 and s.id = $2`,
    [personId, sessionId],
  )
  if (rowCount === 0) refuse('not_found')
  platform.bell.judge(personId)
}

export const signOut = async (platform: Platform, token: string): Promise<void> => {
  const { rows } = await platform.pool.query<{ id: string }>(
    `delete from auth.session s using person p where p.auth_user_id = s."userId" and s.token = $1 returning p.id`,
    [token],
  )
  for (const { id } of rows) platform.bell.judge(id)
}

/** A session in use goes on for another month, written down at most once a day. True when it was. */
export const prolongSession = async (platform: Platform, token: string): Promise<boolean> => {
  const { rowCount } = await platform.pool.query(
    `update auth.session set "expiresAt" = now() + make_interval(days => $2::int), "updatedAt" = now()
     where token = $1 and "expiresAt" > now() and "updatedAt" < now() - interval '1 day'`,
    [token, sessionDays],
  )
  return rowCount === 1
}

export const passkeysOf = async (platform: Platform, personId: string): Promise<Passkey[]> => {
  const { rows } = await platform.pool.query<{ id: string; name: string | null; createdAt: Date | null }>(
    `select k.id, k.name, k."createdAt" from auth.passkey k join person p on p.auth_user_id = k."userId"
     where p.id = $1 order by k."createdAt"`,
    [personId],
  )
  return rows.map((row) => ({
    id: row.id,
    name: row.name ?? '',
    addedAt: row.createdAt?.toISOString() ?? null,
  }))
}

export const forgetPasskey = async (
  platform: Platform,
  personId: string,
  passkeyId: string,
): Promise<void> => {
  const { rowCount } = await platform.pool.query(
    `delete from auth.passkey k using person p where p.auth_user_id = k."userId" and p.id = $1 and k.id = $2`,
    [personId, passkeyId],
  )
  if (rowCount === 0) refuse('not_found')
}
