import type { Edition, EditionReply, Phase, PhaseKind } from '#contract/edition.ts'

type Edge = { at: string; kind: PhaseKind; edge: 'start' | 'end' }

/**
 * What a visitor is counting down to: while voting is open its end, since that is what everyone can do; else the end
 * of submissions, else the next edge.
 */
export const countsDownTo = ({ calendar, clock }: Pick<EditionReply, 'calendar' | 'clock'>): Edge | null => {
  const ends = (['voting', 'submissions'] as const)
    .filter((kind) => clock.open.includes(kind))
    .flatMap((kind): Edge[] => {
      const end = phaseOf(calendar, kind)?.endsAt
      return end ? [{ at: end, kind, edge: 'end' }] : []
    })
  return ends[0] ?? clock.next
}

/** The deadline for filmmakers, where the large count-down is for those who watch; null: there is none. */
export const submissionsUntil = ({
  calendar,
  clock,
}: Pick<EditionReply, 'calendar' | 'clock'>): string | null =>
  clock.open.includes('submissions') && clock.open.includes('voting')
    ? (phaseOf(calendar, 'submissions')?.endsAt ?? null)
    : null

/** A phase; voting without one of its own is screening. */
export const phaseOf = (calendar: readonly Phase[], kind: PhaseKind): Phase | undefined =>
  calendar.find((phase) => phase.kind === kind) ??
  (kind === 'voting' ? calendar.find((phase) => phase.kind === 'screening') : undefined)

/** How far the server's clock is ahead of this device's, in milliseconds. */
export const clockAhead = ({ clock }: Pick<EditionReply, 'clock'>, here: number): number =>
  Date.parse(clock.now) - here

export type Line = {
  kind: PhaseKind | 'decision' | 'screeningAndVoting'
  startsAt: string
  endsAt: string | null
  state: 'past' | 'now' | 'next'
}

/** The lines of the calendar spine in order; the archive only once it has begun. */
export const spineOf = (edition: Pick<Edition, 'calendar' | 'decisionAt'>, now: number): Line[] => {
  const ownVoting = edition.calendar.some((phase) => phase.kind === 'voting')
  const lines = edition.calendar.map(
    ({ kind, startsAt, endsAt }): Omit<Line, 'state'> => ({
      kind: kind === 'screening' && !ownVoting ? 'screeningAndVoting' : kind,
      startsAt,
      endsAt,
    }),
  )
  if (edition.decisionAt)
    lines.push({ kind: 'decision', startsAt: edition.decisionAt, endsAt: edition.decisionAt })
  return lines
    .map((line) => ({ ...line, state: stateOf(line, now) }))
    .filter((line) => line.kind !== 'archive' || line.state !== 'next')
    .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
}

const stateOf = ({ startsAt, endsAt }: Omit<Line, 'state'>, now: number): Line['state'] => {
  if (Date.parse(startsAt) > now) return 'next'
  return endsAt && Date.parse(endsAt) <= now ? 'past' : 'now'
}
