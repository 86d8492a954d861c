import type { Edition, Phase } from '#contract/edition.ts'
import { lastMinuteOf } from '#contract/plain/deadline.ts'
import { type Finding, judgePlan, type Plan } from '#contract/plain/plan.ts'
import { refuse } from '#platform/errors.ts'
import { wallTime } from './zone.ts'

type Dated = Pick<Edition, 'calendar' | 'decisionAt' | 'timeZone'>

/** A calendar as its organiser reads it: on the wall clock of its zone, ends as the last minute that counts. */
export const planOf = ({ calendar, decisionAt, timeZone }: Dated): Plan => ({
  rows: calendar.map(({ kind, startsAt, endsAt }: Phase) => ({
    kind,
    starts: minute(startsAt, timeZone),
    ends: endsAt === null ? '' : minute(new Date(lastMinuteOf(Date.parse(endsAt))).toISOString(), timeZone),
  })),
  decision: decisionAt === null ? '' : minute(decisionAt, timeZone),
})

/** Refuses what cannot be meant, unless it was so before: an old calendar may still be changed elsewhere. */
export const checkPlan = (after: Dated, before: Dated | null): void => {
  const known = new Set(before ? wrongsIn(before).map(({ what }) => what) : [])
  const wrong = wrongsIn(after).find(({ what }) => !known.has(what))
  if (wrong) refuse(wrong.what, {}, wrong.field)
}

const wrongsIn = (dated: Dated): Extract<Finding, { weight: 'wrong' }>[] =>
  judgePlan(planOf(dated), null).filter((one) => one.weight === 'wrong')

const minute = (instant: string, zone: string): string => wallTime(new Date(instant), zone).slice(0, 16)
