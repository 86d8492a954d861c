import type { Platform } from '#platform/platform.ts'
import { reconsider } from './decide.ts'
import { selectEntries } from './entry.queries.ts'

/** Entries that still wait for a file: once the grace is over, the rules say so. */
export const decideOverdue = async (platform: Platform): Promise<void> => {
  const waiting = await selectEntries(platform.db)
    .leftJoin('original', 'original.filmId', 'entry.filmId')
    .where('original.filmId', 'is', null)
    .where('said.eligible', 'is', null)
    .where('standing.competes', '=', true)
    .execute()
  for (const { id } of waiting)
    await platform.db.transaction().execute((trx) => reconsider(platform, trx, id))
}
