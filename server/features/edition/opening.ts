import type { Edition } from '#contract/edition.ts'
import type { Opening } from '#contract/opening.ts'
import type { OpeningItem } from '#contract/plain/edition.ts'
import { holdersOf } from '#features/account/account.ts'
import type { Platform } from '#platform/platform.ts'
import { addressesOf } from './address.ts'
import { barToArchiving, barToDeleting } from './archiving.ts'
import { missingFor } from './edition.rules.ts'
import { findEdition } from './find.ts'
import { pagesWritten } from './pages.ts'
import type { HasEntries } from './publication.ts'

/** What stands between a draft and its opening, in the order in which one does it. Refuses `not_found`. */
export const openingOf = async (
  platform: Platform,
  editionId: string,
  hasEntries: HasEntries,
): Promise<Opening> => {
  const { db } = platform
  const edition = await findEdition(db, editionId)
  const entered = await hasEntries(db, editionId)
  const missing = missingFor(edition)
  const states = await statesOf(platform, edition)
  return {
    items: (Object.keys(states) as OpeningItem[]).map((item) => ({
      item,
      state: states[item],
      needed: item in neededFields,
    })),
    missing,
    mayUnpublish: entered ? 'edition_entered' : null,
    mayArchive: barToArchiving(edition, platform.clock.now()),
    mayDelete: barToDeleting(edition, entered),
    addresses: await addressesOf(db, editionId),
  }
}

type State = Opening['items'][number]['state']

/** How the fields that are not to be missed begin, by the item that holds them. */
const neededFields: Partial<Record<OpeningItem, string>> = {
  name: 'name',
  dates: 'phases',
  hashtags: 'hashtags',
  terms: 'rightsText',
}

const statesOf = async ({ db, config }: Platform, edition: Edition): Promise<Record<OpeningItem, State>> => {
  const missing = missingFor(edition)
  const pages = await pagesWritten(db, edition.id)
  const [moderators, jurors] = [
    await holdersOf(db, ['moderator'], edition.id),
    await holdersOf(db, ['juror'], edition.id),
  ]
  const done = (is: unknown): State => (is ? 'done' : 'missing')
  const needed = (item: OpeningItem) =>
    done(!missing.some((field) => field.startsWith(neededFields[item] ?? '')))
  const both = (text: { ja: string; en: string }) => text.ja && text.en
  return {
    name: needed('name'),
    dates: needed('dates'),
    hashtags: needed('hashtags'),
    terms: needed('terms'),
    about: done(both(edition.tagline) && both(edition.description)),
    facts: done(both(edition.organisedBy) && edition.fee && edition.earlierFilms),
    picture: done(edition.keyPicture),
    awards: done(edition.awards.length > 0),
    pages: done(pages.includes('contact') && pages.includes('faq')),
    moderator: done(moderators.length > 0),
    juror: edition.awards.some(({ decidedBy }) => decidedBy === 'jury')
      ? done(jurors.length > 0)
      : 'unneeded',
    mail: done(config.smtpUrl),
  }
}
