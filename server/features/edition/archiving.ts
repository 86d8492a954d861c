import type { Edition } from '#contract/edition.ts'
import type { ErrorCode } from '#platform/errors.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { releaseBlob } from '#platform/storage/blobs.ts'
import { phasesAt } from './edition.rules.ts'
import { findEdition, lockWhole } from './find.ts'
import type { HasEntries } from './publication.ts'
import { tell } from './telling.ts'

/** Why an edition cannot be put away now; null when it can. */
export const barToArchiving = (edition: Edition, now: Date): ErrorCode | null =>
  edition.publishedAt &&
  (phasesAt(edition.calendar, now).some((kind) => kind !== 'archive') ||
    edition.calendar.some(({ kind, startsAt }) => kind !== 'archive' && new Date(startsAt) > now))
    ? 'edition_running'
    : null

/** Why an edition cannot be deleted; null when nothing would be lost with it. */
export const barToDeleting = (edition: Edition, entered: boolean): ErrorCode | null =>
  entered ? 'edition_has_entries' : edition.publishedAt ? 'edition_is_public' : null

/** Puts an edition away: it stays to be seen, and nothing of it changes. Refuses `edition_running`. Idempotent. */
export const archiveEdition = async (
  platform: Platform,
  personId: string,
  editionId: string,
): Promise<Edition> =>
  await platform.db.transaction().execute(async (trx) => {
    const before = await lockWhole(trx, editionId)
    if (before.archivedAt) return before
    const now = platform.clock.now()
    const bar = barToArchiving(before, now)
    if (bar) refuse(bar)
    await trx
      .insertInto('editionArchiving')
      .values({ editionId, archivedBy: personId, archivedAt: now })
      .execute()
    await tell(platform, trx, 'edition.archived', editionId, personId)
    return await findEdition(trx, editionId)
  })

/** Takes it out again. Idempotent. */
export const unarchiveEdition = async (
  platform: Platform,
  personId: string,
  editionId: string,
): Promise<Edition> =>
  await platform.db.transaction().execute(async (trx) => {
    const before = await lockWhole(trx, editionId)
    if (!before.archivedAt) return before
    await trx.deleteFrom('editionArchiving').where('editionId', '=', editionId).execute()
    await tell(platform, trx, 'edition.unarchived', editionId, personId)
    return await findEdition(trx, editionId)
  })

/**
 * Deletes a draft that nobody has entered, with its roles and texts; an address under which it was public stays
 * taken. Refuses `edition_has_entries`, `edition_is_public`, and `edition_in_use` where something else names it: a
 * consent, a change record.
 */
export const deleteEdition = async (
  platform: Platform,
  personId: string,
  editionId: string,
  hasEntries: HasEntries,
): Promise<void> => {
  await platform.db.transaction().execute(async (trx) => {
    const before = await lockWhole(trx, editionId)
    const bar = barToDeleting(before, await hasEntries(trx, editionId))
    if (bar) refuse(bar)
    await tell(platform, trx, 'edition.deleted', editionId, personId)
    await dropPicture(trx, editionId)
    await trx
      .deleteFrom('edition')
      .where('id', '=', editionId)
      .execute()
      .catch((error: { code?: string }) => {
        if (error.code === '23503') refuse('edition_in_use')
        throw error
      })
  })
}

/** Its bytes go when nothing else names them. */
export const dropPicture = async (trx: Trx, editionId: string): Promise<void> => {
  const gone = await trx
    .deleteFrom('keyPicture')
    .where('editionId', '=', editionId)
    .returning(['webpHash', 'jpegHash'])
    .execute()
  for (const { webpHash, jpegHash } of gone) {
    await releaseBlob(trx, webpHash)
    await releaseBlob(trx, jpegHash)
  }
}
