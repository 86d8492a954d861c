import type { Overview } from '#contract/desk.ts'
import { editionById } from '#features/edition/edition.ts'
import { waitingSince } from '#features/entry/entry.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { exposuresIn, makers } from './desk.queries.ts'
import { fairnessOf } from './fairness.ts'

const week = 7 * 86_400_000

/** What needs a hand in an edition, and how evenly its films are shown. Holds no figure of any vote. */
export const overview = async ({ db, clock }: Platform, editionId: string): Promise<Overview> => {
  if (!(await editionById(db, editionId))) return refuse('not_found')
  const now = clock.now()
  const [counts, { people, teams }, waiting] = await Promise.all([
    exposuresIn(db, editionId),
    makers(db, editionId),
    waitingSince(db, editionId),
  ])
  return {
    people,
    teams,
    attention: waiting.flatMap(({ kind, since }) => {
      if (since.length === 0) return []
      const overdue = since.filter((at) => now.getTime() - at.getTime() > week).length
      const oldestAt = new Date(Math.min(...since.map(Number))).toISOString()
      return [{ kind, count: since.length, overdue, oldestAt }]
    }),
    fairness: fairnessOf(counts),
  }
}
