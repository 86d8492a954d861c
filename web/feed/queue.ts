import { computed, signal } from '@preact/signals'
import type { Feed, FeedEdition, FeedFilm, FilmPage, VotingWindow } from '#contract/viewing.ts'
import { call, Refused, unreachable } from '../call.ts'

/** The films in the order in which they are swiped, and where the viewer is. */
export const films = signal<FeedFilm[]>([])
/** `films.length` is the last page: all seen. */
export const index = signal(0)
export const edition = signal<FeedEdition | null>(null)
export const voting = signal<VotingWindow | null>(null)
export const count = signal(0)
export const state = signal<'loading' | 'ready' | 'empty' | 'offline' | 'failed'>('loading')
export const failure = signal<unknown>(null)
/** Whether an end page stands after the last film. */
export const ended = signal(false)
export const current = computed(() => films.value[index.value] ?? null)

let slug: string | undefined
let opened = false
/** The feed, kept while one film's page is open. */
let aside: ReturnType<typeof snapshot> | null = null
let asking: Promise<void> | null = null
/** Seen films are taken in only after the end page was passed. */
let again = false

/** Starts over with an edition's feed, or the current one's. */
export const open = async (wanted: string | undefined): Promise<void> => {
  if (aside) {
    // back from a film's page: the feed goes on where it was
    const before = aside
    aside = null
    restore(before)
  }
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

const snapshot = () => ({
  films: films.value,
  index: index.value,
  edition: edition.value,
  voting: voting.value,
  ended: ended.value,
  state: state.value,
})

const restore = (kept: ReturnType<typeof snapshot>) => {
  films.value = kept.films
  index.value = kept.index
  edition.value = kept.edition
  voting.value = kept.voting
  ended.value = kept.ended
  state.value = kept.state
}

/** One film alone: its page plays, earns and votes with the same parts as the feed. */
export const openOne = ({ film, watched, entries }: FilmPage): void => {
  aside ??= snapshot()
  const entry = entries[0]
  restore({
    films: [
      { film, watched, entryId: entry?.entryId ?? film.id, stage: entry?.stage ?? 'received', seen: true },
    ],
    index: 0,
    edition: entry?.edition ?? null,
    voting: entry?.voting ?? null,
    ended: false,
    state: 'ready',
  })
}

/** Films that are on this device, without the server. */
export const openAlone = (kept: FeedFilm[], first: number, of: FeedEdition): void => {
  aside = snapshot()
  restore({ films: kept, index: first, edition: of, voting: null, ended: false, state: 'ready' })
}

/** Asks for the next films when fewer than five are ahead. */
export const more = async (): Promise<void> => {
  if (aside || asking || ended.value || films.value.length - index.value > 5) return asking ?? undefined
  asking = ask().finally(() => {
    asking = null
  })
  return asking
}

const ask = async () => {
  try {
    const ahead = films.value.slice(Math.max(0, index.value - 1)).map(({ film }) => film.id)
    const held = ahead.length > 0 ? ahead.join(',') : undefined
    take(await call('GET /feed', { query: { edition: slug, held } }))
  } catch (error) {
    if (films.value.length > 0) return
    failure.value = error
    state.value = error instanceof Refused && error.code === unreachable ? 'offline' : 'failed'
  }
}

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

/** One film on or back; false at either end, and where what comes next is not known yet: then it follows by itself. */
export const step = (by: 1 | -1): boolean => {
  const next = index.value + by
  if (next < 0 || next > films.value.length) return false
  if (next === films.value.length && !ended.value) {
    void more().then(() => {
      const known = ended.value || films.value.length > next
      if (known && index.value === next - 1) step(1)
    })
    return false
  }
  index.value = next
  void more()
  return true
}

/** What the server or the ballot said of a film's watching. */
export const learn = (filmId: string, watched: Partial<FeedFilm['watched']>): void => {
  films.value = films.value.map((one) =>
    one.film.id === filmId ? { ...one, watched: { ...one.watched, ...watched } } : one,
  )
}
