/** The two sides of a thread: who made the film, and who runs the edition. */
export const sides = ['makers', 'organisers'] as const

/** Longest message and longest note, in characters as people count them. */
export const longestMessage = 4000

/** Files of one message, and the bytes of one file. */
export const mostFiles = 5
export const mostFileBytes = 20_000_000

/** Longest name of a file, its ending included, in characters as people count them. */
export const longestFileName = 120
