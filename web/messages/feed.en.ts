import type { Catalogues } from './catalogues.ts'

export default {
  title: 'Watch',
  film: (p) => `Film ${p.n}: ${p.title}`,
  toVote: 'To your vote',
  left: (p) => `${p.time} more`,
  canVote: 'You can',
  canVoteNow: 'vote now',
  voted: 'You voted',
  closed: 'Voting closed',
  toEdition: (p) => `About ${p.name}`,
  next: 'Next film',
  previous: 'Previous film',
  seenAllTitle: 'You have\nseen them all',
  seenAllText: (p) => `${p.count} films.${p.until ? ` You can change your votes until ${p.until}.` : ''}`,
  watchAgain: 'Watch from the beginning',
  emptyTitle: 'The screening\nis about to begin',
  emptyText: 'The first film can be watched here as soon as it arrives.',
  offlineTitle: (p) => `No connection,\nbut ${p.count === '1' ? 'one film' : `${p.count} films`}`,
  offlineNone: 'You are offline',
  offlineText:
    'You can watch what is still on this device. Votes and words are kept and delivered when you are back.',
  offlineNoneText: 'We go on from here as soon as you are connected.',
  watchable: 'Ready to watch',
} satisfies Catalogues['feed']
