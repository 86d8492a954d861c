import { signal } from '@preact/signals'
import type { Feed, FeedEdition, FeedFilm } from '#contract/viewing.ts'
import { call, Refused, unreachable } from '../call.ts'
import { putOn, reel } from '../player/player.ts'
import { go } from '../steps.ts'

export const state = signal<'loading' | 'ready' | 'empty' | 'offline' | 'failed'>('loading')
export const failure = signal<unknown>(null)

/** The edition as it was named in the address, and the one whose films have come. */
let named: string | undefined
let slug: string | undefined
/** The film with which this feed begins, until the server has sent it. */
let first: string | undefined
/** The film that this page has written into the address itself: it leads nobody back who has gone on since. */
let written: string | undefined
let opened = false
let asking: Promise<void> | null = null
/** What comes: what was not seen; after the end page what was not watched enough, or everything again. */
let round: 'unseen' | 'unwatched' | 'again' = 'unseen'
/** What this round has brought. */
let brought = new Set<string>()

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

/**
 * Starts over with an edition's feed, or the current one's, or with a film and what comes after it. Back from another
 * page it goes on where it was.
 */
export const open = async (wanted: string | undefined, film?: string): Promise<void> => {
  putOn(feed)
  const same = opened && (film ? wanted === named || !wanted : wanted === named)
  if (same && films.value.length > 0) {
    if (!film || film === written) return
    const place = films.value.findLastIndex((one) => one.film.id === film)
    if (place >= 0) {
      index.value = place
      return
    }
  }
  opened = true
  named = wanted
  slug = wanted
  first = film
  films.value = []
  index.value = 0
  ended.value = false
  round = 'unseen'
  brought = new Set()
  state.value = 'loading'
  await more()
}

/** The address of what is on the screen now: loaded anew, it is the same film in the same feed. */
export const addressHere = (): string => {
  const here = films.value[index.value]?.film.id
  written = here
  const edition = named ? `?edition=${named}` : ''
  return here ? `/films/${here}${edition}` : `/${edition}`
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
    const [film, unwatched] = [first, round === 'unwatched' || undefined]
    const feed = await call('GET /feed', { query: { edition: slug, film, held, passed, unwatched } })
    first = undefined
    slug ??= film && feed.edition?.slug
    take(feed)
  } catch (error) {
    if (films.value.length > 0) return
    // no edition shows it: it has a page of its own, or is gone
    if (first && error instanceof Refused && [400, 404].includes(error.status))
      return go(`/films/${first}/about`, { replace: true })
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
  const known = new Set(films.value.slice(-40).map(({ film }) => film.id))
  const fresh = feed.films.filter(({ film, seen }) => {
    // what leads a feed begins it; later answers know nothing of it
    if (film.id === feed.lead && films.value.length === 0) return true
    return round === 'unseen' ? !seen && !known.has(film.id) : round === 'again' || !brought.has(film.id)
  })
  for (const { film } of fresh) brought.add(film.id)
  if (fresh.length === 0 && feed.films.length > 0 && films.value.length === 0) {
    // everything was seen before this visit
    films.value = feed.films
    round = 'again'
  } else {
    films.value = [...films.value, ...fresh]
    ended.value = fresh.length === 0
  }
  state.value = films.value.length > 0 ? 'ready' : 'empty'
}

/** From the end page on: what was not watched enough to vote, or all films, the one seen longest ago first. */
export const watchAgain = async (which: 'unwatched' | 'again'): Promise<void> => {
  round = which
  brought = new Set()
  ended.value = false
  await ask()
  if (films.value.length > index.value) return
  ended.value = true
  index.value = 0
}
