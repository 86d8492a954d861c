import { signal } from '@preact/signals'

/** Numerals of the votes given, by film. */
export const votes = signal<ReadonlyMap<string, string>>(new Map())

/** Puts the numeral that was given into the earning frame of a film; null takes it out. */
export const showVote = (filmId: string, shown: string | null): void => {
  const next = new Map(votes.value)
  if (shown === null) next.delete(filmId)
  else next.set(filmId, shown)
  votes.value = next
}
