import type { Edition } from '#contract/edition.ts'
import type { Plan } from '#contract/plain/plan.ts'
import { lastWallOf, wallOf } from './wall.ts'

/** A stored calendar as a plan on the wall clock of its zone. */
export const planOf = ({
  calendar,
  decisionAt,
  timeZone,
}: Pick<Edition, 'calendar' | 'decisionAt' | 'timeZone'>): Plan => ({
  rows: calendar.map(({ kind, startsAt, endsAt }) => ({
    kind,
    starts: wallOf(startsAt, timeZone),
    ends: lastWallOf(endsAt, timeZone),
  })),
  decision: wallOf(decisionAt, timeZone),
})
