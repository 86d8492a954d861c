import type { CalendarChange, Phase } from '#contract/edition.ts'
import { phaseKinds } from '#contract/plain/edition.ts'
import type { Language } from '#contract/route.ts'
import type { Moved } from './catalogue/story.ts'
import { moment, span } from './moments.ts'

/** The phases that a change of the calendar moved, in the order of a year, each from its dates to its new ones. */
export const movedPhases = (
  { before, after }: Pick<CalendarChange, 'before' | 'after'>,
  timeZone: string,
  language: Language,
): Moved[] => {
  const dates = (phases: readonly Phase[], kind: Phase['kind']) => {
    const phase = phases.find((one) => one.kind === kind)
    return phase ? span(phase, timeZone, language) : null
  }
  const at = (instant: string | null) => instant && moment(new Date(instant), timeZone, language)
  const all: Moved[] = [
    ...phaseKinds.map((phase) => ({
      phase,
      from: dates(before.phases, phase),
      to: dates(after.phases, phase),
    })),
    { phase: 'decision', from: at(before.decisionAt), to: at(after.decisionAt) },
  ]
  return all.filter(({ from, to }) => from !== to)
}
