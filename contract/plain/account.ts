/** Version of the house terms and privacy text; a new text is a new version, and people are asked again. */
export const termsVersion = '2026-11'

/** The roles of an edition, or of the whole festival. */
export const roleNames = ['organiser', 'moderator', 'juror', 'producer', 'press'] as const

/** What a guardian may be to a child. */
export const guardianRelations = ['parent', 'guardian'] as const

/** Longest name of a person, a passkey or a token, in user-perceived characters. */
export const longestName = 60

/** A sign-in code has so many digits, and another one may be asked for after this long. */
export const codeLength = 6
export const codeAgainMs = 30_000
