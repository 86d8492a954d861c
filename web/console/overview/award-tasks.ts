import type { ResultDesk } from '#contract/tally.ts'

export type AwardTask = { kind: 'count' | 'publish' | 'decide'; count: number; at: string | null }

/**
 * What is to be done for the awards once voting is over: counts that are missing, decisions that are, and what is decided
 * and not public yet. Nothing before.
 */
export const awardTasks = ({ voting, awards }: Pick<ResultDesk, 'voting' | 'awards'>): AwardTask[] => {
  if (voting.state !== 'over') return []
  const ofAudience = awards.filter(({ decidedBy }) => decidedBy === 'audience')
  const others = awards.filter(({ decidedBy }) => decidedBy !== 'audience')
  const uncounted = ofAudience.filter(({ result }) => !result)
  const undecided = others.filter(({ decisions }) => !decisions.some(({ stands }) => stands))
  const unpublished = [
    ...ofAudience.filter(({ result }) => result && !result.publishedAt),
    ...others.filter((award) => !award.publishedAt && !undecided.includes(award)),
  ]
  const counted = ofAudience.flatMap(({ result }) => (result && !result.publishedAt ? result.countedAt : []))
  const tasks: AwardTask[] = [
    { kind: 'count', count: uncounted.length, at: voting.closesAt },
    { kind: 'decide', count: undecided.length, at: null },
    { kind: 'publish', count: unpublished.length, at: counted.sort()[0] ?? null },
  ]
  return tasks.filter(({ count }) => count > 0)
}
