import { signal } from '@preact/signals'
import type { Feed, FeedEdition, FeedFilm } from '#contract/viewing.ts'
import { call, Refused, unreachable } from '../call.ts'
import { putOn, reel } from '../player/player.ts'

export const state = signal<'loading' | 'ready' | 'empty' | 'offline' | 'failed'>('loading')
export const failure = signal<unknown>(null)
/** How many films the edition shows. */
export const count = signal(0)

let slug: string | undefined
let opened = false
let asking: Promise<void> | null = null
/** Seen films are taken in only after the end page was passed. */
let again = false

/** Asks for the next films when fewer than two are ahead: asked for later, they are chosen by what was shown meanwhile. */
const more = async (): Promise<void> => {
  if (asking || ended.value || films.value.length - index.value > 2) return asking ?? undefined
  asking = ask().finally(() => {
    asking = null
  })
  return asking
}

const feed = reel({ more })
const { films, index, ended, edition, voting } = feed

/** Starts over with an edition's feed, or the current one's; back from another page it goes on where it was. */
export const open = async (wanted: string | undefined): Promise<void> => {
  putOn(feed)
  if (opened && wanted === slug && films.value.length > 0) return
  opened = true
  slug = wanted
  films.value = []
  index.value = 0
  ended.value = false
  again = false
  state.value = 'loading'
  await more()
}

/** Whether films have come into an empty feed meanwhile. */
export const lookAgain = async (): Promise<void> => {
  if (state.value !== 'empty') return
  await call('GET /feed', { query: { edition: slug } }).then(take, () => {})
}

/** Films that are on this device, without the server. */
export const openAlone = (kept: FeedFilm[], first: number, of: FeedEdition): void => {
  putOn(reel({ films: kept, index: first, edition: of }))
  state.value = 'ready'
}

const ask = async () => {
  try {
    const held = ticketsOf(films.value.slice(index.value))
    const passed = ticketsOf(films.value.slice(Math.max(0, index.value - mostPassed), index.value))
    take(await call('GET /feed', { query: { edition: slug, held, passed } }))
  } catch (error) {
    if (films.value.length > 0) return
    failure.value = error
    state.value = error instanceof Refused && error.code === unreachable ? 'offline' : 'failed'
  }
}

/** So many of those swiped past are named, so that they do not come again at once. */
const mostPassed = 38

const ticketsOf = (films: readonly FeedFilm[]): string | undefined =>
  films
    .map(({ ticket }) => ticket)
    .filter(Boolean)
    .join(',') || undefined

const take = (feed: Feed) => {
  edition.value = feed.edition
  voting.value = feed.voting
  count.value = feed.count
  const known = new Set(films.value.slice(-40).map(({ film }) => film.id))
  const fresh = feed.films.filter(
    ({ film, seen }) => (again ? true : !seen) && (again || !known.has(film.id)),
  )
  if (fresh.length === 0 && feed.films.length > 0 && films.value.length === 0) {
    // everything was seen before this visit
    films.value = feed.films
    again = true
  } else {
    films.value = [...films.value, ...fresh]
    ended.value = fresh.length === 0
  }
  state.value = films.value.length > 0 ? 'ready' : 'empty'
}

/** From the end page on: the films again, the one seen longest ago first. */
export const watchAgain = async (): Promise<void> => {
  again = true
  ended.value = false
  await ask()
  if (films.value.length > index.value) return
  index.value = 0
}
