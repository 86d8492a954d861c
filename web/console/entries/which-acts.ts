import type { MeasureAct } from '#contract/measure.ts'
import { measureActs, moderatorsActs } from '#contract/plain/desk.ts'
import { organises } from '../roles.ts'
import type { DeskProps } from '../section.ts'

/** What this person may do to entries; the rest is not shown. */
export const actsOf = (desk: Pick<DeskProps, 'me' | 'edition'>): readonly MeasureAct[] =>
  organises(desk) ? measureActs : moderatorsActs

/** What takes something from a maker for good stands apart from what is done every day. */
export const graveActs: readonly MeasureAct[] = ['remove', 'disqualify']

/** The same acts, those that are grave behind the others. */
export const lastOnes = (acts: readonly MeasureAct[]): MeasureAct[] => [
  ...acts.filter((act) => !graveActs.includes(act)),
  ...acts.filter((act) => graveActs.includes(act)),
]

/** How an entry stands, as far as acts depend on it. */
type Standing = {
  stage: string
  eligible: boolean | null
  ruling: 'hold' | 'remove' | null
  withdrawn: boolean
  disqualified: boolean
}

/** What can be done to one entry as it stands: what would change nothing is left out. */
export const actsFor = (
  desk: Pick<DeskProps, 'me' | 'edition'>,
  { stage, eligible, ruling, withdrawn, disqualified }: Standing,
): readonly MeasureAct[] => {
  const runs = !withdrawn && !disqualified && ruling === null && eligible === true
  const possible: Record<MeasureAct, boolean> = {
    hold: ruling === null,
    remove: ruling !== 'remove',
    release: ruling !== null,
    disqualify: !disqualified && !withdrawn,
    reinstate: disqualified,
    shortlist: runs && stage !== 'shortlisted',
    finalist: runs && stage !== 'finalist',
    unlist: stage === 'shortlisted' || stage === 'finalist',
  }
  return actsOf(desk).filter((act) => possible[act])
}
