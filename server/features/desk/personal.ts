import type { PersonalPart } from '#platform/personal.ts'

/** Who took a measure. */
export const deskPersonal: PersonalPart = {
  feature: 'desk',
  columns: { 'measure.done_by': 'history, stays' },
}
