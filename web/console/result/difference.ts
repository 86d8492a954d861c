import type { Result } from '#contract/tally.ts'

type Standing = Result['standings'][number]

/** A film whose place another count would change; null: none. */
type Difference = { film: Standing['film']; was: number | null; now: number | null }

/** What would change on the public page if the later count took the place of the one that is public. */
export const differencesBetween = (
  published: Pick<Result, 'standings'>,
  counted: Pick<Result, 'standings'>,
): Difference[] => {
  const placeIn = (of: Pick<Result, 'standings'>, filmId: string) =>
    of.standings.find((one) => one.filmId === filmId)?.place ?? null
  const films = new Map(
    [...published.standings, ...counted.standings].map(({ filmId, film }) => [filmId, film]),
  )
  return [...films]
    .map(([filmId, film]) => ({ film, was: placeIn(published, filmId), now: placeIn(counted, filmId) }))
    .filter(({ was, now }) => was !== now)
    .sort((a, b) => (a.now ?? Infinity) - (b.now ?? Infinity))
}
