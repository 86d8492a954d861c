import type { Catalogues } from './catalogues.ts'

export default {
  title: 'Watch',
  film: (p) => `Film ${p.n}: ${p.title}`,
  toVote: 'Vote in',
  left: (p) => p.time,
  canVote: 'Watched',
  canVoteNow: 'Vote now',
  voted: 'You voted',
  closed: 'Voting closed',
  toEdition: (p) => `About ${p.name}`,
  next: 'Next film',
  previous: 'Previous film',
  seenAllTitle: 'You’ve seen\nthem all',
  seenAllText: (p) =>
    `${p.count === '1' ? '1 film' : `${p.count} films`}.${p.until ? ` You can change your votes until ${p.until}.` : ''}`,
  watchAgain: 'Watch again from the start',
  emptyTitle: 'The screening\nstarts soon',
  emptyText: 'The first film appears here as soon as it’s ready.',
  offlineTitle: (p) => `You’re offline.\n${p.count === '1' ? '1 film is here' : `${p.count} films are here`}`,
  offlineNone: 'You’re offline',
  offlineText: 'These films are saved on this device. Your votes are sent when you’re back online.',
  offlineNoneText: 'The films load as soon as you’re back online.',
  watchable: 'Saved on this device',
} satisfies Catalogues['feed']
