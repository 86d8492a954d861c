import type { Platform } from '#platform/platform.ts'
import { prepareLater } from './prepare-later.ts'
import { tell } from './tell.ts'

/** The maker chooses the poster's frame, in milliseconds of the film; null lets the program choose. */
export const choosePoster = (
  platform: Platform,
  personId: string,
  filmId: string,
  atMs: number | null,
): Promise<void> =>
  platform.db.transaction().execute(async (trx) => {
    await trx.updateTable('film').set({ posterAtMs: atMs }).where('id', '=', filmId).execute()
    await tell(platform, trx, 'film.poster_chosen', filmId, personId, { atMs })
  })

/** Prepares a film again that failed or was refused; changes nothing while its preparation goes on. */
export const prepareAgain = (platform: Platform, filmId: string): Promise<void> =>
  platform.db.transaction().execute(async (trx) => {
    const preparation = await trx
      .selectFrom('preparation')
      .select('state')
      .where('filmId', '=', filmId)
      .forUpdate()
      .executeTakeFirst()
    if (!preparation || !['refused', 'failed', 'waiting_for_space'].includes(preparation.state)) return
    await prepareLater(platform, trx, filmId)
  })
