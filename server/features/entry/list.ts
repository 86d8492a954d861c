import { sql } from 'kysely'
import type { EntryRow as EntryRowView, EntryStanding } from '#contract/entry.ts'
import { entryStandings } from '#contract/plain/entry.ts'
import type { Language } from '#contract/route.ts'
import { editionById, wallTime } from '#features/edition/edition.ts'
import { previewsById } from '#features/film/film.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { foldForSearch } from '#platform/text/text.ts'
import type { EntryRow } from './entry.queries.ts'
import { checkViews } from './entry.view.ts'
import { selectListed, standings } from './standings.ts'

export type Wanted = {
  standing?: EntryStanding
  categoryId?: string
  search?: string
  after?: string
  limit?: number
}

/** A page of an edition's entries for its console, newest first, with the counts that stand above the list. */
export const entriesOfEdition = async (
  platform: Platform,
  personId: string,
  editionId: string,
  wanted: Wanted,
  language: Language,
) => {
  const { db } = platform
  const edition = (await editionById(db, editionId)) ?? refuse('not_found')
  const limit = wanted.limit ?? 50
  const rows = await page(db, editionId, wanted, limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const films = await previewsById(
    platform,
    personId,
    shown.map(({ filmId }) => filmId),
  )
  const more = await workings(db, shown)
  return {
    entries: shown.flatMap((row): EntryRowView[] => {
      const film = films.get(row.filmId)
      const maker = film?.makers[0]
      if (!film || !maker) return []
      return [
        {
          id: row.id,
          number: row.number,
          filmId: row.filmId,
          title: film.title,
          maker: { personId: maker.personId, name: maker.name, handle: maker.handle },
          poster: film.media.poster,
          durationMs: film.durationMs || null,
          stage: row.stage,
          eligible: row.eligible,
          reasons: checkViews(
            (row.checks ?? []).filter(({ outcome }) => outcome !== 'met'),
            language,
          ),
          preparation: more.get(row.id)?.preparation ?? null,
          categoryIds: more.get(row.id)?.categoryIds ?? [],
          withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
          disqualifiedAt: row.disqualifiedAt?.toISOString() ?? null,
          receivedAt: row.receivedAt.toISOString(),
        },
      ]
    }),
    next:
      rows.length > limit && last
        ? Buffer.from(`${last.receivedAt.toISOString()} ${last.id}`).toString('base64url')
        : null,
    counts: await counts(db, editionId, wanted.categoryId),
    perDay: await perDay(db, editionId, edition.timeZone),
  }
}

const page = (
  db: Db,
  editionId: string,
  { standing, categoryId, search, after }: Wanted,
  limit: number,
): Promise<EntryRow[]> => {
  let query = selectListed(db, editionId)
    .innerJoin('film', 'film.id', 'entry.filmId')
    .orderBy('entry.receivedAt', 'desc')
    .orderBy('entry.id', 'desc')
    .limit(limit)
  if (standing) query = query.where(() => standings[standing])
  if (categoryId) query = query.where(() => isIn(categoryId))
  const searched = foldForSearch(search ?? '')
  if (searched) query = query.where(() => matches(searched))
  const from = after ? cursor(after) : null
  if (from)
    query = query.where(
      sql<boolean>`(entry.received_at, entry.id) < (${from.at}::timestamptz, ${from.id}::uuid)`,
    )
  return query.execute()
}

const isIn = (categoryId: string) =>
  sql<boolean>`exists (select from entry_category c where c.entry_id = entry.id and c.category_id = ${categoryId})`

/** The values of its title, its maker's name and handle, folded as what is searched for; or its number. */
const matches = (search: string) => {
  const number = /^\d{1,9}$/.test(search) ? Number(search) : -1
  return sql<boolean>`(entry.number = ${number} or position(folded(${search}) in folded(
    (select concat_ws(${between}::text, p.name, p.handle, film.title ->> 'original', film.title ->> 'reading',
      film.title ->> 'romanised', film.title ->> 'english') from person p where p.id = film.person_id))) > 0)`
}

/** No text holds it, so that nothing is found across two values. */
const between = '\u001f'

/** Where the last page ended; null for what is no cursor of ours. */
const cursor = (after: string): { at: string; id: string } | null => {
  const [at = '', id = ''] = Buffer.from(after, 'base64url').toString().split(' ')
  const fits = !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id)
  return fits ? { at, id } : refuse('invalid_input', { why: 'after' }, 'after')
}

const workings = async (db: Db, rows: readonly EntryRow[]) => {
  if (rows.length === 0) return new Map<string, { preparation: string | null; categoryIds: string[] }>()
  const found = await db
    .selectFrom('entry')
    .leftJoin('preparation', 'preparation.filmId', 'entry.filmId')
    .where(
      'entry.id',
      'in',
      rows.map(({ id }) => id),
    )
    .select([
      'entry.id',
      'preparation.state as preparation',
      sql<
        string[]
      >`(select coalesce(json_agg(category_id), '[]') from entry_category c where c.entry_id = entry.id)`.as(
        'categoryIds',
      ),
    ])
    .execute()
  return new Map(found.map((row) => [row.id, row]))
}

/** How many entries stand where; of one category when it is given. */
const counts = async (db: Db, editionId: string, categoryId?: string): Promise<Record<string, number>> => {
  const row: Record<string, number> = await selectListed(db, editionId)
    .clearSelect()
    .$if(categoryId !== undefined, (query) => query.where(() => isIn(categoryId ?? '')))
    .select(
      entryStandings.map((standing, at) =>
        sql<number>`count(*) filter (where ${standings[standing]})`.as(`n${at}`),
      ),
    )
    .executeTakeFirstOrThrow()
  return Object.fromEntries(entryStandings.map((standing, at) => [standing, row[`n${at}`] ?? 0]))
}

/** Days begin where the edition is; every zone is whole quarters of an hour away from where entries are counted. */
const perDay = async (db: Db, editionId: string, timeZone: string) => {
  const quarters = await db
    .selectFrom('entryStanding')
    .where('editionId', '=', editionId)
    .where('erasedAt', 'is', null)
    .select([
      sql<Date>`date_bin('15 minutes', received_at, 'epoch')`.as('quarter'),
      sql<number>`count(*)`.as('entries'),
    ])
    .groupBy('quarter')
    .orderBy('quarter')
    .execute()
  const days = new Map<string, number>()
  for (const { quarter, entries } of quarters) {
    const day = wallTime(quarter, timeZone).slice(0, 10)
    days.set(day, (days.get(day) ?? 0) + entries)
  }
  return [...days].map(([day, entries]) => ({ day, entries }))
}

/** The editions that each film has entered; a film in none has an empty list, one that does not exist is absent. */
export const editionsOfFilms = async (db: Db, filmIds: readonly string[]): Promise<Map<string, string[]>> => {
  if (filmIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('film')
    .leftJoin('entry', 'entry.filmId', 'film.id')
    .where('film.id', 'in', [...filmIds])
    .where('film.erasedAt', 'is', null)
    .select(['film.id', 'entry.editionId'])
    .execute()
  const editions = new Map<string, string[]>(rows.map(({ id }) => [id, []]))
  for (const { id, editionId } of rows) if (editionId) editions.get(id)?.push(editionId)
  return editions
}
