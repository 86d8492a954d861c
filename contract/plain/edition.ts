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
