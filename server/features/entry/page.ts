import { type RawBuilder, sql } from 'kysely'
import type { EntryFilter } from '#contract/entry.ts'
import type { entrySorts } from '#contract/plain/entry.ts'
import { refuse } from '#platform/errors.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { foldForSearch } from '#platform/text/text.ts'
import { selectListed, standings } from './standings.ts'

type Sort = (typeof entrySorts)[number]

/** What each sorting goes by, as text that reads back exactly; an entry without it stands where its default does. */
const keys: Record<Sort, { by: RawBuilder<unknown>; type: RawBuilder<unknown> }> = {
  received: { by: sql`entry.received_at`, type: sql`timestamptz` },
  number: { by: sql`coalesce(entry.number, 0)`, type: sql`integer` },
  title: {
    by: sql`lower(coalesce(nullif(film.title ->> 'reading', ''), film.title ->> 'original')) collate pg_c_utf8`,
    type: sql`text`,
  },
  maker: {
    by: sql`(select lower(p.name) collate pg_c_utf8 from person p where p.id = entry.person_id)`,
    type: sql`text`,
  },
  length: {
    by: sql`coalesce((select o.duration_ms from original o where o.film_id = entry.film_id), -1)`,
    type: sql`integer`,
  },
}

/**
 * So many entries of a list, from where the last page ended. By the time of receipt, which is usual, it reads no more of
 * the edition than it shows, along `entry_edition`.
 */
export const selectPage = (
  db: Db,
  editionId: string,
  {
    standing,
    categoryId,
    search,
    after,
    sort = 'received',
    order = 'desc',
  }: EntryFilter & { after?: string },
  limit: number,
) => {
  const { by, type } = keys[sort]
  let query = selectListed(db, editionId)
    .innerJoin('film', 'film.id', 'entry.filmId')
    .select(sql<string>`(${by})::text`.as('sortKey'))
    .orderBy(by, order)
    .orderBy('entry.id', order)
    .limit(limit)
  if (standing) query = query.where(() => standings[standing])
  if (categoryId) query = query.where(() => isIn(categoryId))
  const searched = foldForSearch(search ?? '')
  if (searched) query = query.where(() => matches(searched))
  const from = after ? cursor(after) : null
  const beyond = order === 'desc' ? sql`<` : sql`>`
  if (from)
    query = query.where(sql<boolean>`(${by}, entry.id) ${beyond} (${from.key}::${type}, ${from.id}::uuid)`)
  return query
}

export const isIn = (categoryId: string) =>
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

/** Where a page ends, for whoever asks for the next one. */
export const cursorAfter = ({ sortKey, id }: { sortKey: string; id: string }): string =>
  Buffer.from(`${id} ${sortKey}`).toString('base64url')

/** Null for what is no cursor of ours. */
const cursor = (after: string): { key: string; id: string } => {
  const [, id, key] = /^([0-9a-f-]{36}) ([\s\S]*)$/.exec(Buffer.from(after, 'base64url').toString()) ?? []
  return id !== undefined && key !== undefined
    ? { key, id }
    : refuse('invalid_input', { why: 'after' }, 'after')
}
