import type { ClockReading, Edition, EditionChange, Phase, PhaseKind } from '#contract/edition.ts'
import { lastMinuteOf } from '#contract/plain/deadline.ts'
import { phaseKinds } from '#contract/plain/edition.ts'
import { refuse } from '#platform/errors.ts'

/** The phases that are on at an instant, in the order of the festival. Starts are inside, ends outside. */
export const phasesAt = (calendar: readonly Phase[], instant: Date): PhaseKind[] =>
  withVoting(calendar)
    .filter((phase) => isOn(phase, instant))
    .map((phase) => phase.kind)

/** Whether a phase of the edition is on; voting without a phase of its own is on while screening is. */
export const isOpen = (edition: Pick<Edition, 'calendar'>, kind: PhaseKind, now: Date): boolean =>
  phasesAt(edition.calendar, now).includes(kind)

/** The phase with its bounds, voting taken from screening when it has none of its own; null when not planned. */
export const phaseOf = (edition: Pick<Edition, 'calendar'>, kind: PhaseKind): Phase | null =>
  withVoting(edition.calendar).find((phase) => phase.kind === kind) ?? null

/** Whether a phase was planned and is over. */
export const isOver = (edition: Pick<Edition, 'calendar'>, kind: PhaseKind, now: Date): boolean => {
  const end = phaseOf(edition, kind)?.endsAt
  return end !== null && end !== undefined && new Date(end) <= now
}

/** The next instant at which a phase starts or ends; at the same instant the earlier phase, its end first. */
export const nextChange = (calendar: readonly Phase[], now: Date): ClockReading['next'] =>
  withVoting(calendar)
    .flatMap(({ kind, startsAt, endsAt }) => [
      ...(endsAt === null ? [] : [{ at: endsAt, kind, edge: 'end' as const }]),
      { at: startsAt, kind, edge: 'start' as const },
    ])
    .filter(({ at }) => new Date(at) > now)
    .reduce<ClockReading['next']>(
      (soonest, edge) => (!soonest || Date.parse(edge.at) < Date.parse(soonest.at) ? edge : soonest),
      null,
    )

export const readClock = (calendar: readonly Phase[], now: Date): ClockReading => ({
  now: now.toISOString(),
  open: phasesAt(calendar, now),
  next: nextChange(calendar, now),
})

/** Refuses a calendar that cannot be meant. Phases may overlap. */
export const checkCalendar = (phases: readonly Phase[]): void => {
  for (const { kind, startsAt, endsAt } of phases) {
    if (phases.filter((other) => other.kind === kind).length > 1)
      refuse('edition_phase_twice', { phase: kind }, `phases.${kind}`)
    if (endsAt === null && kind !== 'archive')
      refuse('edition_phase_needs_end', { phase: kind }, `phases.${kind}.endsAt`)
    // the same minute as start and end is a slip
    if (endsAt !== null && lastMinuteOf(Date.parse(endsAt)) <= Date.parse(startsAt))
      refuse('edition_phase_order', { phase: kind }, `phases.${kind}.endsAt`)
  }
  const startOf = (kind: PhaseKind) => Date.parse(phases.find((phase) => phase.kind === kind)?.startsAt ?? '')
  if (startOf('voting') < startOf('screening') || (startOf('voting') && !startOf('screening')))
    refuse('edition_voting_before_screening', {}, 'phases.voting.startsAt')
}

/**
 * Refuses to rewrite what has happened: an edge that is past stays, and none is moved into the past. A phase
 * that has ended may be opened again by an end that is still to come.
 */
export const checkChange = (before: readonly Phase[], after: readonly Phase[], now: Date): void => {
  const past = (at: string | null | undefined) =>
    at !== null && at !== undefined && Date.parse(at) <= now.getTime()
  for (const kind of phaseKinds) {
    const was = before.find((phase) => phase.kind === kind)
    const will = after.find((phase) => phase.kind === kind)
    if (same(was?.startsAt, will?.startsAt) && same(was?.endsAt, will?.endsAt)) continue
    if (!same(was?.startsAt, will?.startsAt) && (past(was?.startsAt) || past(will?.startsAt)))
      refuse('edition_past_fixed', { phase: kind }, `phases.${kind}.startsAt`)
    if (!same(was?.endsAt, will?.endsAt) && past(will?.endsAt))
      refuse('edition_past_fixed', { phase: kind }, `phases.${kind}.endsAt`)
  }
}

/** Refuses rules that contradict each other, and a change of how votes are cast once voting has begun. */
export const checkRules = (change: EditionChange, before: Edition, now: Date): void => {
  const { rules } = change
  if (!rules) return
  if (rules.length.fromMs > rules.length.toMs) refuse('edition_length_order', {}, 'rules.length.toMs')
  const voting = phaseOf(before, 'voting')
  const begun = before.publishedAt !== null && voting !== null && Date.parse(voting.startsAt) <= now.getTime()
  const { method, favourites } = before.rules.voting
  if (
    begun &&
    (rules.voting.method !== method || (method === 'favourites' && rules.voting.favourites !== favourites))
  )
    refuse('edition_voting_fixed', {}, 'rules.voting.method')
}

/** The fields that an edition still lacks before everyone may see it. */
export const missingFor = (edition: Edition): string[] => [
  ...(edition.name.ja ? [] : ['name.ja']),
  ...(edition.name.en ? [] : ['name.en']),
  ...(edition.hashtags.length > 0 ? [] : ['hashtags']),
  ...(['submissions', 'screening'] as const)
    .filter((kind) => !edition.calendar.some((phase) => phase.kind === kind))
    .map((kind) => `phases.${kind}`),
  ...(edition.rights.text.ja ? [] : ['rightsText.ja']),
  ...(edition.rights.text.en ? [] : ['rightsText.en']),
]

/**
 * Editions in the order in which a visitor would ask for them: those that can be watched, then those that take
 * films, then whatever is on, then the next to begin, then the latest to have ended. Among equals the one that
 * began last.
 */
export const byCurrency = <E extends Pick<Edition, 'calendar'>>(editions: readonly E[], now: Date): E[] => {
  const rank = (edition: E) => {
    const open = phasesAt(edition.calendar, now)
    if (open.includes('screening')) return 0
    if (open.includes('submissions')) return 1
    if (open.some((kind) => kind !== 'archive')) return 2
    return edition.calendar.some((phase) => Date.parse(phase.startsAt) > now.getTime()) ? 3 : 4
  }
  const began = (edition: E) =>
    Math.min(...edition.calendar.map((phase) => Date.parse(phase.startsAt)), Infinity)
  const order = (a: E, b: E) => {
    if (rank(a) !== rank(b)) return rank(a) - rank(b)
    return rank(a) === 3 ? began(a) - began(b) : began(b) - began(a)
  }
  return [...editions].sort(order)
}

const withVoting = (calendar: readonly Phase[]): Phase[] => {
  const screening = calendar.find((phase) => phase.kind === 'screening')
  const own = calendar.some((phase) => phase.kind === 'voting')
  const all = screening && !own ? [...calendar, { ...screening, kind: 'voting' as const }] : [...calendar]
  return all.sort((a, b) => phaseKinds.indexOf(a.kind) - phaseKinds.indexOf(b.kind))
}

const isOn = ({ startsAt, endsAt }: Phase, instant: Date): boolean =>
  Date.parse(startsAt) <= instant.getTime() && (endsAt === null || instant.getTime() < Date.parse(endsAt))

const same = (a: string | null | undefined, b: string | null | undefined): boolean =>
  a === undefined || b === undefined
    ? a === b
    : a === null || b === null
      ? a === b
      : Date.parse(a) === Date.parse(b)
