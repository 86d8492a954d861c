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
  /** Served and not confirmed yet. */
  pending: number
  /** Place in its bucket. */
  at: number
}

export type Member = Omit<PoolFilm, 'pending' | 'at'>

/**
 * The films of one edition's feed in buckets by confirmed + pending exposures, so that the least exposed
 * are found without looking at the others, however many there are.
 */
export type Pool = {
  readonly films: ReadonlyMap<string, PoolFilm>
  set(member: Member): void
  remove(filmId: string): void
  /** Changes the counts of a film; nothing when it is not in the pool. */
  count(filmId: string, change: { confirmed?: number; pending?: number }): void
  /** Puts the confirmed exposures of a film to what the database says. */
  confirmed(filmId: string, count: number): void
  /** Of `limit` films: least exposed first with random ties, then shuffled. */
  leastExposed(limit: number, skip: (film: PoolFilm) => boolean, random?: () => number): PoolFilm[]
  /** Newest first. */
  newest(limit: number, skip: (film: PoolFilm) => boolean): PoolFilm[]
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
    const count = film.confirmed + film.pending
    const bucket = buckets.get(count) ?? []
    buckets.set(count, bucket)
    film.at = bucket.push(film) - 1
  }
  const lift = (film: PoolFilm) => {
    const count = film.confirmed + film.pending
    const bucket = buckets.get(count) ?? []
    const last = bucket.pop()
    if (last && last !== film) {
      bucket[film.at] = last
      last.at = film.at
    }
    if (bucket.length === 0) buckets.delete(count)
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
    leastExposed: (limit, skip, random = Math.random) => {
      const counts = [...buckets.keys()].sort((a, b) => a - b)
      const threshold = medianCount(buckets, counts, films.size) - behind
      const late = counts.filter((count) => count < threshold)
      const usual = counts.filter((count) => count >= threshold)
      const lateFilms = late.reduce((sum, count) => sum + (buckets.get(count)?.length ?? 0), 0)
      const forLate = Math.min(
        limit,
        rounded((catchUp * limit * lateFilms) / Math.max(1, films.size), random),
      )
      const chosen = take(buckets, late, forLate, skip, random)
      const taken = new Set(chosen)
      chosen.push(...take(buckets, usual, limit - chosen.length, skip, random))
      // nothing else is left for this viewer: then the late ones may all come
      if (chosen.length < limit)
        chosen.push(
          ...take(buckets, late, limit - chosen.length, (film) => taken.has(film) || skip(film), random),
        )
      return shuffled(chosen, random)
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

const medianCount = (buckets: Buckets, counts: readonly number[], size: number): number => {
  let below = 0
  for (const count of counts) {
    below += buckets.get(count)?.length ?? 0
    if (below * 2 >= size) return count
  }
  return 0
}

/** Up or down at random, so that the mean is exact. */
const rounded = (value: number, random: () => number): number =>
  Math.floor(value) + (random() < value % 1 ? 1 : 0)

/** Draws without replacement, lowest bucket first; a bucket's order carries no meaning and is shuffled on the way. */
const take = (
  buckets: Buckets,
  counts: readonly number[],
  limit: number,
  skip: (film: PoolFilm) => boolean,
  random: () => number,
): PoolFilm[] => {
  const chosen: PoolFilm[] = []
  for (const count of counts) {
    const bucket = buckets.get(count) ?? []
    for (let i = 0; i < bucket.length; i++) {
      if (chosen.length >= limit) return chosen
      const film = swap(bucket, i, i + Math.floor(random() * (bucket.length - i)))
      if (film && !skip(film)) chosen.push(film)
    }
  }
  return chosen
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

const shuffled = <T>(list: T[], random: () => number): T[] => {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const [a, b] = [list[i] as T, list[j] as T]
    list[i] = b
    list[j] = a
  }
  return list
}
