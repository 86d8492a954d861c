import type { Rules } from '#contract/edition.ts'
import type { Bilingual } from '#contract/route.ts'

/** What an organiser starts from; every value can be changed in the console. */
export const usualRules: Rules = {
  length: { fromMs: 15_000, toMs: 600_000 },
  aspect: { width: 9, height: 16, tolerance: 0.02 },
  maxBytes: 2_000_000_000,
  minimumAge: 13,
  guardianUnder: 18,
  entriesPerPerson: null,
  captions: 'recommended',
  blackBars: 'warned',
  uploadGraceMs: 3_600_000,
  voting: { minimumAge: 13, watchedShare: 0.8, method: 'marks', favourites: 5 },
}

export const usualRights: Bilingual = {
  ja: [
    'この作品は、応募者（チームを含む）が制作したものです。',
    '音楽、写真、文章など、ほかの人の著作物を使う場合は、許可を得ています。',
    '映っている人には、映画祭で上映されることを伝え、了承を得ています。',
    '映画祭が、この大会の上映、審査、授賞式、広報のために作品を使うことを許可します。作品の権利は、作り手に残ります。',
    '応募はいつでも取り下げられます。取り下げた作品は、以後上映されません。',
  ].join('\n'),
  en: [
    'This film was made by me or my team.',
    'We have permission for any music, images or text by others.',
    'Everyone shown knows that the film will be screened at a festival, and agrees.',
    'The festival may show the film for this edition’s screening, judging, ceremony and promotion. The rights stay with the filmmakers.',
    'I can withdraw my entry at any time. A withdrawn film is no longer shown.',
  ].join('\n'),
}
