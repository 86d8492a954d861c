import type { Stage } from '#contract/entry.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { changeIn } from './ending.ts'
import { tell } from './tell.ts'

const rank: Record<Stage, number> = { received: 0, eligible: 1, shortlisted: 2, finalist: 3 }

/**
 * Takes an entry further in the competition, or back: 'eligible' is where the rules alone put it. Its makers are told at
 * once. Refuses `entry_stage_same`, and `entry_stage_not_eligible` for one that does not run.
 */
export const moveToStageIn = (
  platform: Platform,
  trx: Trx,
  personId: string,
  entryId: string,
  wanted: 'eligible' | 'shortlisted' | 'finalist',
): Promise<void> =>
  changeIn(platform, trx, entryId, async (trx, row) => {
    const fits = row.eligible === true
    const stage: Stage = wanted === 'eligible' && !fits ? 'received' : wanted
    const was = row.stage
    if (was === stage || (wanted === 'eligible' && rank[was] < 2)) refuse('entry_stage_same')
    if (rank[stage] > rank[was] && !(fits && row.competes && !row.held && !row.removed))
      refuse('entry_stage_not_eligible')
    await trx.updateTable('entry').set({ stage }).where('id', '=', entryId).execute()
    const about = { filmId: row.filmId }
    if (rank[stage] < rank[was])
      await tell(platform, trx, 'entry.unlisted', entryId, row.editionId, personId, {
        ...about,
        was,
        is: stage,
      })
    else if (stage === 'finalist')
      await tell(platform, trx, 'entry.finalist', entryId, row.editionId, personId, about)
    else await tell(platform, trx, 'entry.shortlisted', entryId, row.editionId, personId, about)
  })
