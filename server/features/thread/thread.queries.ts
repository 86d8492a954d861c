import { sql } from 'kysely'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import type { Reader } from './reader.ts'

/** The messages of an entry with the names of who wrote them, oldest first. */
export const messagesOf = (db: Db, entryId: string) =>
  db
    .selectFrom('message')
    .leftJoin('person', (join) => join.on(sql<boolean>`person.id = coalesce(message.person_id, guardian_of)`))
    .selectAll('message')
    .select('person.name as authorName')
    .where('entryId', '=', entryId)
    .orderBy('seq')
    .execute()
export type MessageRow = Awaited<ReturnType<typeof messagesOf>>[number]

/** The files that went with the messages of an entry, by message. */
export const filesOf = async (db: Db, entryId: string) =>
  Map.groupBy(
    await db
      .selectFrom('messageFile')
      .selectAll()
      .where('entryId', '=', entryId)
      .where('messageId', 'is not', null)
      .orderBy('receivedAt')
      .orderBy('id')
      .execute(),
    ({ messageId }) => messageId,
  )

/** Which columns say that a row is this writer's. */
export const writtenBy = ({ personId, guardian }: Pick<Reader, 'personId' | 'guardian'>) =>
  guardian ? { personId: null, guardianOf: personId } : { personId, guardianOf: null }

export const isWrittenBy = (
  row: { personId: string | null; guardianOf: string | null },
  reader: Pick<Reader, 'personId' | 'guardian'>,
): boolean => {
  const { personId, guardianOf } = writtenBy(reader)
  return row.personId === personId && row.guardianOf === guardianOf
}

/** Up to which message a person has seen the thread; 0 for none. */
export const seenBy = async (db: Db, entryId: string, personId: string): Promise<number> =>
  (
    await db
      .selectFrom('threadSeen')
      .select('upTo')
      .where('entryId', '=', entryId)
      .where('personId', '=', personId)
      .executeTakeFirst()
  )?.upTo ?? 0

export const see = async (
  db: Db,
  { entryId, personId }: Pick<Reader, 'entryId' | 'personId'>,
  upTo: number,
  now: Date,
): Promise<void> => {
  await db
    .insertInto('threadSeen')
    .values({ entryId, personId, upTo, seenAt: now })
    .onConflict((conflict) =>
      conflict.columns(['entryId', 'personId']).doUpdateSet({
        upTo: sql`greatest(thread_seen.up_to, excluded.up_to)`,
        seenAt: now,
      }),
    )
    .execute()
}

export const isUnanswered = async (db: Db, entryId: string): Promise<boolean> =>
  (await db
    .selectFrom('threadUnanswered')
    .select('entryId')
    .where('entryId', '=', entryId)
    .executeTakeFirst()) !== undefined

/** Two who write at the same time do so one after the other, so that the order of messages is that of commits. */
export const lockThread = async (trx: Trx, entryId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`thread:${entryId}`}, 0))`.execute(trx)
}

/** What stands in the thread, in the least words. */
export const stateOf = async (db: Db, entryId: string) => {
  const row = await db
    .selectFrom('message')
    .select([
      sql<number>`count(*)`.as('messages'),
      sql<number>`count(*) filter (where erased_at is not null)`.as('erased'),
      sql<string | null>`(array_agg(id order by seq desc))[1]`.as('newest'),
    ])
    .where('entryId', '=', entryId)
    .executeTakeFirstOrThrow()
  return row
}

/** How the threads of some entries stand for a reader on one side. */
export const marksOf = async (
  db: Db,
  where: { editionId: string } | { makerId: string },
  personId: string,
) => {
  const side = 'editionId' in where ? 'makers' : 'organisers'
  const entries =
    'editionId' in where
      ? sql`e.edition_id = ${where.editionId}`
      : sql`(f.person_id = ${where.makerId} or exists (select from team_member t where t.film_id = f.id
          and t.person_id = ${where.makerId} and t.accepted_at is not null))`
  const { rows } = await sql<{
    entryId: string
    filmId: string
    messages: number
    unread: number
    unanswered: boolean
  }>`
    select e.id as "entryId", f.id as "filmId", count(*) as messages,
      count(*) filter (where m.side = ${side} and m.erased_at is null and m.seq > coalesce(s.up_to, 0)) as unread,
      exists (select from thread_unanswered u where u.entry_id = e.id) as unanswered
    from entry e
    join film f on f.id = e.film_id and f.erased_at is null
    join message m on m.entry_id = e.id
    left join thread_seen s on s.entry_id = e.id and s.person_id = ${personId}
    where ${entries}
    group by e.id, f.id`.execute(db)
  return rows
}
