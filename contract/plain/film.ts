/** Longest texts, in user-perceived characters; a longer one is refused at its field. */
export const filmLimits = {
  title: 80,
  synopsis: 400,
  post: 1000,
  credits: 60,
  creditRole: 40,
  creditName: 80,
  team: 20,
  captionLanguages: 12,
  captionBytes: 400_000,
} as const

/** Largest file that anybody may send, whatever an edition allows. */
export const largestUpload = 10_000_000_000

/** The largest picture that is taken, as the phones of today make them. */
export const mostPictureBytes = 20_000_000

export const preparationStates = [
  'waiting',
  'working',
  'watchable',
  'complete',
  'refused',
  'failed',
  'waiting_for_space',
] as const

/** What every film sounds like where it is shown (EBU R128, integrated). */
export const targetLufs = -16
