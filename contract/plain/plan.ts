/** The plan of an edition as its organiser writes it: wall-clock minutes of the edition's zone, `2026-11-08T23:59`. */
export type PlanKind =
  | 'announced'
  | 'submissions'
  | 'screening'
  | 'voting'
  | 'judging'
  | 'ceremony'
  | 'archive'

/** `ends` is the last minute that counts; '' where there is none. */
export type PlanRow = { kind: PlanKind; starts: string; ends: string }

/** `decision`: makers are told by then; '' where nothing is promised. */
export type Plan = { rows: readonly PlanRow[]; decision: string }

/** What cannot be meant, each a code of the table of refusals, and what should be asked about. */
const planWrongs = [
  'edition_screening_early',
  'edition_judging_early',
  'edition_ceremony_early',
  'edition_decision_late',
] as const
const planOddities = [
  'over',
  'openNow',
  'startsPast',
  'shortSubmissions',
  'judgingBeforeClose',
  'votingAfterCeremony',
  'decisionBeforeVoting',
  'gap',
] as const

export type Finding = (
  | { weight: 'wrong'; what: (typeof planWrongs)[number] }
  | { weight: 'odd'; what: (typeof planOddities)[number] }
) & {
  /** Where it is mended: `phases.ceremony.startsAt`. */
  field: string
  phase?: PlanKind
  /** Of what is too long or too short. */
  days?: number
}

/**
 * Judges a plan while it is written. `now` is the wall clock of the edition's zone, or null where the past no longer
 * matters: the edition is public already. Rows without a start are left out.
 */
export const judgePlan = ({ rows, decision }: Plan, now: string | null): Finding[] => {
  const planned = rows.filter(({ starts }) => starts !== '')
  const of = (kind: PlanKind) => planned.find((row) => row.kind === kind)
  const [submissions, screening, judging, ceremony] = [
    of('submissions'),
    of('screening'),
    of('judging'),
    of('ceremony'),
  ]
  const voting = of('voting') ?? screening
  const found: Finding[] = []
  const wrong = (what: (typeof planWrongs)[number], field: string) =>
    found.push({ weight: 'wrong', what, field })
  const odd = (what: (typeof planOddities)[number], field: string, rest: Partial<Finding> = {}) =>
    found.push({ weight: 'odd', what, field, ...rest } as Finding)

  if (submissions && screening?.ends && screening.ends <= submissions.starts)
    wrong('edition_screening_early', 'phases.screening.endsAt')
  if (submissions && judging?.ends && judging.ends <= submissions.starts)
    wrong('edition_judging_early', 'phases.judging.endsAt')
  if (ceremony && (isAfter(judging?.ends, ceremony.starts) || isAfter(submissions?.ends, ceremony.starts)))
    wrong('edition_ceremony_early', 'phases.ceremony.startsAt')
  if (ceremony && decision && decision > ceremony.starts) wrong('edition_decision_late', 'decisionAt')

  if (now !== null) {
    const last = planned
      .filter(({ kind }) => kind !== 'archive')
      .map(({ ends, starts }) => ends || starts)
      .sort()
      .at(-1)
    if (last && last < now) odd('over', 'phases.submissions.endsAt')
    else {
      if (submissions && submissions.starts <= now && submissions.ends > now)
        odd('openNow', 'phases.submissions.startsAt')
      for (const { kind, starts } of planned)
        if (kind !== 'announced' && kind !== 'submissions' && starts <= now)
          odd('startsPast', `phases.${kind}.startsAt`, { phase: kind })
    }
  }
  if (submissions?.ends && hoursBetween(submissions.starts, submissions.ends) < 24)
    odd('shortSubmissions', 'phases.submissions.endsAt')
  if (judging?.ends && isAfter(submissions?.ends, judging.ends))
    odd('judgingBeforeClose', 'phases.judging.endsAt')
  if (ceremony && isAfter(voting?.ends, ceremony.starts))
    odd('votingAfterCeremony', `phases.${voting?.kind}.endsAt`)
  if (decision && isAfter(voting?.ends, decision)) odd('decisionBeforeVoting', 'decisionAt')
  const gap = longestGap(planned)
  if (gap) odd('gap', `phases.${gap.next}.startsAt`, { phase: gap.next, days: gap.days })
  return found
}

/** Days in which nothing happens before something does are noticed from here on. */
const idleDays = 14

/** The longest time in which no phase is on, between the first start and the ceremony. */
const longestGap = (planned: readonly PlanRow[]): { next: PlanKind; days: number } | null => {
  const sorted = planned
    .filter(({ kind }) => kind !== 'archive')
    .sort((a, b) => (a.starts < b.starts ? -1 : 1))
  let until = ''
  let longest: { next: PlanKind; days: number } | null = null
  for (const { kind, starts, ends } of sorted) {
    const days = until && starts > until ? Math.floor(hoursBetween(until, starts) / 24) : 0
    if (days > idleDays && days > (longest?.days ?? 0)) longest = { next: kind, days }
    if ((ends || starts) > until) until = ends || starts
  }
  return longest
}

const isAfter = (end: string | undefined, start: string): boolean => Boolean(end && end > start)

const hoursBetween = (from: string, to: string): number =>
  (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 3_600_000

/** A phase in days from the ceremony's day with its times; no end: `null`. */
type Span = readonly [kind: PlanKind, from: number, at: string, to: number | null, until: string]

/** The kinds of festival that an organiser may start from, each planned from its ceremony backwards. */
export const templateKinds = ['sixWeeks', 'campusWeekend', 'openCall'] as const
export type TemplateKind = (typeof templateKinds)[number]

const spans: Record<TemplateKind, { phases: readonly Span[]; decision: readonly [number, string] }> = {
  sixWeeks: {
    phases: [
      ['announced', -56, '12:00', -43, '23:59'],
      ['submissions', -42, '00:00', -15, '23:59'],
      ['screening', -28, '12:00', -8, '23:59'],
      ['judging', -14, '00:00', -5, '23:59'],
      ['ceremony', 0, '19:00', 0, '20:59'],
      ['archive', 1, '00:00', null, ''],
    ],
    decision: [-3, '18:00'],
  },
  campusWeekend: {
    phases: [
      ['announced', -21, '12:00', -3, '23:59'],
      ['submissions', -2, '18:00', 0, '11:59'],
      ['screening', -1, '10:00', 0, '14:59'],
      ['ceremony', 0, '16:00', 0, '17:29'],
      ['archive', 0, '18:00', null, ''],
    ],
    decision: [0, '15:30'],
  },
  openCall: {
    phases: [
      ['announced', -120, '12:00', -92, '23:59'],
      ['submissions', -91, '00:00', -36, '23:59'],
      ['screening', -35, '12:00', -8, '23:59'],
      ['judging', -35, '00:00', -10, '23:59'],
      ['ceremony', 0, '19:00', 0, '20:59'],
      ['archive', 1, '00:00', null, ''],
    ],
    decision: [-7, '18:00'],
  },
}

/**
 * The dates of a kind of festival whose ceremony is on a day (`2026-11-28`). What would have been announced before
 * `now` is announced now, or not at all where its time has passed.
 */
export const proposePlan = (kind: TemplateKind, ceremonyDay: string, now: string): Plan => {
  const { phases, decision } = spans[kind]
  const rows = phases.map(
    ([kind, from, at, to, until]): PlanRow => ({
      kind,
      starts: `${dayFrom(ceremonyDay, from)}T${at}`,
      ends: to === null ? '' : `${dayFrom(ceremonyDay, to)}T${until}`,
    }),
  )
  return {
    rows: rows.flatMap((row) => announcedFrom(row, now)),
    decision: `${dayFrom(ceremonyDay, decision[0])}T${decision[1]}`,
  }
}

/** A former plan again, as far from its new ceremony as it was from the old one; else from its last day. */
export const movePlan = (plan: Plan, ceremonyDay: string, now: string): Plan => {
  const anchor =
    plan.rows.find(({ kind }) => kind === 'ceremony')?.starts ??
    plan.rows
      .filter(({ kind }) => kind !== 'archive')
      .map(({ ends, starts }) => ends || starts)
      .sort()
      .at(-1)
  if (!anchor) return plan
  const days = Math.round(hoursBetween(`${anchor.slice(0, 10)}T00:00`, `${ceremonyDay}T00:00`) / 24)
  const moved = (time: string) => (time ? `${dayFrom(time.slice(0, 10), days)}${time.slice(10)}` : '')
  return {
    rows: plan.rows
      .map((row) => ({ ...row, starts: moved(row.starts), ends: moved(row.ends) }))
      .flatMap((row) => announcedFrom(row, now)),
    decision: moved(plan.decision),
  }
}

const announcedFrom = (row: PlanRow, now: string): PlanRow[] => {
  if (row.kind !== 'announced' || row.starts >= now) return [row]
  return row.ends > now ? [{ ...row, starts: now }] : []
}

const dayFrom = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** How long before its ceremony a kind of festival begins, in days: the first day that may be proposed. */
export const leadDays = (kind: TemplateKind): number =>
  Math.max(...spans[kind].phases.filter(([of]) => of !== 'announced').map(([, from]) => -from))
