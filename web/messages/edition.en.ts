import type { Catalogues } from './catalogues.ts'

const words = [
  '',
  'First',
  'Second',
  'Third',
  'Fourth',
  'Fifth',
  'Sixth',
  'Seventh',
  'Eighth',
  'Ninth',
  'Tenth',
]
const suffix = (n: number) =>
  new Intl.PluralRules('en', { type: 'ordinal' }).select(n) as 'one' | 'two' | 'few' | 'other'
const nth = (n: number) => words[n] ?? `${n}${{ one: 'st', two: 'nd', few: 'rd', other: 'th' }[suffix(n)]}`

export default {
  nth: (p) => `${nth(Number(p.n))} edition`,
  kind: 'A vertical film festival',
  fromTo: (p) => `${p.from} to ${p.to}`,
  seconds: 'seconds',
  minutes: 'minutes',
  hours: 'hours',
  days: 'days',
  left: (p) => `${p.what}. ${p.days} days, ${p.hours} hours and ${p.minutes} minutes left`,
  phases: {
    announced: 'Announced',
    submissions: 'Submissions',
    screening: 'Screening',
    screeningAndVoting: 'Screening and voting',
    voting: 'Voting',
    judging: 'Judging',
    ceremony: 'Ceremony',
    archive: 'Archive',
    decision: 'Notification',
  },
  starts: (p) =>
    ({
      announced: `Announced on ${p.when}`,
      submissions: `Submissions open on ${p.when}`,
      screening: `Screening starts on ${p.when}`,
      voting: `Voting opens on ${p.when}`,
      judging: `Judging starts on ${p.when}`,
      ceremony: `Ceremony on ${p.when}`,
      archive: `Archive opens on ${p.when}`,
    })[p.phase],
  ends: (p) =>
    ({
      announced: `Submissions open on ${p.when}`,
      submissions: `Submissions close on ${p.when}`,
      screening: `Screening ends on ${p.when}`,
      voting: `Voting closes on ${p.when}`,
      judging: `Judging ends on ${p.when}`,
      ceremony: `Ceremony ends on ${p.when}`,
      archive: `Archive closes on ${p.when}`,
    })[p.phase],
  until: (p) => `until ${p.day}`,
  calendar: 'Calendar',
  here: 'Now',
  hereWatch: (p) => `Now: ${p.count === '1' ? '1 film' : `${p.count} films`} to watch`,
  hereSubmit: 'Now open for submissions',
  decisionNote: 'Everyone who submitted hears first',
  changed: (p) => `Changed on ${p.day}: ${p.reason}`,
  awards: 'Awards',
  places: (p) => `${p.n} films`,
  decidedBy: {
    audience: 'Voted for by people who watched',
    jury: 'Chosen by the jury',
    organiser: 'Chosen by the organisers',
  },
  categories: 'Categories',
  takePart: 'Take part',
  shoot: 'Film vertically. One phone is enough, alone or as a team.',
  post: (p) => `Post it with ${p.tag}. Your phone checks picture and sound before you upload.`,
  watchAndVote: (p) => `Watch, talk, vote. Open to everyone aged ${p.age} and over.`,
  rules: 'Rules',
  rule: {
    length: 'Length',
    shape: 'Format',
    size: 'File size',
    who: 'Who can submit',
    count: 'Entries',
    captions: 'Captions',
    bars: 'Black bars',
    voting: 'Voting',
  },
  lengthRule: (p) => `${p.from} to ${p.to}`,
  shapeRule: (p) => `Vertical, ${p.width}:${p.height}`,
  sizeRule: (p) => `Up to ${p.size}. Videos straight from your phone are fine`,
  whoRule: (p) =>
    `Anyone aged ${p.age} and over.${p.guardianUnder ? ` Under ${p.guardianUnder}, with a guardian’s consent` : ''}`,
  countRule: (p) =>
    p.most
      ? p.most === 1
        ? '1 film per person'
        : `Up to ${p.most} films per person`
      : 'As many as you like',
  captionsRule: {
    none: 'Optional',
    recommended: 'Recommended',
    required: 'Required',
  },
  barsRule: {
    allowed: 'Accepted',
    warned: 'Accepted, but films look better without',
    refused: 'Not accepted on any side',
  },
  votingRule: (p) =>
    `Anyone aged ${p.age} and over. You can vote on a film once you’ve watched ${p.share}% of it. ${p.method === 'marks' ? 'Rate it from 1 to 5. You can change your vote until voting closes' : `Choose up to ${p.most} favourites`}`,
  readRights: 'Read the entry terms',
  rightsTitle: 'Entry terms',
  rightsVersion: (p) => `Version ${p.version}`,
  watch: 'Watch',
  submit: 'Submit a film',
  result: 'See the result',
  partners: 'Partners',
  all: 'All editions',
  editions: 'Editions',
  editionsText: 'What’s on now, and past editions.',
  noEditionTitle: 'The next edition\nis coming soon',
  noEditionText: 'You’ll find it here.',
  open: {
    submissions: 'Open for submissions',
    screening: 'Screening now',
    voting: 'Voting open',
    judging: 'Judging',
    announced: 'Opening soon',
    ceremony: 'Ceremony',
    archive: 'Archive',
    none: 'Coming soon',
    over: 'Over',
  },
} satisfies Catalogues['edition']
