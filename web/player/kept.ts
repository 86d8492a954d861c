import type { FeedEdition, FeedFilm } from '#contract/viewing.ts'

/** Films watched to their end stay on this device, the last three, to be watched without a connection. */
export type KeptFilm = { one: FeedFilm; edition: FeedEdition }
const most = 3
const store = 'films-1'
const key = 'kept-films'

const keptFilms = (): KeptFilm[] => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]')
  } catch {
    return []
  }
}

const withoutVersion = (address: string) => address.split('?')[0] ?? address

/** Keeping a film fetches it once more: only where that costs nobody anything, or for who installed the app. */
const free = (): boolean => {
  const { type, saveData } =
    (navigator as { connection?: { type?: string; saveData?: boolean } }).connection ?? {}
  if (saveData) return false
  return type === 'wifi' || type === 'ethernet' || matchMedia('(display-mode: standalone)').matches
}

/** Keeps a film that was watched to its end. */
export const keep = async (one: FeedFilm, edition: FeedEdition): Promise<void> => {
  const { start, poster } = one.film.media
  const room = await navigator.storage?.estimate?.()
  if (!free() || !start || start.startsWith('blob:') || (room?.quota ?? 0) - (room?.usage ?? 0) < 200e6)
    return
  const before = keptFilms().filter(({ one: other }) => other.film.id !== one.film.id)
  const cache = await caches.open(store)
  for (const address of [start, poster]) {
    if (!address || (await cache.match(withoutVersion(address)))) continue
    const answer = await fetch(address, { cache: 'force-cache', priority: 'low' } as RequestInit)
    if (!answer.ok || answer.status !== 200) return
    await cache.put(withoutVersion(address), answer)
  }
  for (const { one: old } of before.slice(most - 1))
    for (const address of [old.film.media.start, old.film.media.poster])
      if (address) await cache.delete(withoutVersion(address))
  localStorage.setItem(key, JSON.stringify([{ one, edition }, ...before.slice(0, most - 1)]))
}

/** The kept films with addresses that need no connection; those whose bytes are gone are left out. */
export const openKept = async (): Promise<KeptFilm[]> => {
  const cache = await caches.open(store)
  const local = async (address: string | null) => {
    const found = address && (await cache.match(withoutVersion(address)))
    return found ? URL.createObjectURL(await found.blob()) : null
  }
  const opened = await Promise.all(
    keptFilms().map(async ({ one, edition }) => {
      const media = {
        ...one.film.media,
        start: await local(one.film.media.start),
        poster: await local(one.film.media.poster),
      }
      return {
        edition,
        one: {
          ...one,
          film: { ...one.film, media: { ...media, master: null, storyboard: null, captions: [] } },
        },
      }
    }),
  )
  return opened.filter(({ one }) => one.film.media.start)
}
