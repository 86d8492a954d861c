import { randomUUID } from 'node:crypto'
import type { PersonalPart } from '#platform/personal.ts'

/** What a person's export holds of their watching; after erasure the counts stay, of a browser that is nobody’s. */
export const viewingPersonal: PersonalPart = {
  feature: 'viewing',
  columns: {
    'exposure.person_id': 'taken, emptied',
    'exposure.visitor_id': 'of a browser',
    'exposure_share.network': 'fleeting, expires',
    'viewing.person_id': 'taken, emptied',
    'viewing.visitor_id': 'of a browser',
    'visitor.person_id': 'taken, emptied',
    'watch_clock.person_id': 'taken, gone',
    'watch_clock.visitor_id': 'of a browser',
  },
  export: async (db, personId) => ({
    viewings: await db
      .selectFrom('viewing')
      .select(['filmId', 'watchedMs', 'begunAt', 'heardAt', 'verifiedAt'])
      .where('personId', '=', personId)
      .orderBy('begunAt')
      .execute(),
    exposures: await db
      .selectFrom('exposure')
      .select(['editionId', 'filmId', 'confirmedAt', 'setAside'])
      .where('personId', '=', personId)
      .orderBy('confirmedAt')
      .execute(),
    watching: await db.selectFrom('watchClock').selectAll().where('personId', '=', personId).execute(),
    browsers: await db.selectFrom('visitor').selectAll().where('personId', '=', personId).execute(),
  }),
  erase: async (trx, personId) => {
    const nobody = { personId: null, visitorId: randomUUID() }
    await trx.updateTable('viewing').set(nobody).where('personId', '=', personId).execute()
    await trx.updateTable('exposure').set(nobody).where('personId', '=', personId).execute()
    await trx.deleteFrom('watchClock').where('personId', '=', personId).execute()
    await trx.updateTable('visitor').set({ personId: null }).where('personId', '=', personId).execute()
  },
}
