import type { Overview } from '#contract/moderation.ts'
import { editionById } from '#features/edition/edition.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { fairnessOf } from './fairness.ts'
import { exposuresIn, makers, waitingIn } from './overview.queries.ts'

const week = 7 * 86_400_000

/** What needs a hand in an edition, and how evenly its films are shown. Holds no figure of any vote. */
export const overview = async ({ db, clock }: Platform, editionId: string): Promise<Overview> => {
  const edition = (await editionById(db, editionId)) ?? refuse('not_found')
  const now = clock.now()
  const [counts, { people, teams }, waiting] = await Promise.all([
    exposuresIn(db, editionId),
    makers(db, editionId),
    waitingIn(db, editionId, edition.rules.guardianUnder, now),
  ])
  const kinds = ['unplayable', 'guardian', 'held', 'no_space'] as const
  return {
    people,
    teams,
    attention: kinds.flatMap((kind) => {
      const since = waiting.filter((one) => one.kind === kind).map((one) => one.since.getTime())
      if (since.length === 0) return []
      const overdue = since.filter((at) => now.getTime() - at > week).length
      return [{ kind, count: since.length, overdue, oldestAt: new Date(Math.min(...since)).toISOString() }]
    }),
    fairness: fairnessOf(counts),
  }
}
