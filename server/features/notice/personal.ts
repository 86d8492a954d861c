import type { PersonalPart } from '#platform/personal.ts'

/** What a person was told. Letters to guardians about them go with it. */
export const noticePersonal: PersonalPart = {
  feature: 'notice',
  columns: {
    'letter_refusal.person_id': 'taken, gone',
    'notice.person_id': 'taken, gone',
    'notice_letter.dismissed_by': 'history, stays',
    'notice_letter.person_id': 'taken, gone',
  },
  export: async (db, personId) => ({
    notices: await db.selectFrom('notice').selectAll().where('personId', '=', personId).execute(),
    letters: await db
      .selectFrom('noticeLetter')
      .select(['id', 'guardianConsentId', 'trouble', 'troubleSaid', 'writtenAt'])
      .where('personId', '=', personId)
      .execute(),
    letterRefusal: await db
      .selectFrom('letterRefusal')
      .selectAll()
      .where('personId', '=', personId)
      .execute(),
  }),
  erase: async (trx, personId) => {
    await trx.deleteFrom('notice').where('personId', '=', personId).execute()
    await trx.deleteFrom('noticeLetter').where('personId', '=', personId).execute()
    await trx.deleteFrom('letterRefusal').where('personId', '=', personId).execute()
  },
}
