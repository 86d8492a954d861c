import { placeIn } from '#contract/plain/viewing.ts'
import type { FeedFilm } from '#contract/viewing.ts'

/** Where this tab left films, in milliseconds; found again when the browser has thrown the tab away. */
const key = 'left-at'
const most = 40
const read = (): [string, number][] => {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]')
  } catch {
    return []
  }
}
const places = new Map(read())

/** Where a film goes on: where this tab left it, else where the server knows it to have been left. */
export const leftAt = ({ film, watched }: FeedFilm): number => places.get(film.id) ?? watched.atMs

/** Keeps where a film is left. */
export const leaveAt = (filmId: string, atMs: number, durationMs: number): void => {
  places.delete(filmId)
  places.set(filmId, placeIn(atMs, durationMs))
  const [oldest] = places.keys()
  if (places.size > most && oldest) places.delete(oldest)
  try {
    sessionStorage.setItem(key, JSON.stringify([...places]))
  } catch {
    // a browser without storage asks the server
  }
}
