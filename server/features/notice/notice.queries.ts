import { sql } from 'kysely'
import { anyFilmsById } from '#features/film/film.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { catalogue, isTold } from './catalogue/catalogue.ts'

export type EventRow = {
  id: string
  kind: string
  subjectId: string
  editionId: string | null
  actorId: string | null
  data: unknown
  happenedAt: Date
}

export const eventById = async (db: Db, id: string): Promise<EventRow | null> =>
  (await db.selectFrom('event').selectAll().where('id', '=', id).executeTakeFirst()) ?? null

/** Whether one of these kinds of news came about one of these subjects after an event. */
const cameLater = async (
  db: Db,
  event: Pick<EventRow, 'id' | 'happenedAt'>,
  subjectIds: readonly string[],
  kinds: readonly string[],
): Promise<boolean> => {
  if (kinds.length === 0 || subjectIds.length === 0) return false
  const later = await db
    .selectFrom('event')
    .select('id')
    .where('subjectId', 'in', subjectIds)
    .where('kind', 'in', kinds)
    .where(sql<boolean>`(happened_at, id) > (${event.happenedAt}::timestamptz, ${event.id}::uuid)`)
    .limit(1)
    .executeTakeFirst()
  return later !== undefined
}

/** Whether the newest file of a film took another one's place. */
export const isReplacement = async (db: Db, filmId: string): Promise<boolean> => {
  const came = await db
    .selectFrom('event')
    .select('data')
    .where('subjectKind', '=', 'film')
    .where('subjectId', '=', filmId)
    .where('kind', '=', 'film.received')
    .orderBy('happenedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (came?.data as { replaced?: boolean } | undefined)?.replaced === true
}

export const inSightOf = async (db: Db, filmId: string): Promise<boolean> =>
  (await db.selectFrom('filmStanding').select('inSight').where('filmId', '=', filmId).executeTakeFirst())
    ?.inSight ?? false

/** In LUFS, as it was sent; null before it is measured. */
export const loudnessOf = async (db: Db, filmId: string): Promise<number | null> =>
  (await db.selectFrom('original').select('loudnessLufs').where('filmId', '=', filmId).executeTakeFirst())
    ?.loudnessLufs ?? null

/** The entries that compete, of an edition or of a film, oldest first. */
export const competing = (db: Db, of: { editionId: string } | { filmId: string }) =>
  db
    .selectFrom('entryStanding')
    .select(['entryId', 'filmId', 'editionId', 'personId'])
    .where('competes', '=', true)
    .$if('editionId' in of, (query) => query.where('editionId', '=', (of as { editionId: string }).editionId))
    .$if('filmId' in of, (query) => query.where('filmId', '=', (of as { filmId: string }).filmId))
    .orderBy('receivedAt')
    .orderBy('entryId')
    .execute()

/** The films that a person has posted; of an edition those that compete in it. */
export const postedBy = async (db: Db, personId: string, editionId: string | null): Promise<string[]> => {
  if (editionId)
    return (await competing(db, { editionId }))
      .filter((entry) => entry.personId === personId)
      .map(({ filmId }) => filmId)
  const rows = await db
    .selectFrom('posting')
    .innerJoin('filmStanding', 'filmStanding.filmId', 'posting.filmId')
    .select('posting.filmId')
    .where('filmStanding.personId', '=', personId)
    .where('filmStanding.erasedAt', 'is', null)
    .execute()
  return rows.map(({ filmId }) => filmId)
}

/** Whether an event is past: something happened since, to one of what it is about, that its kind says so. */
export const isOvertaken = (db: Db, event: EventRow, about: readonly (string | null)[]): Promise<boolean> =>
  cameLater(
    db,
    event,
    [event.subjectId, ...about.filter((id) => id !== null)],
    isTold(event.kind) ? catalogue[event.kind].overtakenBy : [],
  )

/** The hashes of films' posters. */
export const postersOf = async (db: Db, filmIds: readonly string[]): Promise<Map<string, string>> => {
  if (filmIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('poster')
    .select(['filmId', 'hash'])
    .where('filmId', 'in', [...filmIds])
    .execute()
  return new Map(rows.map(({ filmId, hash }) => [filmId, hash]))
}

/** The one film, or all of a person's in the edition. */
export const filmsOf = async (
  db: Db,
  of: { filmId: string | null; editionId: string | null; personId: string },
): Promise<string[]> => {
  if (of.filmId) return [of.filmId]
  if (!of.editionId) return []
  const entries = await competing(db, { editionId: of.editionId })
  const films = await anyFilmsById(
    db,
    entries.map(({ filmId }) => filmId),
  )
  return [...films.values()]
    .filter(({ makers }) => makers.some(({ personId }) => personId === of.personId))
    .map(({ id }) => id)
}
