/** A film of a feed, with how often it was or may have been on a screen. */
export type PoolFilm = {
  readonly filmId: string
  entryId: string
  stage: 'received' | 'eligible' | 'shortlisted' | 'finalist'
  /** Who made it: their own film never comes to them. */
  makers: readonly string[]
  receivedAt: number
  /** Confirmed exposures, everybody's. */
  confirmed: number
  /** Served and not confirmed yet, each by the chance that it will be. */
  pending: number
  /** Place in its bucket. */
  at: number
}

export type Member = Omit<PoolFilm, 'pending' | 'at'>

/**
 * The films of one edition's feed in buckets by confirmed + pending exposures, whole ones, so that the least
 * exposed are found without looking at the others, however many there are.
 */
export type Pool = {
  readonly films: ReadonlyMap<string, PoolFilm>
  set(member: Member): void
  remove(filmId: string): void
  /** Changes the counts of a film; nothing when it is not in the pool. */
  count(filmId: string, change: { confirmed?: number; pending?: number }): void
  /** Puts the confirmed exposures of a film to what the database says. */
  confirmed(filmId: string, count: number): void
  /** The least exposed first, ties broken by chance. */
  leastExposed(limit: number, skip: (film: PoolFilm) => boolean, order?: Order): PoolFilm[]
  /** Newest first. */
  newest(limit: number, skip: (film: PoolFilm) => boolean): PoolFilm[]
}

export type Order = {
  /** What else counts as exposures for this viewer, by film. */
  also?: ReadonlyMap<string, number>
  random?: () => number
}

/** A film this far behind the median is being caught up. */
const behind = 3
/** A film that is caught up is shown at most this many times as often as the others. */
const catchUp = 3

export const createPool = (): Pool => {
  const films = new Map<string, PoolFilm>()
  const buckets = new Map<number, PoolFilm[]>()
  let byDate: PoolFilm[] | null = null

  const place = (film: PoolFilm) => {
    const level = levelOf(film)
    const bucket = buckets.get(level) ?? []
    buckets.set(level, bucket)
    film.at = bucket.push(film) - 1
  }
  const lift = (film: PoolFilm) => {
    const level = levelOf(film)
    const bucket = buckets.get(level) ?? []
    const last = bucket.pop()
    if (last && last !== film) {
      bucket[film.at] = last
      last.at = film.at
    }
    if (bucket.length === 0) buckets.delete(level)
  }
  const change = (film: PoolFilm, confirmed: number, pending: number) => {
    lift(film)
    film.confirmed = Math.max(0, confirmed)
    film.pending = Math.max(0, pending)
    place(film)
  }

  return {
    films,
    set: (member) => {
      const known = films.get(member.filmId)
      if (known) {
        if (known.receivedAt !== member.receivedAt) byDate = null
        const { confirmed } = known
        Object.assign(known, member, { confirmed })
        change(known, member.confirmed, known.pending)
        return
      }
      const film = { ...member, pending: 0, at: 0 }
      films.set(film.filmId, film)
      place(film)
      byDate = null
    },
    remove: (filmId) => {
      const film = films.get(filmId)
      if (!film) return
      lift(film)
      films.delete(filmId)
      byDate = null
    },
    count: (filmId, { confirmed = 0, pending = 0 }) => {
      const film = films.get(filmId)
      if (film) change(film, film.confirmed + confirmed, film.pending + pending)
    },
    confirmed: (filmId, count) => {
      const film = films.get(filmId)
      if (film && film.confirmed !== count) change(film, count, film.pending)
    },
    leastExposed: (limit, skip, { also = none, random = Math.random } = {}) => {
      const levels = [...buckets.keys()].sort((a, b) => a - b)
      const threshold = medianLevel(buckets, levels, films.size) - behind
      const late = levels.filter((level) => level < threshold)
      const usual = levels.filter((level) => level >= threshold)
      const caughtUp = late.length > 0 ? levelWith(films, also, threshold) : []
      const lateFilms = late.reduce((sum, level) => sum + (buckets.get(level)?.length ?? 0), -caughtUp.length)
      const shares = films.size + (catchUp - 1) * lateFilms
      const quota = rounded((catchUp * limit * lateFilms) / Math.max(1, shares), random)
      const draw = (levels: readonly number[], most: number, more: Partial<Drawing> = {}) =>
        take({ buckets, levels, most, skip, also, random, ...more })
      const behindOnes = draw(late, Math.min(limit, quota), { below: threshold })
      const chosen = draw(usual, limit - behindOnes.length, { besides: caughtUp })
      const left = limit - behindOnes.length - chosen.length
      // nothing else is left for this viewer: then the late ones may all come
      const taken = new Set([...behindOnes, ...caughtUp])
      if (left > 0) chosen.push(...draw(late, left, { skip: (film) => taken.has(film) || skip(film) }))
      return mixedIn(chosen, behindOnes, random)
    },
    newest: (limit, skip) => {
      byDate ??= [...films.values()].sort(
        (a, b) => b.receivedAt - a.receivedAt || (a.filmId < b.filmId ? -1 : 1),
      )
      const chosen: PoolFilm[] = []
      for (const film of byDate) {
        if (chosen.length === limit) break
        if (!skip(film)) chosen.push(film)
      }
      return chosen
    },
  }
}

type Buckets = ReadonlyMap<number, PoolFilm[]>

const none: ReadonlyMap<string, number> = new Map()

/** Films that are behind, but not for a viewer for whom all this counts. */
const levelWith = (
  films: ReadonlyMap<string, PoolFilm>,
  also: ReadonlyMap<string, number>,
  threshold: number,
): PoolFilm[] =>
  [...also].flatMap(([filmId, more]) => {
    const film = films.get(filmId)
    return film && levelOf(film) < threshold && levelOf(film, more) >= threshold ? [film] : []
  })

/** Sums of chances are never quite whole; a millionth less than whole is whole. */
const levelOf = ({ confirmed, pending }: PoolFilm, also = 0): number =>
  Math.floor(confirmed + pending + also + 1e-6)

const medianLevel = (buckets: Buckets, levels: readonly number[], size: number): number => {
  let below = 0
  for (const level of levels) {
    below += buckets.get(level)?.length ?? 0
    if (below * 2 >= size) return level
  }
  return 0
}

/** Up or down at random, so that the mean is exact. */
const rounded = (value: number, random: () => number): number =>
  Math.floor(value) + (random() < value % 1 ? 1 : 0)

type Drawing = {
  buckets: Buckets
  /** Of the buckets to draw from, ascending. */
  levels: readonly number[]
  most: number
  /** Films of no bucket, each at the level of what also counts. */
  besides?: readonly PoolFilm[]
  /** Films that come to this level with what also counts are left alone. */
  below?: number
  skip: (film: PoolFilm) => boolean
  also: ReadonlyMap<string, number>
  random: () => number
}

/**
 * Draws without replacement, the lowest level first; a bucket's order carries no meaning and is shuffled on the
 * way. A film for which more counts than its bucket says waits until that level comes.
 */
const take = ({
  buckets,
  levels,
  most,
  besides = [],
  below = Number.POSITIVE_INFINITY,
  skip,
  also,
  random,
}: Drawing): PoolFilm[] => {
  const chosen: PoolFilm[] = []
  const dueOf = (film: PoolFilm) => levelOf(film, also.get(film.filmId))
  const waiting = Map.groupBy(
    besides.filter((film) => !skip(film)),
    dueOf,
  )
  let next = 0
  while (chosen.length < most) {
    const level = Math.min(levels[next] ?? Number.POSITIVE_INFINITY, ...waiting.keys())
    if (level === Number.POSITIVE_INFINITY) break
    const bucket = (level === levels[next] && buckets.get(levels[next++] ?? level)) || []
    const waited = waiting.get(level) ?? []
    waiting.delete(level)
    for (let i = 0; i < bucket.length || waited.length > 0; ) {
      if (chosen.length >= most) return chosen
      const n = Math.floor(random() * (bucket.length - i + waited.length))
      if (n < waited.length) {
        chosen.push(...waited.splice(n, 1))
        continue
      }
      const film = swap(bucket, i, i + n - waited.length)
      i++
      if (!film || skip(film)) continue
      const due = dueOf(film)
      if (due <= level) chosen.push(film)
      else if (due < below) waitFor(waiting, due, film)
    }
  }
  return chosen
}

const waitFor = (waiting: Map<number, PoolFilm[]>, level: number, film: PoolFilm): void => {
  const others = waiting.get(level)
  if (others) others.push(film)
  else waiting.set(level, [film])
}

const swap = (bucket: PoolFilm[], i: number, j: number): PoolFilm | undefined => {
  const [a, b] = [bucket[i], bucket[j]]
  if (!a || !b) return undefined
  bucket[i] = b
  bucket[j] = a
  b.at = i
  a.at = j
  // swapping a film with itself leaves its own place
  return b
}

/**
 * Those that are caught up stand anywhere among the others, each place as likely: always in front, being shown
 * three times as often would be being seen far more than that.
 */
const mixedIn = (
  others: readonly PoolFilm[],
  late: readonly PoolFilm[],
  random: () => number,
): PoolFilm[] => {
  const mixed = [...others]
  for (const film of late) mixed.splice(Math.floor(random() * (mixed.length + 1)), 0, film)
  return mixed
}
