import { refuseUnknownAge } from '#features/account/account.ts'
import type { Platform } from '#platform/platform.ts'
import { judgePublication } from './publication.ts'
import { tell } from './tell.ts'

export type Rights = { id: string; version: string; ownWork: boolean; music: boolean; people: boolean }

/**
 * Declares the rights in a film; the latest declaration counts. Repeating an id changes nothing. Refuses
 * `account_age_unknown`.
 */
export const declareRights = async (
  platform: Platform,
  personId: string,
  filmId: string,
  rights: Rights,
): Promise<void> => {
  await refuseUnknownAge(platform.db, personId)
  await platform.db.transaction().execute(async (trx) => {
    // first, as wherever a film is judged: two who name it and lock it later would wait for each other
    await trx.selectFrom('film').select('id').where('id', '=', filmId).forUpdate().execute()
    const made = await trx
      .insertInto('rightsDeclaration')
      .values({ ...rights, filmId, personId, declaredAt: platform.clock.now() })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    const { id: _, ...declared } = rights
    if (!made) return
    await tell(platform, trx, 'film.rights_declared', filmId, personId, declared)
    await judgePublication(platform, trx, filmId)
  })
}
