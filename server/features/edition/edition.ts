import type { Edition, EditionChange, InkReading, NewEdition } from '#contract/edition.ts'
import { editionLimits } from '#contract/plain/edition.ts'
import { refuse } from '#platform/errors.ts'
import type { NewEvent, NewsOf, Telling } from '#platform/events.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { cleanBoth } from '#platform/text/text.ts'
import { checkRules, phaseOf } from './edition.rules.ts'
import { checkPublic, editionById, findEdition, lockEdition } from './find.ts'
import { replaceAwards, replaceCategories, replaceHashtags, replacePartners } from './programme.ts'
import { writeRights } from './rights.ts'
import { usualRights, usualRules } from './usual.ts'
import { isTimeZone } from './zone.ts'

export { calendarChange, calendarChanges, changeCalendar } from './calendar.ts'
export { isOpen, isOver, nextChange, phaseOf, phasesAt, readClock } from './edition.rules.ts'
export { editionReply } from './edition.view.ts'
export {
  allEditions,
  editionById,
  editionBySlug,
  editionsByCurrency,
  editionsNamedIn,
  holdEditions,
  type TagNaming,
  tagsNaming,
  youngestWanted,
} from './find.ts'
export { type Hashtag, hashtagsIn, isHashtag } from './hashtag.ts'
export { keyPictureFile, removeKeyPicture, setKeyPicture } from './key-picture.ts'
export { guardiansAsked, rightsForGuardians, rightsVersion } from './rights.ts'
export { usualRights, usualRules } from './usual.ts'
export { instantsOf, isTimeZone, wallTime, zoneOf } from './zone.ts'

/**
 * Begins an edition as a draft with the usual rules and rights text. Repeating the same id by the same person
 * gives the first answer; refuses `edition_slug_taken`, `edition_name_missing`, `edition_time_zone_unknown`.
 */
export const createEdition = async (
  platform: Platform,
  personId: string,
  input: NewEdition,
): Promise<Edition> => {
  const now = platform.clock.now()
  const { accent = '#ff4326', timeZone = 'Asia/Tokyo' } = input
  const name = named(input.name)
  if (!isTimeZone(timeZone)) refuse('edition_time_zone_unknown', { zone: timeZone }, 'timeZone')
  freeSlug(input.slug)
  return await platform.db.transaction().execute(async (trx) => {
    const before = await editionById(trx, input.id)
    if (before) return (await createdBy(trx, input.id)) === personId ? before : refuse('already_exists')
    await trx
      .insertInto('edition')
      .values({
        id: input.id,
        slug: input.slug,
        name: JSON.stringify(name),
        timeZone,
        ...(await readableInk(accent)),
        rules: JSON.stringify(usualRules),
        createdBy: personId,
        createdAt: now,
      })
      .execute()
      .catch(slugTaken)
    await writeRights(trx, input.id, personId, usualRights, now)
    await tell(platform, trx, 'edition.created', input.id, personId)
    return await findEdition(trx, input.id)
  })
}

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
    if (after.publishedAt) await checkPublic(trx, after)
    const fields = Object.keys(change).filter((field) => field !== 'revision')
    await tell(platform, trx, 'edition.changed', editionId, personId, { fields })
    return after
  })

/** Shows the edition to everyone. Refuses `edition_incomplete` with the first missing field. Idempotent. */
export const publishEdition = async (
  platform: Platform,
  personId: string,
  editionId: string,
): Promise<Edition> =>
  await platform.db.transaction().execute(async (trx) => {
    const before = await lockEdition(trx, editionId)
    if (before.publishedAt) return before
    await checkPublic(trx, before)
    await trx
      .updateTable('edition')
      .set((eb) => ({
        publishedAt: platform.clock.now(),
        publishedBy: personId,
        revision: eb('revision', '+', 1),
      }))
      .where('id', '=', editionId)
      .execute()
    await tell(platform, trx, 'edition.published', editionId, personId)
    return await findEdition(trx, editionId)
  })

/** Makes it a draft again; refuses `edition_begun` once its submissions have opened. Idempotent. */
export const unpublishEdition = async (
  platform: Platform,
  personId: string,
  editionId: string,
): Promise<Edition> =>
  await platform.db.transaction().execute(async (trx) => {
    const before = await lockEdition(trx, editionId)
    if (!before.publishedAt) return before
    const opens = phaseOf(before, 'submissions')?.startsAt
    if (opens && Date.parse(opens) <= platform.clock.now().getTime()) refuse('edition_begun')
    await trx
      .updateTable('edition')
      .set((eb) => ({ publishedAt: null, publishedBy: null, revision: eb('revision', '+', 1) }))
      .where('id', '=', editionId)
      .execute()
    await tell(platform, trx, 'edition.unpublished', editionId, personId)
    return await findEdition(trx, editionId)
  })

const columnsOf = async (change: EditionChange) => ({
  ...(change.slug !== undefined && { slug: freeSlug(change.slug) }),
  ...(change.name && { name: JSON.stringify(named(change.name)) }),
  ...(change.tagline && {
    tagline: JSON.stringify(cleanBoth(change.tagline, { field: 'tagline', limit: editionLimits.tagline })),
  }),
  ...(change.description && {
    description: JSON.stringify(
      cleanBoth(change.description, { field: 'description', limit: editionLimits.text, lines: true }),
    ),
  }),
  ...(change.ordinal !== undefined && { ordinal: change.ordinal }),
  ...(change.timeZone !== undefined && { timeZone: knownZone(change.timeZone) }),
  ...(change.accent && (await readableInk(change.accent))),
  ...(change.rules && { rules: JSON.stringify(change.rules) }),
})

const named = (given: Edition['name']) => {
  const name = cleanBoth(given, { field: 'name', limit: editionLimits.name })
  return name.ja || name.en ? name : refuse('edition_name_missing', {}, 'name.ja')
}

const knownZone = (zone: string): string =>
  isTimeZone(zone) ? zone : refuse('edition_time_zone_unknown', { zone }, 'timeZone')

/** What an edition's one colour becomes on each ground. The mathematics is loaded when the first is chosen. */
export const readInk = async (accent: string): Promise<InkReading> =>
  (await import('./ink.ts')).readInk(accent)

const readableInk = async (accent: string) => {
  const { ink, legible, proposal } = await readInk(accent)
  return legible ? ink : refuse('edition_accent_illegible', { proposal }, 'accent')
}

const createdBy = async (db: Db, id: string): Promise<string | undefined> =>
  (await db.selectFrom('edition').select('createdBy').where('id', '=', id).executeTakeFirst())?.createdBy

/** Addresses of the site itself that an edition's would hide. */
const freeSlug = (slug: string): string =>
  slug === 'new' || slug === 'current' ? refuse('edition_slug_taken', {}, 'slug') : slug

const slugTaken = (error: { constraint?: string }): never => {
  if (error.constraint === 'edition_slug_key') refuse('edition_slug_taken', {}, 'slug')
  throw error
}

const tell = <Kind extends NewsOf<'edition'>>(
  platform: Platform,
  trx: Trx,
  kind: Kind,
  editionId: string,
  actorId: string,
  ...[data]: Telling<Kind>
): Promise<string> =>
  platform.events.record(trx, {
    kind,
    subjectKind: 'edition',
    subjectId: editionId,
    editionId,
    actorId,
    data,
    happenedAt: platform.clock.now(),
  } as NewEvent)
