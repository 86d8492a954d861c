import { sql } from 'kysely'
import type { PersonalPart } from '#platform/personal.ts'

/** What the entry feature keeps about a person. The films' own erasure withdraws what was entered. */
export const entryPersonal: PersonalPart = {
  feature: 'entry',
  columns: {
    'entry.person_id': 'taken, stays',
    'withdrawal.withdrawn_by': 'taken, stays',
    'disqualification.disqualified_by': 'history, stays',
  },
  export: async (db, personId) => ({
    entries: await db.selectFrom('entry').selectAll().where('personId', '=', personId).execute(),
    withdrawals: await db.selectFrom('withdrawal').selectAll().where('withdrawnBy', '=', personId).execute(),
  }),
  erase: async (trx, personId) => {
    await trx.updateTable('withdrawal').set({ reason: '' }).where('withdrawnBy', '=', personId).execute()
    // the timeline tells it from the news, also of a withdrawal that was taken back since
    await trx
      .updateTable('event')
      .set({ data: sql`data - 'reason'` })
      .where('kind', '=', 'entry.withdrawn')
      .where('actorId', '=', personId)
      .execute()
  },
}
