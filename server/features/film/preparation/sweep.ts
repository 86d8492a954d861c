import { sql } from 'kysely'
import type { Platform } from '#platform/platform.ts'
import { backupLock } from '#platform/storage/blobs.ts'

const free = sql<boolean>`refs <= 0 and free_at < clock_timestamp()
  and not exists (select from unnest(announced) ends where ends > clock_timestamp())`

/**
 * Deletes bytes that no row names any more, ten minutes after the last let go, erased ones at once, and what was
 * stored and never named after an hour. The row goes first, in a transaction that holds it until the bytes are gone. On a disk as in a bucket,
 * whoever stores the same bytes has announced them in that row before: either the sweep finds the announcement
 * and leaves them, or the announcement waits for the sweep, and they are stored after it. While a backup runs
 * nothing goes.
 */
export async function releasedBlobs({ db, storage }: Platform): Promise<void> {
  const released = await db.selectFrom('blob').select('hash').where(free).limit(5000).execute()
  for (const { hash } of released)
    await db.transaction().execute(async (trx) => {
      const gone = await trx
        .deleteFrom('blob')
        .where('hash', '=', hash)
        .where(free)
        .where(sql<boolean>`pg_try_advisory_xact_lock(${backupLock})`)
        .returning('hash')
        .executeTakeFirst()
      if (gone) await storage.remove(hash)
    })
}
