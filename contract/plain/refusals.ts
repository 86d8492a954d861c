/** The refusals that a client decides by; of all others it shows the sentence that comes with them. */
export const decidedBy = [
  'account_code_elsewhere',
  'account_code_expired',
  'account_code_guessed',
  'account_code_wrong',
  'account_under_age',
  'edition_changed_elsewhere',
  'edition_incomplete',
  'film_words_changed',
  'invalid_input',
] as const

export type DecidedBy = (typeof decidedBy)[number]
