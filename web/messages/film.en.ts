import type { Catalogues } from './catalogues.ts'

export default {
  byBefore: 'A film by',
  byAfter: '',
  captions: 'Captions',
  captionsOf: { ja: 'Japanese (vertical or horizontal)', en: 'English' },
  changeVote: 'Change vote',
  vote: 'Vote',
  watchOn: 'Watch on',
  share: 'Share',
  manage: 'Manage film',
  play: 'Play',
  others: 'More films',
  otherFinalists: 'More finalists',
  finalist: 'Finalist',
  shortlisted: 'Shortlisted',
  goneTitle: 'This film\nisn’t public',
  goneText: 'It may be public later, or it’s no longer public.',
} satisfies Catalogues['film']
