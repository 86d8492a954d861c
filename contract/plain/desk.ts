/** What may be done to several entries in one go. unlist: no longer shortlisted or a finalist. */
export const measureActs = [
  'hold',
  'remove',
  'release',
  'disqualify',
  'reinstate',
  'shortlist',
  'finalist',
  'unlist',
] as const

/** Moderators judge films; what becomes of an entry in the competition is the organisers'. */
export const moderatorsActs = ['hold', 'remove', 'release'] as const satisfies (typeof measureActs)[number][]

/** Acts whose makers must be told why. */
export const actsWithWord = ['hold', 'remove', 'disqualify'] as const satisfies (typeof measureActs)[number][]

/** So many entries at most are changed in one go. */
export const mostInMeasure = 200
