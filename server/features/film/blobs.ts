import { sql } from 'kysely'
import type { Stored } from '#platform/storage/storage.ts'
import type { Db } from './film.queries.ts'

/** One more row names these bytes. */
export const keepBlob = async (db: Db, { hash, bytes }: Stored, mediaType: string): Promise<void> => {
  await db
    .insertInto('blob')
    .values({ hash, bytes, mediaType, refs: 1 })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet({ refs: sql`blob.refs + 1` }))
    .execute()
}

/** One row less names them; at none they may go. */
export const releaseBlob = async (db: Db, hash: string): Promise<void> => {
  await db.updateTable('blob').set({ refs: sql`refs - 1` }).where('hash', '=', hash).execute()
}
