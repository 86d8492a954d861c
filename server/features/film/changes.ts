import type { Trx } from '#platform/postgres/connect.ts'

/** What viewers see of a posted film is another from now on: its file, or its words. Nothing for one that is not posted. */
export const noteChange = async (
  trx: Trx,
  filmId: string,
  what: 'file' | 'words',
  now: Date,
): Promise<void> => {
  await trx
    .updateTable('posting')
    .set(what === 'file' ? { fileChangedAt: now } : { wordsChangedAt: now })
    .where('filmId', '=', filmId)
    .execute()
}
