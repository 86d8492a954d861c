import { judgePlan, type Plan } from '#contract/plain/plan.ts'
import { messages } from '../../messages/messages.ts'

/** What a plan is found to be, in sentences, by the field at which it is mended. */
export type Told = { field: string; words: string; wrong: boolean }

/** `now`: the wall clock of the edition's zone; null once it is public. */
export const findingsOf = (plan: Plan, now: string | null): Told[] => {
  const t = messages('settings')
  const e = messages('edition')
  return judgePlan(plan, now).map((found) => ({
    field: found.field,
    wrong: found.weight === 'wrong',
    words:
      found.weight === 'wrong'
        ? t.planWrong[found.what]
        : t.planOdd[found.what]({ phase: found.phase ? e.phases[found.phase] : '', days: found.days ?? 0 }),
  }))
}
