import { signal } from '@preact/signals'
import type { Me } from '#contract/account.ts'

/** The edition that was last looked at: what is submitted from here is meant for it. */
export const editionHere = signal<{ slug: string } | null>(null)

/**
 * The ways that are open from every page, in their order; each has its word in the common catalogue's `places`. What
 * does not exist is not listed: a new place is a line here and a word there. `for`: to whom it is open; everybody
 * unless told.
 */
export const places = [
  { name: 'watch', href: () => '/' },
  { name: 'submit', href: () => submitTo(editionHere.value) },
  { name: 'me', href: () => '/me' },
  { name: 'console', href: () => '/console', for: (me: Me) => me.roles.length > 0 },
] as const satisfies { name: string; href: () => string; for?: (me: Me) => boolean }[]

export type Place = (typeof places)[number]['name']

/** Where a film for an edition is submitted. */
export const submitTo = (edition: { slug: string } | null): string =>
  edition ? `/submit?edition=${edition.slug}` : '/submit'

/** Those that are open to whoever is signed in. */
export const placesFor = (me: Me | null | undefined) =>
  places.filter((place) => !('for' in place) || (me && place.for(me)))
