import { sql } from 'kysely'
import type { EntryFilter, EntryRow as EntryRowView } from '#contract/entry.ts'
import type { FilmView } from '#contract/film.ts'
import { entryStandings } from '#contract/plain/entry.ts'
import type { Language } from '#contract/route.ts'
import { editionById, wallTime } from '#features/edition/edition.ts'
import { previewsById } from '#features/film/film.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import type { EntryRow } from './entry.queries.ts'
import { checkViews } from './entry.view.ts'
import { cursorAfter, isIn, selectPage } from './page.ts'
import { selectListed, standings } from './standings.ts'

export type Wanted = EntryFilter & { after?: string; limit?: number }

/** A page of an edition's entries for its console; with the first one the counts that stand above the list. */
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
  const rows = await selectPage(db, editionId, wanted, limit + 1).execute()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const films = await previewsById(
    platform,
    personId,
    shown.map(({ filmId }) => filmId),
  )
  return {
    entries: await rowsFor(db, shown, films, language),
    next: rows.length > limit && last ? cursorAfter(last) : null,
    counts: wanted.after ? {} : await counts(db, editionId, wanted.categoryId),
    perDay: wanted.after ? [] : await perDay(db, editionId, edition.timeZone),
  }
}

/** Entries as a list shows them; `films` are theirs, by id. */
export const rowsFor = async (
  db: Db,
  rows: readonly EntryRow[],
  films: ReadonlyMap<string, FilmView>,
  language: Language,
): Promise<EntryRowView[]> => {
  const more = await workings(db, rows)
  return rows.flatMap((row): EntryRowView[] => {
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
        ruling: row.removed ? 'remove' : row.held ? 'hold' : null,
        receivedAt: row.receivedAt.toISOString(),
      },
    ]
  })
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
