import { sql } from 'kysely'
import type { Db } from '../postgres/connect.ts'
import type { Stored } from './storage.ts'

/** Held shared while a backup copies the media of one instant: until it is done nothing is swept away. */
export const backupLock = 5_055_009

/**
 * These bytes are about to be put in their place, and a row that names them will follow: for an hour they stay,
 * named or not. The sweep holds the row of what it deletes until the bytes are gone, so who announces waits and
 * puts them anew. All times are the database's, the one clock of several machines.
 */
export const announceBlob = async (db: Db, { hash, bytes }: Stored): Promise<void> => {
  await db
    .insertInto('blob')
    .values({ hash, bytes, mediaType: 'application/octet-stream', freeAt: inAnHour })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet({ freeAt: notBefore(inAnHour) }))
    .execute()
}

/** One more row names these bytes. */
export const keepBlob = async (db: Db, { hash, bytes }: Stored, mediaType: string): Promise<void> => {
  await db
    .insertInto('blob')
    .values({ hash, bytes, mediaType, refs: 1 })
    .onConflict((conflict) =>
      conflict.column('hash').doUpdateSet({
        refs: sql`blob.refs + 1`,
        mediaType: sql`case when blob.refs > 0 then blob.media_type else excluded.media_type end`,
      }),
    )
    .execute()
}

/** One row less names them; at none they may go, after a rest: an answer may still be sending them. */
export const releaseBlob = async (db: Db, hash: string): Promise<void> => {
  await db
    .updateTable('blob')
    .set({ refs: sql`refs - 1`, freeAt: notBefore(inTenMinutes) })
    .where('hash', '=', hash)
    .execute()
}

const inAnHour = sql<Date>`clock_timestamp() + interval '1 hour'`
const inTenMinutes = sql<Date>`clock_timestamp() + interval '10 minutes'`
const notBefore = (time: typeof inAnHour) => sql<Date>`greatest(blob.free_at, ${time})`
