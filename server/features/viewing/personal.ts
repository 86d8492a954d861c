import { randomUUID } from 'node:crypto'
import type { PersonalPart } from '#features/account/account.ts'

/** What a person's export holds of their watching; after erasure the counts stay, of a viewer who is nobody. */
export const viewingPersonal: PersonalPart = {
  feature: 'viewing',
  export: async (db, personId) => ({
    viewings: await db
      .selectFrom('viewing')
      .select(['filmId', 'watchedMs', 'begunAt', 'heardAt', 'verifiedAt'])
      .where('viewerId', '=', personId)
      .orderBy('begunAt')
      .execute(),
    exposures: await db
      .selectFrom('exposure')
      .select(['editionId', 'filmId', 'confirmedAt'])
      .where('viewerId', '=', personId)
      .orderBy('confirmedAt')
      .execute(),
  }),
  erase: async (trx, personId) => {
    const nobody = { viewerId: randomUUID() }
    await trx.updateTable('viewing').set(nobody).where('viewerId', '=', personId).execute()
    await trx.updateTable('exposure').set(nobody).where('viewerId', '=', personId).execute()
    await trx.deleteFrom('watchClock').where('viewerId', '=', personId).execute()
    await trx.updateTable('visitor').set({ personId: null }).where('personId', '=', personId).execute()
  },
}
