/** Longest texts of the organisers' decisions, in characters as people count them. */
export const tallyLimits = { motion: 2000, note: 1000 } as const
export const objectionLimits = { reason: 400 } as const
