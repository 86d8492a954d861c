/** hold: out of sight until it has been looked at; remove: out of sight; release: in sight again. */
export const acts = ['hold', 'remove', 'release'] as const

/** The rules that a hold or a removal rests on. */
export const reasonsAgainst = [
  'rights',
  'person_shown',
  'violence',
  'hate',
  'sexual',
  'danger',
  'advertising',
  'unlawful',
  'other',
] as const

/** What a release rests on. */
export const reasonsFor = ['looked_into', 'mistake', 'other'] as const

/** Longest reason of a ruling, in characters as people count them. */
export const longestReason = 1000
