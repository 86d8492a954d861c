export const stages = ['received', 'eligible', 'shortlisted', 'finalist'] as const

/** The rules an entry is measured against, one word each. */
export const checks = [
  'received',
  'prepared',
  'length',
  'shape',
  'size',
  'bars',
  'captions',
  'entries',
  'age',
  'guardian',
  'rights',
] as const

/**
 * Where an entry stands, and what it waits for: unplayable (could not be prepared), no_space (waits for room on the
 * disk), guardian (a consent is wanted that is not there), unanswered (its makers wrote and nobody has answered).
 * Shortlisted are the finalists too.
 */
export const entryStandings = [
  'all',
  'received',
  'eligible',
  'ineligible',
  'shortlisted',
  'finalist',
  'held',
  'removed',
  'withdrawn',
  'disqualified',
  'unplayable',
  'no_space',
  'guardian',
  'unanswered',
] as const

/** What a list of entries may be sorted by; entries that are alike in it stand by their ids. */
export const entrySorts = ['received', 'number', 'title', 'maker', 'length'] as const

/** Encoders round the last frame; so much beside a bound of the length still counts as on it. */
export const lengthSlackMs = 100

/** Bars thinner than this share of the picture are an encoder's edge, not bars. */
export const thinnestBar = 0.015

/** Of lists in a console. */
export const longestSearch = 200

/** Longest reason of a withdrawal or a disqualification, in characters as people count them. */
export const longestReason = 2000
