import type { Catalogues } from './catalogues.ts'

export default {
  byBefore: 'A film by',
  byAfter: '',
  captions: 'Captions',
  captionsOf: { ja: 'Japanese (upright or level)', en: 'English' },
  changeVote: 'Change your vote',
  vote: 'Vote',
  talk: 'Talk',
  share: 'Share',
  play: 'Play',
  others: 'Other films',
  otherFinalists: 'Other finalists',
  finalist: 'Finalist',
  shortlisted: 'Shortlisted',
  goneTitle: 'This film\nis not public',
  goneText: 'It has been withdrawn, or it is not public yet.',
} satisfies Catalogues['film']
