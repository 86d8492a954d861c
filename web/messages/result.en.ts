import type { Catalogues } from './catalogues.ts'

const votes = (n: string): string => `${n} ${n === '1' ? 'vote' : 'votes'}`

export default {
  film: 'Film',
  ballots: 'Votes',
  mean: 'Average',
  score: 'Score',
  favourites: 'Chosen by',
  viewings: 'Watched by',
  share: 'Share',
  outOf: (p) => `out of 5, ${votes(p.ballots)}`,
  ofViewings: (p) => `Watched by ${p.viewings}, chosen by ${p.ballots}`,
  marksFormula: (p) =>
    `v: a film’s votes. R: their average. C = ${p.mean}: the average of all votes. m = ${p.weight}: a cautious estimate of the votes a film gets. The fewer votes a film has, the closer its score is to C. Scores are compared to two decimals.`,
  favouritesFormula:
    'k: people who chose the film. n: people who watched it. z = 1.96. The score is a cautious estimate of the share who choose it (Wilson): the fewer people watched, the more cautious.',
  ties: (p) => `Place ${p.places} is a tie.`,
  excluded: (p) => `${votes(p.ballots)} excluded: ${p.reasons}.`,
  noneExcluded: 'No votes were excluded.',
  changed: (p) => `${votes(p.superseded)} changed later, ${votes(p.takenBack)} taken back.`,
  reasons: {
    after_close: 'too late',
    not_watched: 'not watched',
    own_film: 'own film',
    set_aside: 'by the organisers',
    over_limit: 'too many choices',
    withdrawn: 'withdrawn',
    disqualified: 'disqualified',
    removed: 'removed',
    ineligible: 'against the rules',
    not_entered: 'not entered',
  },
  objected: (p) => `The organisers excluded ${votes(p.ballots)} from ${p.accounts} accounts: “${p.reason}”`,
  reason: (p) => `${p.ballots} ${p.name}`,
  counted: (p) => `Counted on ${p.day}`,
  allFilms: (p) => `Show all ${p.count} films`,
  fewer: 'Show fewer films',
  listJoin: ', ',
  without: 'Films without votes',
  share_: 'Share',
  copied: 'Link copied',
  otherAwards: 'Other awards',
  place: (p) => `Place ${p.place}`,
  notAwarded: 'No winner',
  noneTitle: 'The result\nisn’t out yet',
  noneText: 'It appears here once voting has closed and the votes are counted.',
  toEdition: 'About the festival',
  gone: 'No longer public',
  deskTitle: 'Votes and results',
  digest: 'Checksum',
  why: {
    marks:
      'Places are decided cautiously: a high rating from many people counts for more than the same rating from a few.',
    favourites:
      'Places are decided cautiously: a film chosen by many of its viewers ranks above one chosen by a few of only a few.',
  },
  alone: 'Only one film took part.',
  howCounted: 'Formula and verification',
  firstPublic: (p) => `Published on ${p.day}.`,
  changedSince: (p) => `Changed on ${p.day}: “${p.reason}”`,
} satisfies Catalogues['result']
