/** How many notices a page of them has unless asked otherwise. */
export const noticesOnPage = 20

/** Why a letter did not reach its reader. */
export const letterTroubles = ['no_address', 'refused'] as const
