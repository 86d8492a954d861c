import { sql } from 'kysely'
import type { Db } from '#platform/postgres/connect.ts'
import type { Fault } from './tally.rules.ts'

const selectResults = (db: Db) =>
  db
    .selectFrom('result')
    .leftJoin('resultPublication', 'resultPublication.resultId', 'result.id')
    .innerJoin('award', 'award.id', 'result.awardId')
    .selectAll('result')
    .select(['resultPublication.publishedAt', 'award.name as awardName', 'award.places as awardPlaces'])

export type ResultRow = Awaited<ReturnType<ReturnType<typeof selectResults>['executeTakeFirstOrThrow']>>

/** Every publication of the results of an edition, newest first, with what it rests on. */
export const publicationsOf = (db: Db, editionId: string) =>
  db
    .selectFrom('resultPublication')
    .innerJoin('result', 'result.id', 'resultPublication.resultId')
    .innerJoin('person', 'person.id', 'resultPublication.publishedBy')
    .leftJoin('motion', 'motion.id', 'resultPublication.motionId')
    .select([
      'result.id as resultId',
      'result.awardId',
      'resultPublication.publishedAt',
      'resultPublication.toldAt',
      'motion.text as reason',
      'person.id as personId',
      'person.name as personName',
    ])
    .where('result.editionId', '=', editionId)
    .orderBy('resultPublication.publishedAt', 'desc')
    .execute()

export const announcementsOf = (db: Db, editionId: string) =>
  db
    .selectFrom('announcement')
    .innerJoin('award', 'award.id', 'announcement.awardId')
    .selectAll('announcement')
    .where('award.editionId', '=', editionId)
    .execute()

/** The latest count of each award. */
export const latestResults = (db: Db, editionId: string) =>
  selectResults(db)
    .distinctOn('result.awardId')
    .where('result.editionId', '=', editionId)
    .orderBy('result.awardId')
    .orderBy('result.countedAt', 'desc')
    .orderBy('result.id', 'desc')
    .execute()

/** The published result of each award; of several the one published last. */
export const publishedResults = (db: Db, editionId: string) =>
  selectResults(db)
    .distinctOn(['award.position', 'result.awardId'])
    .where('result.editionId', '=', editionId)
    .where('resultPublication.publishedAt', 'is not', null)
    .orderBy('award.position')
    .orderBy('result.awardId')
    .orderBy('resultPublication.publishedAt', 'desc')
    .execute()

export const resultById = (db: Db, id: string) =>
  selectResults(db).where('result.id', '=', id).executeTakeFirst()

export const awardById = (db: Db, id: string) =>
  db.selectFrom('award').selectAll().where('id', '=', id).executeTakeFirst()

export const awardsOf = (db: Db, editionId: string) =>
  db
    .selectFrom('award')
    .leftJoin('awardPublication', 'awardPublication.awardId', 'award.id')
    .selectAll('award')
    .select('awardPublication.publishedAt')
    .where('editionId', '=', editionId)
    .orderBy('position')
    .orderBy('award.id')
    .execute()

/** Every decision of an edition's awards, newest first. */
export const decisionsOf = (db: Db, editionId: string) =>
  selectDecisions(db).where('award.editionId', '=', editionId).orderBy('decision.seq', 'desc').execute()

export const decisionById = (db: Db, id: string) =>
  selectDecisions(db).where('decision.id', '=', id).executeTakeFirst()

/** The decision that stands for a place of an award. */
export const decisionFor = (db: Db, awardId: string, place: number) =>
  selectDecisions(db)
    .where('decision.awardId', '=', awardId)
    .where('decision.place', '=', place)
    .orderBy('decision.seq', 'desc')
    .executeTakeFirst()

const selectDecisions = (db: Db) =>
  db
    .selectFrom('decision')
    .innerJoin('award', 'award.id', 'decision.awardId')
    .innerJoin('person', 'person.id', 'decision.decidedBy')
    .selectAll('decision')
    .select(['person.name as decidedByName', 'award.editionId'])

export type DecisionRow = NonNullable<Awaited<ReturnType<typeof decisionById>>>

export const motionsOf = (db: Db, editionId: string) =>
  selectMotions(db)
    .where('editionId', '=', editionId)
    .orderBy('movedAt', 'desc')
    .orderBy('motion.id', 'desc')
    .execute()

export const motionById = (db: Db, id: string) =>
  selectMotions(db).where('motion.id', '=', id).executeTakeFirst()

const selectMotions = (db: Db) =>
  db
    .selectFrom('motion')
    .innerJoin('person', 'person.id', 'motion.movedBy')
    .selectAll('motion')
    .select('person.name as movedByName')

export const objectionsOf = (db: Db, editionId: string) =>
  selectObjections(db)
    .where('objection.editionId', '=', editionId)
    .orderBy('objection.raisedAt')
    .orderBy('objection.id')
    .execute()

export const objectionById = (db: Db, id: string) =>
  selectObjections(db).where('objection.id', '=', id).executeTakeFirst()

const selectObjections = (db: Db) =>
  db
    .selectFrom('objection')
    .innerJoin('person', 'person.id', 'objection.raisedBy')
    .selectAll('objection')
    .select([
      'person.name as raisedByName',
      sql<string[]>`array(select v.voter_id::text from objection_voter v
        where v.objection_id = objection.id order by v.voter_id)`.as('voterIds'),
    ])

export type ObjectionRow = NonNullable<Awaited<ReturnType<typeof objectionById>>>

export type MotionRow = NonNullable<Awaited<ReturnType<typeof motionById>>>

/** The ballots that a result left out for themselves. */
export const faultsOf = async (db: Db, resultId: string): Promise<Map<string, Fault>> => {
  const rows = await db
    .selectFrom('exclusion')
    .select(['ballotId', 'reason'])
    .where('resultId', '=', resultId)
    .execute()
  return new Map(rows.map((row) => [row.ballotId, row.reason as Fault]))
}

export const storeFaults = async (
  db: Db,
  resultId: string,
  faults: ReadonlyMap<string, Fault>,
): Promise<void> => {
  if (faults.size === 0) return
  await sql`insert into exclusion (result_id, ballot_id, reason)
    select ${resultId}, * from unnest(${[...faults.keys()]}::uuid[], ${[...faults.values()]}::text[])`.execute(
    db,
  )
}

/** Films that an award may go to: what runs in the edition. Oldest entry first. */
export const awardable = async (db: Db, editionId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('entryStanding')
    .select('filmId')
    .where('editionId', '=', editionId)
    .where('running', '=', true)
    .orderBy('receivedAt')
    .orderBy('entryId')
    .execute()
  return rows.map((row) => row.filmId)
}
