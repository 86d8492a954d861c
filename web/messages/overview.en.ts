import { plural } from '../words/plural.ts'
import type { Catalogues } from './catalogues.ts'

export default {
  entries: 'Entries',
  zone: (p) => `${p.zone} time`,
  daysLeft: (p) =>
    p.n === 0 ? `${p.what}: last day` : `${p.what}, ${p.n === 1 ? 'one day' : `${p.n} days`} left`,
  daysUntil: (p) =>
    p.n === 0 ? `${p.what} from today` : `${p.what} in ${p.n === 1 ? 'one day' : `${p.n} days`}`,
  over: 'This edition is over',
  notPlanned: 'No calendar yet',
  notPlannedText: 'Once the phases are set, submissions and screening open and close by the clock.',
  planCalendar: 'Set the calendar',
  changeCalendar: 'Change calendar',
  notPublished: 'This edition is not public yet. Only the people on this desk see it.',
  today: 'Today',
  month: (p) => new Intl.DateTimeFormat('en', { month: 'long' }).format(new Date(2026, p.n - 1, 1)),
  decision: 'Makers are told',
  received: 'Received',
  eligible: 'Eligible',
  shortlisted: 'Shortlisted',
  finalists: 'Finalists',
  peopleAndTeams: (p) =>
    `${plural('en', p.people, { one: '# person', other: '# people' })}, ${plural('en', p.teams, { one: '# team', other: '# teams' })}`,
  ineligibleAndWithdrawn: (p) => `${p.ineligible} ineligible, ${p.withdrawn} withdrawn`,
  from: (p) => `from ${p.day}`,
  perDay: 'Entries a day',
  lastDays: (p) => `${p.share} % in the last two days`,
  chartAlt: (p) => `Entries a day over ${p.days} days, at most ${p.most} on one day`,
  fairness: 'Fair screening',
  fairNote: {
    even: 'Every film is shown about equally often',
    settling: 'New arrivals are catching up',
    none: 'Once films are on screen, you see how often each was shown',
  },
  fairAlt: (p) => `Times a film was shown: least ${p.least}, median ${p.median}, most ${p.most}`,
  setAside: (p) =>
    plural('en', p.n, { one: '# showing was not counted', other: '# showings were not counted' }),
  setAsideNote:
    'One network reported the same film too often, or the feed had not just sent the film. They do not affect the order. A crowd on one network, such as a venue, causes some too.',
  times: (p) => plural('en', p.n, { one: '# time', other: '# times' }),
  median: (p) => `median ${p.n}`,
  last: 'Last to arrive',
  allEntries: 'See all',
  todo: 'What needs you',
  todoNone: 'Nothing is waiting',
  attentionNote: {
    unplayable: 'The makers know why',
    guardian: 'Public once the guardian consents',
    held: 'Look into it, then release or remove',
    no_space: 'The server needs more room',
  },
  overdue: (p) => `${p.n} for more than a week`,
  countNow: 'Voting has closed',
  countNowNote: 'Count it and publish the result',
  secret: 'Running votes are visible to nobody, organisers included',
  attention: {
    unplayable: 'Films that could not be converted',
    guardian: 'Waiting for a guardian',
    held: 'Films on hold',
    no_space: 'Films waiting for disk space',
  },
} satisfies Catalogues['overview']
