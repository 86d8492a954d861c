import type { Catalogues } from './catalogues.ts'

export default {
  title: 'What I watched and voted on',
  watched: 'Watched',
  voted: 'Voted on',
  ofAll: (p) => `${p.n} of ${p.count}`,
  changeUntil: (p) => `You can vote and change your votes until ${p.until}.`,
  opens: (p) => `Voting starts on ${p.from}.`,
  closed: 'Voting has closed.',
  parts: {
    voted: 'Voted on',
    toVote: 'Ready for your vote',
    begun: 'Partly watched',
    left: 'Still to watch',
  },
  voteOn: 'Vote',
  change: 'Change',
  mark: (p) => `Rating ${p.mark}`,
  chosen: 'Chosen',
  goOn: (p) => `Go on from ${p.time}`,
  watch: 'Watch',
  signIn: 'Sign in',
  signInText: 'Sign in to vote, and to go on watching on another device.',
  none: 'This festival isn’t showing any films yet.',
} satisfies Catalogues['evening']
