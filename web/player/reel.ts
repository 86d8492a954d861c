import { computed, type Signal, signal } from '@preact/signals'
import type { FeedEdition, FeedFilm, VotingWindow } from '#contract/viewing.ts'

/** Films in the order in which they are swiped, and where the viewer is. */
export type Reel = {
  films: Signal<FeedFilm[]>
  /** `films.length` is the end page. */
  index: Signal<number>
  /** Whether an end page stands after the last film. */
  ended: Signal<boolean>
  /** Where they are shown, if anywhere, and until when they are voted on. */
  edition: Signal<FeedEdition | null>
  voting: Signal<VotingWindow | null>
  /** Gets the films that come next. */
  more: () => Promise<void>
}

export const reel = ({
  films = [],
  index = 0,
  edition = null,
  voting = null,
  more = async () => {},
}: {
  films?: FeedFilm[]
  index?: number
  edition?: FeedEdition | null
  voting?: VotingWindow | null
  more?: () => Promise<void>
}): Reel => ({
  films: signal(films),
  index: signal(index),
  ended: signal(false),
  edition: signal(edition),
  voting: signal(voting),
  more,
})

const shown = signal(reel({}))

/** From now on these films are watched; the reel before keeps its place and can be put on again. */
export const putOn = (one: Reel): void => {
  shown.value = one
}

export const films = computed(() => shown.value.films.value)
export const index = computed(() => shown.value.index.value)
export const ended = computed(() => shown.value.ended.value)
export const edition = computed(() => shown.value.edition.value)
export const voting = computed(() => shown.value.voting.value)
export const current = computed(() => films.value[index.value] ?? null)

export const more = (): Promise<void> => shown.value.more()

/** One film on or back; false at either end, and where what comes next is not known yet: then it follows by itself. */
export const step = (by: 1 | -1): boolean => {
  const on = shown.value
  const next = index.value + by
  if (next < 0 || next > films.value.length) return false
  if (next === films.value.length && !ended.value) {
    void more().then(() => {
      const known = on.ended.value || on.films.value.length > next
      if (known && shown.value === on && index.value === next - 1) step(1)
    })
    return false
  }
  on.index.value = next
  void more()
  return true
}

/** What the server or the ballot said of a film's watching. */
export const learn = (filmId: string, watched: Partial<FeedFilm['watched']>): void => {
  shown.value.films.value = films.value.map((one) =>
    one.film.id === filmId ? { ...one, watched: { ...one.watched, ...watched } } : one,
  )
}
