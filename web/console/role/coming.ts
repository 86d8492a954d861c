import type { EditionReply, Phase } from '#contract/edition.ts'
import type { RoleName } from '#contract/role.ts'

/** What of the calendar concerns each role, whatever the order. */
const concerns: Record<RoleName, readonly (Phase['kind'] | 'decision')[]> = {
  organiser: ['announced', 'submissions', 'screening', 'voting', 'judging', 'decision', 'ceremony'],
  moderator: ['submissions', 'screening', 'voting'],
  juror: ['judging', 'decision', 'ceremony'],
  producer: ['judging', 'decision', 'ceremony'],
  press: ['announced', 'submissions', 'screening', 'voting', 'decision', 'ceremony'],
}

/** A phase that is on or to come; `endsAt` is null for what happens at one moment. */
export type Coming = {
  kind: Phase['kind'] | 'decision'
  startsAt: string
  endsAt: string | null
  on: boolean
}

/** What comes when for the holder of some roles, in order; what is over is left out. */
export const comingFor = (
  roles: readonly RoleName[],
  { calendar, decisionAt, clock: { now } }: Pick<EditionReply, 'calendar' | 'decisionAt' | 'clock'>,
): Coming[] => {
  const phases = calendar.map(({ kind, startsAt, endsAt }) => ({
    kind: kind as Coming['kind'],
    startsAt,
    endsAt,
  }))
  const all = decisionAt
    ? [...phases, { kind: 'decision' as const, startsAt: decisionAt, endsAt: null }]
    : phases
  return all
    .filter(({ kind }) => roles.some((role) => concerns[role].includes(kind)))
    .filter(({ startsAt, endsAt }) => (endsAt ?? startsAt) > now)
    .map((phase) => ({ ...phase, on: phase.startsAt <= now }))
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
}
