/** In the order of a year. `voting` is optional: without it, voting is open while screening is. */
export const phaseKinds = [
  'announced',
  'submissions',
  'screening',
  'voting',
  'judging',
  'ceremony',
  'archive',
] as const

/** Longest texts of an edition in characters as people count them, its address in code points, and most members of its lists. */
export const editionLimits = {
  name: 80,
  tagline: 120,
  description: 400,
  part: 40,
  reason: 400,
  text: 20_000,
  hashtags: 10,
  places: 100,
  list: 50,
  url: 400,
} as const

export const votingMethods = ['marks', 'favourites'] as const

export const deciders = ['audience', 'jury', 'organiser'] as const

/** What an address may be called: Latin small letters, digits and hyphens. */
export const slugPattern = '^[a-z0-9][a-z0-9-]{1,48}$'

/** The free pages of an edition, in the order in which they stand. */
export const pageKinds = ['rules', 'faq', 'prizes', 'contact'] as const
export type PageKind = (typeof pageKinds)[number]

/** The longest page in characters as people count them. */
export const mostPageText = 8000

/** What an opening needs, in the order in which one does it; the first four are not to be missed. */
export const openingItems = [
  'name',
  'dates',
  'hashtags',
  'terms',
  'about',
  'facts',
  'picture',
  'awards',
  'pages',
  'moderator',
  'juror',
  'mail',
] as const
export type OpeningItem = (typeof openingItems)[number]

export const fees = ['free', 'paid'] as const
export const earlierFilms = ['welcome', 'unshown'] as const
