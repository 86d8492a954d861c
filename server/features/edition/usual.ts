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
    'この作品は、わたし（たち）がつくったものです。',
    '音楽、写真、文字など、ほかの人の作品を使うときは、許しを得ています。',
    '映っている人には、映画祭で上映されることを伝え、承知してもらっています。',
    '映画祭が、この大会の上映、審査、授賞式と、その紹介のために作品を見せることを認めます。作品の権利は、つくった人のものです。',
    '応募はいつでも取り下げられます。取り下げた作品は、その時から映りません。',
  ].join('\n'),
  en: [
    'I made this film, or we did.',
    'Where it uses music, pictures or words by others, we have their permission.',
    'The people in it know that it will be shown at a festival, and agree.',
    'The festival may show the film in the screenings, the judging, the ceremony and the news of this edition. The rights stay with those who made it.',
    'I may withdraw at any time. A withdrawn film is not shown from that moment on.',
  ].join('\n'),
}
