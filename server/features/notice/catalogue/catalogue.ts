import type { NewsKind } from '#contract/events.ts'
import { type Act, type Facts, isTurn, type Story } from './story.ts'
import type { Untold } from './untold.ts'

/** The kinds of news that the makers of a film hear. */
export type Told = Exclude<NewsKind, Untold>

const ended = ['entry.withdrawn', 'entry.disqualified', 'film.removed'] as const satisfies NewsKind[]
const newFile = ['film.received'] as const satisfies NewsKind[]
const answered = [
  'guardian.asked',
  'guardian.consented',
  'guardian.refused',
  'guardian.withdrew',
  'guardian.reopened',
] as const

/** What stands in the film's way that the reader can do something about. */
const next = ({ waiting, guardianAsked, child, isPublic, filmId }: Facts): Act | null => {
  if (child || isPublic || !filmId) return null
  if (!waiting.some(isTurn)) return null
  const one = waiting.filter(isTurn).find((reason) => reason !== 'preparation')
  if (!one || (one === 'guardian' && guardianAsked)) return 'entry'
  return (
    {
      upload: 'send',
      rights: 'promises',
      terms: 'terms',
      birth_date: 'birth date',
      guardian: 'guardian',
      place: 'film',
    } as const
  )[one]
}
const nextOrWatch = (facts: Facts): Act | null => (facts.isPublic ? 'watch' : next(facts))
const replaceUntil = ({ until, child, edition, entryId }: Facts): Act =>
  !child && (until || !edition) ? 'replace' : entryId ? 'entry' : 'film'

/** A file that nobody can watch. */
const unshown = {
  to: 'makers',
  weight: 'right',
  urgent: true,
  overtakenBy: [...newFile, 'film.watchable', ...ended],
} as const
/** An outcome that is not public yet: to those alone whom it concerns. */
const secret = { to: 'entrants', weight: 'right', urgent: true, guardian: true } as const

/** What an edition has decided or counted. */
const outcome = {
  to: 'entrants',
  weight: 'right',
  guardian: true,
  leads: true,
  act: (): Act => 'result',
} as const

/** The events in the life of an entry, each with who hears it and how. Their sentences are in `ja.ts` and `en.ts`. */
export const catalogue: { [Kind in Told]: Story<Kind> } = {
  'entry.received': { to: 'makers', weight: 'right', overtakenBy: [...ended], act: nextOrWatch },
  'entry.eligible': {
    to: 'makers',
    weight: 'right',
    overtakenBy: ['entry.ineligible', ...ended],
    act: nextOrWatch,
  },
  'entry.ineligible': {
    to: 'makers',
    weight: 'right',
    leads: true,
    overtakenBy: ['entry.eligible', ...newFile, ...ended],
    act: replaceUntil,
  },
  'entry.withdrawn': {
    to: 'makers',
    weight: 'news',
    guardian: true,
    overtakenBy: ['entry.returned'],
    act: (facts) => (facts.until ? 'entry' : next(facts)),
  },
  'entry.returned': {
    to: 'makers',
    weight: 'news',
    guardian: true,
    overtakenBy: [...ended],
    act: nextOrWatch,
  },
  'entry.disqualified': {
    to: 'makers',
    weight: 'right',
    urgent: true,
    guardian: true,
    overtakenBy: ['entry.reinstated'],
    act: () => 'entry',
  },
  'entry.reinstated': {
    to: 'makers',
    weight: 'right',
    guardian: true,
    overtakenBy: [...ended],
    act: nextOrWatch,
  },
  'entry.shortlisted': {
    to: 'makers',
    weight: 'right',
    leads: true,
    guardian: true,
    overtakenBy: ['entry.finalist', 'entry.unlisted', ...ended],
    act: () => 'entry',
  },
  'entry.finalist': {
    to: 'makers',
    weight: 'right',
    leads: true,
    guardian: true,
    overtakenBy: ['entry.unlisted', ...ended],
    act: () => 'entry',
  },
  'entry.unlisted': {
    to: 'makers',
    weight: 'right',
    guardian: true,
    overtakenBy: ['entry.shortlisted', 'entry.finalist', ...ended],
    act: () => 'entry',
  },
  'film.received': {
    to: 'makers',
    weight: 'news',
    guardian: true,
    overtakenBy: ['film.watchable', 'film.refused'],
  },
  'film.prepared': { to: 'makers', weight: 'timeline', overtakenBy: [] },
  'film.watchable': {
    to: 'makers',
    weight: 'news',
    guardian: true,
    overtakenBy: [...newFile],
    act: (facts) => (facts.child ? 'consent' : nextOrWatch(facts)),
  },
  'film.changed': {
    to: 'guardian',
    weight: 'right',
    guardian: true,
    overtakenBy: ['film.changed'],
    act: () => 'consent',
  },
  'film.refused': { ...unshown, act: replaceUntil },
  'film.failed': { ...unshown, act: () => 'film' },
  'film.published': {
    to: 'makers',
    weight: 'news',
    guardian: true,
    leads: true,
    overtakenBy: ['film.unpublished', 'film.held', 'film.removed'],
    act: () => 'watch',
  },
  'film.unpublished': {
    to: 'makers',
    weight: 'right',
    guardian: true,
    overtakenBy: ['film.published'],
    act: (facts) => (facts.told.why === 'maker' ? 'film' : next(facts)),
  },
  'film.held': {
    to: 'makers',
    weight: 'right',
    urgent: true,
    guardian: true,
    overtakenBy: ['film.released', 'film.removed'],
    act: ({ child, entryId }) => (child ? null : entryId ? 'entry' : 'film'),
  },
  'film.removed': {
    to: 'makers',
    weight: 'right',
    urgent: true,
    guardian: true,
    overtakenBy: ['film.released'],
    act: ({ entryId }) => (entryId ? 'entry' : 'film'),
  },
  'film.released': {
    to: 'makers',
    weight: 'right',
    guardian: true,
    overtakenBy: ['film.held', 'film.removed'],
    act: nextOrWatch,
  },
  'film.team_left': { to: 'who left', weight: 'right', overtakenBy: ['film.team_joined'] },
  'film.team_joined': { to: 'owner', weight: 'news', overtakenBy: [], act: () => 'film' },
  'film.team_declined': { to: 'owner', weight: 'news', overtakenBy: [], act: () => 'film' },
  'edition.calendar_changed': {
    to: 'entrants',
    weight: 'right',
    overtakenBy: ['edition.calendar_changed'],
    act: () => 'edition',
  },
  'award.announced': { ...secret, leads: true, overtakenBy: ['award.published', 'award.postponed'] },
  'award.postponed': { ...secret, overtakenBy: ['award.announced', 'award.published'] },
  'award.published': { ...outcome, overtakenBy: ['award.changed'] },
  'award.changed': { ...outcome, overtakenBy: [] },
  'result.announced': { ...secret, leads: true, overtakenBy: ['result.published', 'result.postponed'] },
  'result.postponed': { ...secret, overtakenBy: ['result.announced', 'result.published'] },
  'result.published': { ...outcome, overtakenBy: [] },
  'guardian.asked': { to: 'child', weight: 'page', overtakenBy: [...answered] },
  'guardian.consented': {
    to: 'child',
    weight: 'right',
    overtakenBy: ['guardian.withdrew'],
    act: nextOrWatch,
  },
  'guardian.refused': {
    to: 'child',
    weight: 'right',
    overtakenBy: [...answered],
    act: () => 'guardian',
  },
  'guardian.withdrew': {
    to: 'child',
    weight: 'right',
    urgent: true,
    overtakenBy: [...answered],
    act: () => 'guardian',
  },
  'guardian.reopened': { to: 'child', weight: 'page', overtakenBy: [...answered] },
  'guardian.saw': { to: 'child', weight: 'news', overtakenBy: [], act: nextOrWatch },
}

export const isTold = (kind: NewsKind | string): kind is Told => kind in catalogue
