import { refuse } from '#platform/errors.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'

/** Addresses of the site itself that an edition's would hide. */
export const isReserved = (slug: string): boolean => slug === 'new' || slug === 'current'

/** The edition that was public under an address once; null when none was, or it is gone. */
export const editionOnceAt = async (db: Db, slug: string): Promise<string | null> =>
  (await addressAt(db, slug))?.editionId ?? null

/** Whether an edition that is gone was public under it: whoever comes by it is led to the list. */
export const leadsNowhere = async (db: Db, slug: string): Promise<boolean> =>
  (await addressAt(db, slug))?.editionId === null

/** Every address that leads to an edition, the oldest first. */
export const addressesOf = async (db: Db, editionId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('editionAddress')
    .select('slug')
    .where('editionId', '=', editionId)
    .orderBy('publicSince')
    .orderBy('slug')
    .execute()
  return rows.map(({ slug }) => slug)
}

/**
 * Refuses `edition_slug_kept` for an address under which another edition has been public. Asked after the row has
 * its new address: whoever waited there for another to give the address up sees by now that it was public.
 */
export const checkAddress = async (trx: Trx, slug: string, editionId: string): Promise<void> => {
  const address = await addressAt(trx, slug)
  if (address && address.editionId !== editionId) refuse('edition_slug_kept', {}, 'slug')
}

/** From now on the address leads to this edition, whatever it is called later. */
export const keepAddress = async (trx: Trx, slug: string, editionId: string, now: Date): Promise<void> => {
  await trx
    .insertInto('editionAddress')
    .values({ slug, editionId, publicSince: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const addressAt = (db: Db, slug: string) =>
  db.selectFrom('editionAddress').select('editionId').where('slug', '=', slug).executeTakeFirst()
