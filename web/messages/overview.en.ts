import { plural } from '../words/plural.ts'
import type { Catalogues } from './catalogues.ts'

export default {
  entries: 'Entries',
  zone: (p) => `${p.zone} time`,
  daysLeft: (p) =>
    p.n === 0 ? `${p.what}: last day` : `${p.what}: ${p.n === 1 ? '1 day' : `${p.n} days`} left`,
  daysUntil: (p) =>
    p.n === 0 ? `${p.what} starts today` : `${p.what} starts in ${p.n === 1 ? '1 day' : `${p.n} days`}`,
  over: 'This edition is over',
  notPlanned: 'No calendar yet',
  notPlannedText: 'Set the dates, and submissions and screening open and close automatically.',
  planCalendar: 'Set up calendar',
  changeCalendar: 'Change calendar',
  notPublished: 'This edition isn’t public yet. Only its members see it.',
  today: 'Today',
  month: (p) => new Intl.DateTimeFormat('en', { month: 'long' }).format(new Date(2026, p.n - 1, 1)),
  decision: 'Notification',
  received: 'Submitted',
  eligible: 'Eligible',
  shortlisted: 'Shortlisted',
  finalists: 'Finalists',
  peopleAndTeams: (p) =>
    `${plural('en', p.people, { one: '# person', other: '# people' })}, ${plural('en', p.teams, { one: '# team', other: '# teams' })}`,
  ineligibleAndWithdrawn: (p) => `${p.ineligible} ineligible, ${p.withdrawn} withdrawn`,
  from: (p) => `from ${p.day}`,
  perDay: 'Entries per day',
  lastDays: (p) => `${p.share}% in the last two days`,
  chartAlt: (p) => `Entries per day over ${p.days} days, at most ${p.most} in one day`,
  fairness: 'Fair screening',
  fairNote: {
    even: 'Every film is shown about equally often',
    settling: 'New arrivals are catching up',
    none: 'Once the screening starts, you’ll see how often each film was shown',
  },
  fairAlt: (p) => `Times a film was shown: least ${p.least}, median ${p.median}, most ${p.most}`,
  setAside: (p) =>
    plural('en', p.n, { one: '# showing wasn’t counted', other: '# showings weren’t counted' }),
  setAsideNote:
    'One network reported the same film too often, or reported a film it hadn’t just been sent. These don’t affect the order of films. Some are normal when many people share a network, as at a venue.',
  times: (p) => plural('en', p.n, { one: '# time', other: '# times' }),
  median: (p) => `median ${p.n}`,
  last: 'Latest entries',
  allEntries: 'View all entries',
  todo: 'To do',
  todoNone: 'Nothing to do',
  attentionNote: {
    unplayable: 'The filmmakers know why',
    unanswered: 'The filmmakers wrote to you',
    guardian: 'Public once a guardian consents',
    held: 'Review, then restore or remove',
    no_space: 'The server needs more storage',
    letters: 'See who missed them, and send again',
  },
  overdue: (p) => `${p.n} for over a week`,
  countNow: 'Count the votes',
  countNowNote: 'Voting has closed. Count and publish the result',
  secret: 'Nobody sees votes while voting is open, not even organisers',
  attention: {
    unplayable: 'Films that couldn’t be processed',
    unanswered: 'Waiting for your reply',
    guardian: 'Waiting for a guardian’s consent',
    held: 'Films on hold',
    no_space: 'Films waiting for storage',
    letters: 'Undelivered email',
  },
} satisfies Catalogues['overview']
