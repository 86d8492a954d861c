import { judgePublication } from '#features/film/film.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { withdrawNow } from './ending.ts'
import { selectEntries } from './entry.queries.ts'
import { copyCategories, receiveEntries } from './receive.ts'

/** A hashtag that is written into the text of a posted film counts from that moment, with what its edition asks. */
export const readText = async (
  platform: Platform,
  trx: Trx,
  filmId: string,
  changedAt: Date,
): Promise<void> => {
  await followCategories(trx, filmId)
  const posted = await trx
    .selectFrom('posting')
    .select('filmId')
    .where('filmId', '=', filmId)
    .executeTakeFirst()
  if (!posted) return
  await receiveEntries(platform, trx, filmId, changedAt)
  await judgePublication(platform, trx, filmId)
}

/** What was entered with a film that is gone is withdrawn. */
export const withdrawErased = async (platform: Platform, trx: Trx, filmId: string): Promise<void> => {
  const rows = await selectEntries(trx).where('entry.filmId', '=', filmId).execute()
  for (const row of rows) await withdrawNow(platform, trx, row, row.personId, '')
}

const followCategories = async (trx: Trx, filmId: string): Promise<void> => {
  const entries = await trx
    .selectFrom('entry')
    .select(['id', 'editionId'])
    .where('filmId', '=', filmId)
    .execute()
  for (const { id, editionId } of entries) await copyCategories(trx, id, editionId, filmId)
}
