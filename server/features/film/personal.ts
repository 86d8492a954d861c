import type { PersonalPart } from '#platform/personal.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { eraseFilmsOf, isTheirs } from './erasure.ts'

/** What the film feature keeps about a person. */
export const filmPersonal = (platform: Platform): PersonalPart => ({
  feature: 'film',
  export: async (db, personId) => {
    const films = await db.selectFrom('film').selectAll().where('personId', '=', personId).execute()
    const ids = films.map(({ id }) => id)
    const of = <T extends 'credit' | 'caption' | 'rightsDeclaration' | 'publication'>(table: T) =>
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
      captions: await of('caption'),
      rightsDeclarations: await of('rightsDeclaration'),
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
  erase: (trx, personId) => eraseFilmsOf(platform, trx as Trx, personId),
})
