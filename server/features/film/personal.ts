import type { PersonalPart } from '#platform/personal.ts'
import type { Platform } from '#platform/platform.ts'
import { eraseFilmsOf, isTheirs } from './erasure.ts'

/** What the film feature keeps about a person. */
export const filmPersonal = (platform: Platform): PersonalPart => ({
  feature: 'film',
  columns: {
    'film.person_id': 'taken, stays',
    'credit.person_id': 'taken, emptied',
    'former_member.person_id': 'taken, gone',
    'media_grant.person_id': 'fleeting, gone',
    'posting.posted_by': 'taken, gone',
    'publication.published_by': 'taken, gone',
    'rights_declaration.person_id': 'taken, gone',
    'team_member.email': 'taken, gone',
    'team_member.person_id': 'taken, gone',
    'upload.file_name': 'taken, emptied',
    'upload.person_id': 'taken, stays',
  },
  export: async (db, personId) => {
    const films = await db.selectFrom('film').selectAll().where('personId', '=', personId).execute()
    const ids = films.map(({ id }) => id)
    const of = <T extends 'credit' | 'caption' | 'rightsDeclaration' | 'posting' | 'publication' | 'wording'>(
      table: T,
    ) =>
      ids.length === 0
        ? []
        : db
            .selectFrom(table as 'credit')
            .selectAll()
            .where('filmId', 'in', ids)
            .execute()
    return {
      films,
      credits: await of('credit'),
      creditedIn: await db
        .selectFrom('credit')
        .select(['filmId', 'role', 'name'])
        .where('personId', '=', personId)
        .execute(),
      captions: await of('caption'),
      rightsDeclarations: await of('rightsDeclaration'),
      postings: await of('posting'),
      unpublishedWords: await of('wording'),
      publications: await of('publication'),
      uploads: await db.selectFrom('upload').selectAll().where('personId', '=', personId).execute(),
      teams: await db
        .selectFrom('teamMember')
        .select(['filmId', 'email', 'role', 'invitedAt', 'acceptedAt', 'declinedAt'])
        .where((eb) => isTheirs(eb, personId))
        .execute(),
      formerTeams: await db
        .selectFrom('formerMember')
        .select(['filmId', 'leftAt'])
        .where('personId', '=', personId)
        .execute(),
    }
  },
  erase: (trx, personId) => eraseFilmsOf(platform, trx, personId),
})
