import { type ExpressionBuilder, sql } from 'kysely'
import type { NewsKind } from '#contract/events.ts'
import type { Title } from '#contract/film.ts'
import type { LogLine } from '#contract/log.ts'
import type { Bilingual } from '#contract/route.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import type { DB } from '#platform/postgres/schema.generated.ts'

/** What people do at the desk; what makers and the program do stands in each entry's own history. */
export const logged = [
  'role.granted',
  'role.revoked',
  'edition.created',
  'edition.changed',
  'edition.calendar_changed',
  'edition.published',
  'edition.unpublished',
  'entry.disqualified',
  'entry.reinstated',
  'entry.shortlisted',
  'entry.finalist',
  'entry.unlisted',
  'motion.moved',
  'objection.raised',
  'objection.dropped',
  'award.decided',
  'award.changed',
  'award.published',
  'result.counted',
  'result.published',
] as const satisfies NewsKind[]

const loggedOfFilms = ['film.held', 'film.removed', 'film.released'] as const satisfies NewsKind[]

const pageSize = 50

/** A page of who did what in an edition, newest first. `after`: the last line of the page before. */
export const logOf = async (
  { db }: Platform,
  editionId: string,
  after?: string,
): Promise<{ lines: LogLine[]; next: string | null }> => {
  const from = after ? await placeOf(db, after) : null
  const events = (await Promise.all([inEdition(db, editionId, from), onFilms(db, editionId, from)]))
    .flat()
    .sort((a, b) => b.happenedAt.getTime() - a.happenedAt.getTime() || (a.id < b.id ? 1 : -1))
  const page = events.slice(0, pageSize)
  const [people, films, awards] = await Promise.all([
    peopleIn(db, page),
    filmsIn(db, editionId, page),
    awardsIn(db, page),
  ])
  return {
    lines: page.map((event) => ({
      id: event.id,
      kind: event.kind,
      at: event.happenedAt.toISOString(),
      by: event.actorId ? { id: event.actorId, name: people.get(event.actorId) ?? '' } : null,
      person:
        event.subjectKind === 'person'
          ? { id: event.subjectId, name: people.get(event.subjectId) ?? '' }
          : null,
      film: films.get(event.subjectId) ?? null,
      award: awards.get(event.id) ?? null,
      told: event.data as LogLine['told'],
    })),
    next: events.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  }
}

type Place = { happenedAt: Date; id: string }

const placeOf = async (db: Db, id: string): Promise<Place> =>
  (await db.selectFrom('event').select(['id', 'happenedAt']).where('id', '=', id).executeTakeFirst()) ??
  refuse('not_found')

const selectEvents = (db: Db, from: Place | null) =>
  db
    .selectFrom('event')
    .select(['id', 'kind', 'subjectKind', 'subjectId', 'actorId', 'data', 'happenedAt'])
    .$if(from !== null, (query) =>
      query.where(sql<boolean>`(happened_at, id) < (${from?.happenedAt}, ${from?.id}::uuid)`),
    )
    .orderBy('happenedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize + 1)

type EventRow = Awaited<ReturnType<ReturnType<typeof selectEvents>['execute']>>[number]

const inEdition = (db: Db, editionId: string, from: Place | null): Promise<EventRow[]> =>
  selectEvents(db, from)
    .where('editionId', '=', editionId)
    .where('kind', 'in', logged)
    .where('actorId', 'is not', null)
    .execute()

const onFilms = (db: Db, editionId: string, from: Place | null): Promise<EventRow[]> =>
  selectEvents(db, from)
    .where('subjectKind', '=', 'film')
    .where('kind', 'in', loggedOfFilms)
    .where((each: ExpressionBuilder<DB, 'event'>) =>
      each(
        'subjectId',
        'in',
        each.selectFrom('entry').select('filmId').where('entry.editionId', '=', editionId),
      ),
    )
    .execute()

/** Whoever has been erased is not found under a name, since none is kept. */
const peopleIn = async (db: Db, events: readonly EventRow[]): Promise<Map<string, string>> => {
  const ids = events.flatMap(({ actorId, subjectKind, subjectId }) => [
    ...(actorId ? [actorId] : []),
    ...(subjectKind === 'person' ? [subjectId] : []),
  ])
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The film of each line about an entry or a film, by the line's subject. */
const filmsIn = async (
  db: Db,
  editionId: string,
  events: readonly EventRow[],
): Promise<Map<string, NonNullable<LogLine['film']>>> => {
  const ids = events.filter(({ subjectKind }) => ['entry', 'film'].includes(subjectKind))
  if (ids.length === 0) return new Map()
  const wanted = ids.map(({ subjectId }) => subjectId)
  const rows = await db
    .selectFrom('entry')
    .innerJoin('film', 'film.id', 'entry.filmId')
    .select((each) => [
      'entry.id as entryId',
      'filmId',
      'film.erasedAt',
      each.ref('film.title').$castTo<Title>().as('title'),
    ])
    .where('entry.editionId', '=', editionId)
    .where((each) => each.or([each('entry.id', 'in', wanted), each('filmId', 'in', wanted)]))
    .execute()
  return new Map(
    rows.flatMap(({ entryId, filmId, title, erasedAt }) => {
      const film = { title: erasedAt ? null : title, entryId: erasedAt ? null : entryId }
      return [
        [entryId, film],
        [filmId, film],
      ] as const
    }),
  )
}

/** The award that a line is about, by the line. */
const awardsIn = async (db: Db, events: readonly EventRow[]): Promise<Map<string, Bilingual>> => {
  const awardOf = ({ subjectKind, subjectId, data }: EventRow): string | null =>
    subjectKind === 'award' ? subjectId : ((data as { awardId?: string }).awardId ?? null)
  const about = events.flatMap((event) => {
    const awardId = awardOf(event)
    return awardId ? [{ id: event.id, awardId }] : []
  })
  if (about.length === 0) return new Map()
  const rows = await db
    .selectFrom('award')
    .select((each) => ['id', each.ref('name').$castTo<Bilingual>().as('name')])
    .where(
      'id',
      'in',
      about.map(({ awardId }) => awardId),
    )
    .execute()
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return new Map(
    about.flatMap(({ id, awardId }) => {
      const name = names.get(awardId)
      return name ? [[id, name] as const] : []
    }),
  )
}
