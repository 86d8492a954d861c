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
  /** Of one cue as it stands in its file, marks and all, in UTF-16 units. */
  captionCue: 4_000,
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

export const captionEncodings = [
  'UTF-8',
  'UTF-16LE',
  'UTF-16BE',
  'Shift_JIS',
  'EUC-JP',
  'ISO-2022-JP',
] as const

/** What may not be understood in a file of captions. */
export const captionTroubles = [
  // the cue is left out
  'time_unreadable',
  'no_length',
  'ends_before_start',
  'no_words',
  // the words are left out
  'words_without_time',
  // they stood apart and were added to the cue before
  'words_joined',
  // it looks like a mark, is none, and is shown
  'shown_as_written',
  // the words stay without it
  'marks_left_out',
  'place_left_out',
  'style_left_out',
  'broken_letters',
  // it is kept
  'out_of_order',
  'past_the_end',
] as const
