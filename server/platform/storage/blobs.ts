import { sql } from 'kysely'
import { jobs } from '../jobs/jobs.ts'
import type { Db, Trx } from '../postgres/connect.ts'
import type { Stored } from './storage.ts'

/** Held shared while a backup copies the media of one instant: until it is done nothing is swept away. */
export const backupLock = 5_055_009

/**
 * These bytes are about to be put in their place, and a row that names them will follow: for an hour, or until that
 * row has come, they stay, named or not. The sweep holds the row of what it deletes until the bytes are gone, so who
 * announces waits and puts them anew. All times are the database's, the one clock of several machines.
 */
export const announceBlob = async (db: Db, { hash, bytes }: Stored): Promise<void> => {
  await db
    .insertInto('blob')
    .values({ hash, bytes, mediaType: 'application/octet-stream', announced: sql`array[${inAnHour}]` })
    .onConflict((conflict) =>
      conflict.column('hash').doUpdateSet({
        announced: sql`array(select ends from unnest(blob.announced) ends where ends > clock_timestamp()) || ${inAnHour}`,
      }),
    )
    .execute()
}

/** One more row names these bytes. One announcement is over; which of them is all the same, so the oldest is. */
export const keepBlob = async (db: Db, { hash, bytes }: Stored, mediaType: string): Promise<void> => {
  await db
    .insertInto('blob')
    .values({ hash, bytes, mediaType, refs: 1 })
    .onConflict((conflict) =>
      conflict.column('hash').doUpdateSet({
        refs: sql`blob.refs + 1`,
        announced: sql`blob.announced[2:]`,
        mediaType: sql`case when blob.refs > 0 then blob.media_type else excluded.media_type end`,
      }),
    )
    .execute()
}

/** One more row names bytes that another one names and holds. */
export const keepBlobAgain = async (db: Db, hash: string): Promise<void> => {
  await db.updateTable('blob').set({ refs: sql`refs + 1` }).where('hash', '=', hash).execute()
}

/** One row less names them; at none they may go, after a rest: an answer may still be sending them. */
export const releaseBlob = (db: Db, hash: string): Promise<void> => unname(db, hash, inTenMinutes)

/**
 * The same for bytes of somebody who was erased, or of something that was deleted: they go as soon as this is
 * committed, unless another row names them or is about to.
 */
export const eraseBlobs = async (trx: Trx, hashes: readonly string[]): Promise<void> => {
  for (const hash of hashes) await unname(trx, hash, sql<Date>`clock_timestamp()`)
  if (hashes.length > 0) await jobs.enqueue(trx, sweepJob, {}, { id: `${sweepJob}:now` })
}

/** The task that deletes what no row names. */
export const sweepJob = 'blob.sweep'

const unname = async (db: Db, hash: string, freeAt: typeof inAnHour): Promise<void> => {
  await db.updateTable('blob').set({ refs: sql`refs - 1`, freeAt }).where('hash', '=', hash).execute()
}

const inAnHour = sql<Date>`clock_timestamp() + interval '1 hour'`
const inTenMinutes = sql<Date>`clock_timestamp() + interval '10 minutes'`
