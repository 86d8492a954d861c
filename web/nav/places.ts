import { signal } from '@preact/signals'

/** The edition that was last looked at: what is submitted from here is meant for it. */
export const editionHere = signal<{ slug: string } | null>(null)

/**
 * The ways that are open from every page, in their order; each has its word in the common catalogue's `places`. What
 * does not exist is not listed: a new place is a line here and a word there.
 */
export const places = [
  { name: 'watch', href: () => '/' },
  { name: 'submit', href: () => submitTo(editionHere.value) },
  { name: 'me', href: () => '/me' },
] as const satisfies { name: string; href: () => string }[]

export type Place = (typeof places)[number]['name']

/** Where a film for an edition is submitted. */
export const submitTo = (edition: { slug: string } | null): string =>
  edition ? `/submit?edition=${edition.slug}` : '/submit'
