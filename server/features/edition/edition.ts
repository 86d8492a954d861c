import type { Edition, EditionChange } from '#contract/edition.ts'
import type { Platform } from '#platform/platform.ts'
import { checkAddress, keepAddress } from './address.ts'
import { checkRules } from './edition.rules.ts'
import { checkPublic, findEdition, lockEdition } from './find.ts'
import { columnsOf, slugTaken } from './identity.ts'
import { replaceAwards, replaceCategories, replaceHashtags, replacePartners } from './programme.ts'
import { writeRights } from './rights.ts'
import { tell } from './telling.ts'

export { addressesOf, leadsNowhere } from './address.ts'
export { archiveEdition, deleteEdition, unarchiveEdition } from './archiving.ts'
export { calendarChange, calendarChanges, changeCalendar } from './calendar.ts'
export { claimsOn } from './claims.ts'
export { isOpen, isOver, nextChange, phaseOf, phasesAt, readClock } from './edition.rules.ts'
export { editionReply, editionSummary } from './edition.view.ts'
export {
  allEditions,
  editionById,
  editionBySlug,
  editionsByCurrency,
  editionsNamedIn,
  holdEditions,
  holdPublic,
  type TagNaming,
  tagsNaming,
  youngestWanted,
} from './find.ts'
export { type Hashtag, hashtagsIn, isHashtag } from './hashtag.ts'
export { readInk } from './identity.ts'
export { keyPictureFile, removeKeyPicture, setKeyPicture } from './key-picture.ts'
export { maySee } from './may-see.ts'
export { createEdition } from './new-edition.ts'
export { openingOf } from './opening.ts'
export { pagesOf, writePage } from './pages.ts'
export { type HasEntries, publishEdition, unpublishEdition } from './publication.ts'
export { guardiansAsked, rightsForGuardians, rightsVersion } from './rights.ts'
export { usualRights, usualRules } from './usual.ts'
export { instantsOf, isTimeZone, wallTime, zoneOf } from './zone.ts'

/**
 * Changes what is given. Refuses `edition_changed_elsewhere` when `revision` is not the latest, and what the
 * rules of each field refuse, naming the field.
 */
export const changeEdition = async (
  platform: Platform,
  personId: string,
  editionId: string,
  change: EditionChange,
): Promise<Edition> =>
  await platform.db.transaction().execute(async (trx) => {
    const before = await lockEdition(trx, editionId, change.revision)
    const now = platform.clock.now()
    checkRules(change, before, now)
    const columns = await columnsOf(change)
    await trx
      .updateTable('edition')
      .set((eb) => ({ ...columns, revision: eb('revision', '+', 1) }))
      .where('id', '=', editionId)
      .execute()
      .catch(slugTaken)
    if (change.hashtags) await replaceHashtags(trx, editionId, change.hashtags)
    if (change.rightsText) await writeRights(trx, editionId, personId, change.rightsText, now)
    if (change.categories) await replaceCategories(trx, editionId, change.categories)
    if (change.awards) await replaceAwards(trx, editionId, change.awards)
    if (change.partners) await replacePartners(trx, editionId, change.partners)
    const after = await findEdition(trx, editionId)
    if (change.slug !== undefined) await checkAddress(trx, change.slug, editionId)
    if (after.publishedAt) {
      await checkPublic(trx, after)
      await keepAddress(trx, after.slug, editionId, now)
    }
    const fields = Object.keys(change).filter((field) => field !== 'revision')
    await tell(platform, trx, 'edition.changed', editionId, personId, { fields })
    return after
  })
