import { randomBytes } from 'node:crypto'
import type { Platform } from '#platform/platform.ts'
import type { Db, FilmRow } from './film.queries.ts'
import { isPublic } from './film.view.ts'

const previewMs = 60 * 60_000

/** Opens a film's media to everyone for as long as its publication stands. */
export const grantPublication = async (db: Db, filmId: string, now: Date): Promise<void> => {
  await db
    .insertInto('mediaGrant')
    .values({ token: newToken(), filmId, purpose: 'publication', grantedAt: now })
    .execute()
}

/** Ends every address of a film's media at once. */
export const revokeGrants = async (db: Db, filmId: string, now: Date): Promise<void> => {
  await db
    .updateTable('mediaGrant')
    .set({ revokedAt: now })
    .where('filmId', '=', filmId)
    .where('revokedAt', 'is', null)
    .execute()
}

/** The token that opens a film's media to this person: the public one, or one of their own for an hour. */
export const openMedia = async (
  platform: Platform,
  row: FilmRow,
  personId: string,
): Promise<string | null> => {
  if (isPublic(row) && row.grant) return row.grant
  if (row.renditions.length === 0 && !row.posterHash) return null
  return await previewGrant(platform, row.id, personId)
}

const previewGrant = async ({ db, clock }: Platform, filmId: string, personId: string): Promise<string> => {
  const now = clock.now()
  const standing = await db
    .selectFrom('mediaGrant')
    .select('token')
    .where('filmId', '=', filmId)
    .where('personId', '=', personId)
    .where('purpose', '=', 'preview')
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', new Date(now.getTime() + previewMs / 2))
    .executeTakeFirst()
  if (standing) return standing.token
  const token = newToken()
  const expiresAt = new Date(now.getTime() + previewMs)
  await db
    .insertInto('mediaGrant')
    .values({ token, filmId, purpose: 'preview', personId, grantedAt: now, expiresAt })
    .execute()
  return token
}

const newToken = (): string => randomBytes(18).toString('base64url')
