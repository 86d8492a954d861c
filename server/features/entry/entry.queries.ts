import { sql } from 'kysely'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import type { Check } from './eligibility.ts'

/** Entries with where they stand, their latest eligibility and how they ended, if they did. */
export const selectEntries = (db: Db) =>
  db
    .selectFrom('entry')
    .innerJoin('entryStanding as standing', 'standing.entryId', 'entry.id')
    .leftJoin('withdrawal', 'withdrawal.entryId', 'entry.id')
    .leftJoin('disqualification', 'disqualification.entryId', 'entry.id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('eligibility')
          .select(['eligible', 'checks', 'decidedAt'])
          .whereRef('eligibility.entryId', '=', 'entry.id')
          .orderBy('decidedAt', 'desc')
          .orderBy('eligibility.id', 'desc')
          .limit(1)
          .as('said'),
      (join) => join.onTrue(),
    )
    .select((eb) => [
      'entry.id',
      'entry.editionId',
      'entry.filmId',
      'entry.personId',
      'entry.number',
      'entry.receivedAt',
      eb.ref('entry.stage').$castTo<Stage>().as('stage'),
      'said.eligible',
      eb.ref('said.checks').$castTo<Check[] | null>().as('checks'),
      'said.decidedAt',
      'standing.competes',
      'standing.held',
      'standing.removed',
      'withdrawal.reason as withdrawalReason',
      'withdrawal.withdrawnAt',
      'disqualification.reason as disqualificationReason',
      'disqualification.disqualifiedAt',
    ])

type Stage = 'received' | 'eligible' | 'shortlisted' | 'finalist'
export type EntryRow = Awaited<ReturnType<ReturnType<typeof selectEntries>['execute']>>[number]

export const entryRow = async (db: Db, id: string): Promise<EntryRow | null> =>
  (await selectEntries(db).where('entry.id', '=', id).executeTakeFirst()) ?? null

/**
 * Everything measured of an entry's film and known of its maker that the rules ask about. The film is the one that
 * viewers are shown: while another file that is to take its place is made, and when that one cannot be used, its own
 * facts hold.
 */
export const factsOf = (db: Db, entryId: string) =>
  db
    .selectFrom('entry')
    .innerJoin('film', 'film.id', 'entry.filmId')
    .innerJoin('person', 'person.id', 'entry.personId')
    .leftJoin('original', 'original.filmId', 'film.id')
    .leftJoin('blob', 'blob.hash', 'original.hash')
    .leftJoin('preparation', 'preparation.filmId', 'film.id')
    .leftJoin('shownFile as shown', (join) =>
      join
        .onRef('shown.filmId', '=', 'film.id')
        .on((eb) => eb.not(sql<boolean>`coalesce(preparation.state in ('watchable', 'complete'), false)`)),
    )
    .where('entry.id', '=', entryId)
    .select((eb) => [
      'entry.filmId',
      'entry.personId',
      'entry.receivedAt',
      'person.birthDate',
      sql<number | null>`case when shown.film_id is null then blob.bytes else shown.bytes end`.as('bytes'),
      sql<
        number | null
      >`case when shown.film_id is null then original.duration_ms else shown.duration_ms end`.as(
        'durationMs',
      ),
      sql<number | null>`case when shown.film_id is null then original.width else shown.width end`.as(
        'width',
      ),
      sql<number | null>`case when shown.film_id is null then original.height else shown.height end`.as(
        'height',
      ),
      sql<Bars | null>`case when shown.film_id is null then original.bars else shown.bars end`.as('bars'),
      sql<string | null>`case when shown.film_id is null then preparation.state else 'watchable' end`.as(
        'preparation',
      ),
      eb
        .case()
        .when('shown.filmId', 'is', null)
        .then(eb.ref('preparation.reason'))
        .end()
        .as('preparationReason'),
      sql<number>`(select count(*) from caption c where c.film_id = film.id)`.as('captionLanguages'),
      sql<boolean>`coalesce((select own_work and music and people from rights_declaration r where r.film_id = film.id
        order by seq desc limit 1), false)`.as('rightsDeclared'),
      sql<number>`(select count(*) from entry_standing other where other.edition_id = entry.edition_id
        and other.person_id = entry.person_id and other.competes
        and (other.received_at, other.entry_id) < (entry.received_at, entry.id))`.as('entriesBefore'),
    ])
    .executeTakeFirst()

type Bars = { top: number; bottom: number; left: number; right: number }

/** The next number of an edition; two entries at the same time get theirs one after the other. */
export const nextNumber = async (trx: Trx, editionId: string): Promise<number> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`entry:${editionId}`}, 0))`.execute(trx)
  const { number } = await trx
    .selectFrom('entry')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('number'))
    .where('editionId', '=', editionId)
    .executeTakeFirstOrThrow()
  return number
}

/**
 * The last 500 events of these kinds that happened to an entry, to its film, between its maker and their guardian, and
 * since it came to its edition as a whole, in order.
 */
export const eventsOf = async (
  db: Db,
  { id, filmId, personId, editionId, receivedAt }: EntryRow,
  kinds: readonly string[],
) => {
  const newestFirst = await db
    .selectFrom('event')
    .select(['id', 'kind', 'subjectId', 'editionId', 'actorId', 'data', 'happenedAt'])
    .where('kind', 'in', kinds)
    .where((eb) =>
      eb.or([
        eb.and([eb('subjectKind', '=', 'entry'), eb('subjectId', '=', id)]),
        eb.and([eb('subjectKind', '=', 'film'), eb('subjectId', '=', filmId)]),
        eb.and([
          eb('subjectKind', '=', 'person'),
          eb('subjectId', '=', personId),
          eb.or([eb('editionId', '=', editionId), eb('editionId', 'is', null)]),
        ]),
        eb.and([
          eb('subjectKind', 'in', ['edition', 'award', 'result']),
          eb('editionId', '=', editionId),
          eb('happenedAt', '>=', receivedAt),
        ]),
      ]),
    )
    .orderBy('happenedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  return newestFirst.reverse()
}

/** Whether somebody has entered an edition, in whatever standing. */
export const hasEntries = async (db: Db, editionId: string): Promise<boolean> =>
  (await db
    .selectFrom('entry')
    .select('id')
    .where('editionId', '=', editionId)
    .limit(1)
    .executeTakeFirst()) !== undefined
