import type { Edition, EditionChange, InkReading } from '#contract/edition.ts'
import { editionLimits } from '#contract/plain/edition.ts'
import { refuse } from '#platform/errors.ts'
import { cleanBoth } from '#platform/text/text.ts'
import { isReserved } from './address.ts'
import { isTimeZone } from './zone.ts'

/** What an edition is called and how it looks, as columns. Refuses at the field what cannot be so. */
export const columnsOf = async (change: EditionChange) => ({
  ...(change.slug !== undefined && { slug: unreserved(change.slug) }),
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
  ...(change.organisedBy && {
    organiser: JSON.stringify(
      cleanBoth(change.organisedBy, { field: 'organisedBy', limit: editionLimits.name }),
    ),
  }),
  ...(change.fee !== undefined && { fee: change.fee }),
  ...(change.earlierFilms !== undefined && { earlierFilms: change.earlierFilms }),
})

export const named = (given: Edition['name']) => {
  const name = cleanBoth(given, { field: 'name', limit: editionLimits.name })
  return name.ja || name.en ? name : refuse('edition_name_missing', {}, 'name.ja')
}

export const knownZone = (zone: string): string =>
  isTimeZone(zone) ? zone : refuse('edition_time_zone_unknown', { zone }, 'timeZone')

/** What an edition's one colour becomes on each ground. The mathematics is loaded when the first is chosen. */
export const readInk = async (accent: string): Promise<InkReading> =>
  (await import('./ink.ts')).readInk(accent)

export const readableInk = async (accent: string) => {
  const { ink, legible, proposal } = await readInk(accent)
  return legible ? ink : refuse('edition_accent_illegible', { proposal }, 'accent')
}

export const unreserved = (slug: string): string =>
  isReserved(slug) ? refuse('edition_slug_taken', {}, 'slug') : slug

export const slugTaken = (error: { constraint?: string }): never => {
  if (error.constraint === 'edition_slug_key') refuse('edition_slug_taken', {}, 'slug')
  throw error
}
