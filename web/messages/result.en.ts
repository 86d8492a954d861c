import type { Catalogues } from './catalogues.ts'

const ballots = (n: string): string => `${n} ${n === '1' ? 'ballot' : 'ballots'}`

export default {
  film: 'Film',
  ballots: 'Ballots',
  mean: 'Mean',
  score: 'Score',
  favourites: 'Chosen',
  viewings: 'Watched',
  share: 'Share',
  outOf: (p) => `out of 5, ${ballots(p.ballots)}`,
  ofViewings: (p) => `${p.viewings} watched it, ${p.ballots} chose it`,
  marksFormula: (p) =>
    `v: a film’s ballots, R: their mean. C = ${p.mean}, the mean of all; m = ${p.weight}, the lower bound (90%) of the mean number of ballots, pulls films with few towards C. Compared to two decimals.`,
  favouritesFormula:
    'k: who chose the film, n: who watched it, z = 1.96. Films are ranked by the lower bound of the 95% interval of the share (Wilson).',
  ties: (p) => `Place ${p.places} is a tie.`,
  excluded: (p) => `${ballots(p.ballots)} excluded: ${p.reasons}.`,
  noneExcluded: 'No ballot was excluded.',
  changed: (p) =>
    `${p.superseded} earlier ${p.superseded === '1' ? 'ballot was replaced by its voter' : 'ballots were replaced by their voters'}, ${p.takenBack} taken back.`,
  reasons: {
    after_close: 'after closing',
    not_watched: 'not watched',
    own_film: 'own film',
    set_aside: 'set aside',
    over_limit: 'too many chosen',
    withdrawn: 'withdrawn',
    disqualified: 'disqualified',
    removed: 'removed',
    ineligible: 'not eligible',
    not_entered: 'not entered',
  },
  objected: (p) => `The organisers set aside ${ballots(p.ballots)} of ${p.accounts} accounts: “${p.reason}”`,
  reason: (p) => `${p.ballots} ${p.name}`,
  counted: (p) => `Counted ${p.day}`,
  allFilms: (p) => `All ${p.count} films`,
  fewer: 'Only the first',
  listJoin: ', ',
  without: 'Films without a ballot',
  share_: 'Share',
  copied: 'Address copied',
  otherAwards: 'Other awards',
  place: (p) => `Place ${p.place}`,
  notAwarded: 'Not awarded',
  noneTitle: 'The result is\nnot out yet',
  noneText: 'It appears here once voting has closed and the ballots are counted.',
  toEdition: 'About the edition',
  gone: 'A film no longer shown',
  deskTitle: 'Votes and result',
  digest: 'Digest',
} satisfies Catalogues['result']
