import { sql } from 'kysely'
import type { Db } from '#platform/postgres/connect.ts'

/** Rulings with the name of who ruled, newest first. */
export const selectRulings = (db: Db) =>
  db
    .selectFrom('ruling')
    .innerJoin('person', 'person.id', 'ruling.ruledBy')
    .selectAll('ruling')
    .select('person.name as ruledByName')
    .orderBy('ruling.seq', 'desc')

export type RulingRow = Awaited<ReturnType<ReturnType<typeof selectRulings>['executeTakeFirstOrThrow']>>

/** The latest ruling on each subject of a kind that has any. */
export const latestRulings = (db: Db, subjectKind: string) =>
  selectRulings(db)
    .where('ruling.subjectKind', '=', subjectKind)
    .where(
      'ruling.id',
      '=',
      sql<string>`(select r.id from ruling r where r.subject_kind = ruling.subject_kind
        and r.subject_id = ruling.subject_id order by r.seq desc limit 1)`,
    )
