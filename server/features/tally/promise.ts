import type { Edition } from '#contract/edition.ts'
import { phaseOf } from '#features/edition/edition.ts'
import { refuse } from '#platform/errors.ts'

/** Before when nothing of the outcome was to be public: the ceremony's beginning, else the day makers hear it. */
export const promisedAt = (edition: Edition): string | null =>
  phaseOf(edition, 'ceremony')?.startsAt ?? edition.decisionAt

/** Refuses `tally_before_promise` for a moment before it, unless that is meant. */
export const checkPromise = (edition: Edition, publicAt: Date, early: boolean): void => {
  const promise = promisedAt(edition)
  if (promise && !early && publicAt < new Date(promise))
    refuse('tally_before_promise', { promisedAt: promise })
}
