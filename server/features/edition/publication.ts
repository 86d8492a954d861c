import type { Edition } from '#contract/edition.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { keepAddress } from './address.ts'
import { checkPublic, findEdition, lockEdition } from './find.ts'
import { checkPlan } from './plan.ts'
import { tell } from './telling.ts'

/** Whether somebody has entered an edition, in whatever standing. */
export type HasEntries = (db: Db, editionId: string) => Promise<boolean>

/**
 * Shows the edition to everyone; from now on its address leads to it. Refuses `edition_incomplete` with the first
 * missing field, `edition_hashtag_taken`, and a plan that cannot be meant. Idempotent.
 */
export const publishEdition = async (
  platform: Platform,
  personId: string,
  editionId: string,
): Promise<Edition> =>
  await platform.db.transaction().execute(async (trx) => {
    const before = await lockEdition(trx, editionId)
    if (before.publishedAt) return before
    const now = platform.clock.now()
    await checkPublic(trx, before)
    checkPlan(before, null)
    await trx
      .updateTable('edition')
      .set((eb) => ({ publishedAt: now, publishedBy: personId, revision: eb('revision', '+', 1) }))
      .where('id', '=', editionId)
      .execute()
    await keepAddress(trx, before.slug, editionId, now)
    await tell(platform, trx, 'edition.published', editionId, personId)
    return await findEdition(trx, editionId)
  })

/** Makes it a draft again; refuses `edition_entered` once somebody has entered it. Idempotent. */
export const unpublishEdition = async (
  platform: Platform,
  personId: string,
  editionId: string,
  hasEntries: HasEntries,
): Promise<Edition> =>
  await platform.db.transaction().execute(async (trx) => {
    const before = await lockEdition(trx, editionId)
    if (!before.publishedAt) return before
    // whoever enters holds the edition: they came before this lock, or find a draft
    if (await hasEntries(trx, editionId)) refuse('edition_entered')
    await trx
      .updateTable('edition')
      .set((eb) => ({ publishedAt: null, publishedBy: null, revision: eb('revision', '+', 1) }))
      .where('id', '=', editionId)
      .execute()
    await tell(platform, trx, 'edition.unpublished', editionId, personId)
    return await findEdition(trx, editionId)
  })
