import { editionsOfFilms } from '#features/entry/entry.ts'
import { hideFilm, showFilm } from '#features/film/film.ts'
import type { Subject } from './moderation.ts'

/** What moderation knows of films. */
export const moderatedFilms: Subject = {
  kind: 'film',
  editionsOf: editionsOfFilms,
  hide: hideFilm,
  show: showFilm,
}
