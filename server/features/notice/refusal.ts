import { timingSafeEqual } from 'node:crypto'
import { keyedDigest } from '#features/account/account.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'

/** Those of these people who want no letters that are only news. */
export const refusing = async (db: Db, personIds: readonly string[]): Promise<Set<string>> => {
  if (personIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('letterRefusal')
    .select('personId')
    .where('personId', 'in', [...personIds])
    .execute()
  return new Set(rows.map(({ personId }) => personId))
}

export const refusesLetters = async (db: Db, personId: string): Promise<boolean> =>
  (await refusing(db, [personId])).size > 0

/** From now on only letters about what the person must or may do. Idempotent. */
export const refuseLetters = async ({ db, clock }: Platform, personId: string): Promise<void> => {
  await db
    .insertInto('letterRefusal')
    .values({ personId, refusedAt: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export const wantLetters = async ({ db }: Platform, personId: string): Promise<void> => {
  await db.deleteFrom('letterRefusal').where('personId', '=', personId).execute()
}

/** What stands in a letter by which its reader refuses further ones without signing in; it opens nothing else. */
export const refusalToken = (platform: Pick<Platform, 'config'>, personId: string): string =>
  `${personId}.${signed(platform, personId)}`

/** Whose token it is; refuses `not_found` for one that was not written here or whose person is gone. */
export const personOfToken = async (platform: Platform, token: string): Promise<string> => {
  const [personId = '', mark = ''] = token.split('.')
  const given = Buffer.from(mark)
  const right = Buffer.from(signed(platform, personId))
  if (given.length !== right.length || !timingSafeEqual(given, right)) return refuse('not_found')
  const person = await platform.db
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where('erasedAt', 'is', null)
    .executeTakeFirst()
  return person?.id ?? refuse('not_found')
}

const signed = (platform: Pick<Platform, 'config'>, personId: string): string =>
  keyedDigest(platform, 'letter-refusal', personId).slice(0, 40)
