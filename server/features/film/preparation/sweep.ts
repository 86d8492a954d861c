import type { Platform } from '#platform/platform.ts'

const restMs = 600_000

/**
 * Deletes bytes that no row names any more, ten minutes after the last let go (an answer may still be sending
 * them). The row goes first, in a transaction that holds it: who stores the same bytes anew waits and stores them.
 */
export async function releasedBlobs({ db, storage, clock }: Platform): Promise<void> {
  const free = await db
    .selectFrom('blob')
    .select('hash')
    .where('refs', '<=', 0)
    .where('storedAt', '<', new Date(clock.now().getTime() - restMs))
    .limit(500)
    .execute()
  for (const { hash } of free)
    await db.transaction().execute(async (trx) => {
      const gone = await trx
        .deleteFrom('blob')
        .where('hash', '=', hash)
        .where('refs', '<=', 0)
        .returning('hash')
        .executeTakeFirst()
      if (gone) await storage.remove(hash)
    })
}
