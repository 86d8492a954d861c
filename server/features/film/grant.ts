import { randomBytes } from 'node:crypto'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import type { FilmRow } from './film.queries.ts'

const previewMs = 60 * 60_000

/** Opens a film's media to everyone for as long as its publication stands. */
export const grantPublication = async (db: Db, filmId: string, now: Date): Promise<void> => {
  await db
    .insertInto('mediaGrant')
    .values({ token: newToken(), filmId, purpose: 'publication', grantedAt: now })
    .execute()
}

/** Somebody no longer makes a film: what was opened to them of it ends. */
export const revokePreviews = async (
  db: Db,
  { filmId, personId }: { filmId: string; personId: string },
  now: Date,
): Promise<void> => {
  await db
    .updateTable('mediaGrant')
    .set({ revokedAt: now })
    .where('filmId', '=', filmId)
    .where('personId', '=', personId)
    .where('purpose', '=', 'preview')
    .where('revokedAt', 'is', null)
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

/**
 * The tokens that open films' media to this person: the public one, or one of their own for an hour. Keyed by
 * film; absent where there is nothing to see yet. At most two queries for any number of films.
 */
export const openMedia = async (
  platform: Platform,
  rows: readonly FilmRow[],
  personId: string,
): Promise<Map<string, string>> => {
  const tokens = new Map(
    rows.flatMap((row) => (row.inSight && row.grant ? [[row.id, row.grant] as const] : [])),
  )
  const hidden = rows.filter((row) => !tokens.has(row.id) && (row.renditions.length > 0 || row.posterHash))
  if (hidden.length === 0) return tokens
  const now = platform.clock.now()
  const standing = await platform.db
    .selectFrom('mediaGrant')
    .select(['filmId', 'token'])
    .where(
      'filmId',
      'in',
      hidden.map(({ id }) => id),
    )
    .where('personId', '=', personId)
    .where('purpose', '=', 'preview')
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', new Date(now.getTime() + previewMs / 2))
    .execute()
  for (const { filmId, token } of standing) tokens.set(filmId, token)
  const expiresAt = new Date(now.getTime() + previewMs)
  const made = hidden
    .filter(({ id }) => !tokens.has(id))
    .map(({ id }) => ({
      token: newToken(),
      filmId: id,
      purpose: 'preview',
      personId,
      grantedAt: now,
      expiresAt,
    }))
  if (made.length > 0) await platform.db.insertInto('mediaGrant').values(made).execute()
  for (const { filmId, token } of made) tokens.set(filmId, token)
  return tokens
}

const newToken = (): string => randomBytes(18).toString('base64url')
