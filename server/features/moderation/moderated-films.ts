import { hideFilm, showFilm } from '#features/film/film.ts'
import type { Subject } from './moderation.ts'

/** What moderation knows of films. */
export const moderatedFilms: Subject = {
  kind: 'film',
  editionsOf: async (db, ids) => {
    if (ids.length === 0) return new Map()
    const rows = await db
      .selectFrom('film')
      .leftJoin('entry', 'entry.filmId', 'film.id')
      .select(['film.id', 'entry.editionId'])
      .where('film.id', 'in', [...ids])
      .where('film.erasedAt', 'is', null)
      .execute()
    const editions = new Map<string, string[]>()
    for (const { id, editionId } of rows)
      editions.set(id, [...(editions.get(id) ?? []), ...(editionId ? [editionId] : [])])
    return editions
  },
  hide: hideFilm,
  show: showFilm,
}
