import { share } from './exposure.rules.ts'
import type { Pool } from './pool.ts'
import { columnOf, idOf, type Viewer } from './viewer.ts'

/** A film counts as pending this long after it was served, or after its visit was last heard of. */
const pendingMs = 60_000
/** Of so many networks at most it is known what they were served. */
const mostNetworks = 5000

/**
 * What was served and is not confirmed yet: the visits under way in this process. A film that stands behind k
 * others counts by the chance that it is reached, stay^k.
 *
 * For everybody else a network's pending films count only up to `share` of each film, as what it confirms does.
 * For its own viewers what it was served, and has not been counted, counts until the process or the day ends,
 * whatever it says of it: each film by the chance that a visit comes to it past all those that this viewer had
 * left out. So nobody, nor a neighbour, chooses what is counted, and a hall behind one address is served evenly
 * though most of what it confirms may be set aside.
 */
export type Visits = {
  /** Films that were sent to a viewer. */
  served(visit: Visit, films: readonly string[], after: After): void
  /** A film was on the screen, for the first time; `counted` when the film's own count went up by it. */
  confirmed(visit: Omit<Visit, 'network'>, filmId: string, place: number, counted: boolean): void
  /** What this network was served of a film and the film's counts do not hold, for the order of its own feed. */
  within(editionId: string, network: string): ReadonlyMap<string, number>
  /** Takes the pending away whose time is over. */
  expire(): void
}

export type Visit = { editionId: string; viewer: Viewer; network: string }

/** What stands before the films of an answer. */
export type After = {
  /** Served before and still to come or on the screen. */
  held: ReadonlySet<string>
  /** Of these, how many were not on the screen yet. */
  ahead: number
  /** How many films this viewer has left out in all: held, passed or seen. */
  leftOut: number
}

/** `weight`: the chance that it is reached now; `apart`: what it counts within the network when it is not counted. */
type Waiting = { weight: number; apart: number; inPool: boolean }
type Kept = { editionId: string; network: Network; films: Map<string, Waiting>; until: number }
type Network = {
  /** In the pool, by film. */
  pending: Map<string, number>
  /** Served and not in the pool, by film. */
  own: Map<string, number>
}

export const createVisits = (poolOf: (editionId: string) => Pool | undefined, now: () => number): Visits => {
  // the one heard of longest ago first
  const visits = new Map<string, Kept>()
  const networks = new Map<string, Network>()
  const stays = new Map<string, Stay>()
  const stayIn = (editionId: string) => remembered(stays, editionId, createStay)

  const networkOf = (editionId: string, name: string): Network => {
    const key = `${editionId} ${name}`
    const network = networks.get(key) ?? { pending: new Map(), own: new Map() }
    // the one heard of longest ago goes first
    networks.delete(key)
    networks.set(key, network)
    const oldest = networks.keys().next().value
    if (networks.size > mostNetworks && oldest !== undefined) networks.delete(oldest)
    return network
  }

  const wait = ({ editionId, network, films }: Kept, filmId: string, weight: number, apart: number) => {
    const film = poolOf(editionId)?.films.get(filmId)
    if (!film) return
    const inPool = (network.pending.get(filmId) ?? 0) + weight <= share(film.confirmed)
    films.set(filmId, { weight, apart, inPool })
    if (!inPool) return add(network.own, filmId, apart)
    add(network.pending, filmId, weight)
    poolOf(editionId)?.count(filmId, { pending: weight })
  }

  /** Ends the waiting for a film. What was not counted stays with the network that was served it. */
  const settle = ({ editionId, network, films }: Kept, filmId: string, counted: boolean) => {
    const waiting = films.get(filmId)
    if (!waiting) return
    const { weight, apart, inPool } = waiting
    films.delete(filmId)
    if (inPool) {
      add(network.pending, filmId, -weight)
      poolOf(editionId)?.count(filmId, { pending: -weight })
    }
    if (inPool !== counted) add(network.own, filmId, inPool ? apart : -apart)
  }

  const expire = () => {
    for (const [key, visit] of visits) {
      if (visit.until > now()) break
      visits.delete(key)
      for (const filmId of visit.films.keys()) settle(visit, filmId, false)
    }
  }

  return {
    expire,
    served: ({ editionId, viewer, network: name }, films, { held, ahead, leftOut }) => {
      const key = keyOf(editionId, viewer)
      const network = networkOf(editionId, name)
      const before = visits.get(key)
      for (const filmId of before?.films.keys() ?? [])
        if (before && !(held.has(filmId) && before.network === network)) settle(before, filmId, false)
      const visit = { editionId, network, films: before?.films ?? new Map(), until: now() + pendingMs }
      visits.delete(key)
      visits.set(key, visit)
      const stay = stayIn(editionId).chance()
      for (const [at, filmId] of films.entries())
        wait(visit, filmId, stay ** (ahead + at), stay ** (leftOut + at))
    },
    confirmed: ({ editionId, viewer }, filmId, place, counted) => {
      const key = keyOf(editionId, viewer)
      const visit = visits.get(key)
      if (visit) {
        settle(visit, filmId, counted)
        visit.until = now() + pendingMs
        visits.delete(key)
        visits.set(key, visit)
      }
      if (!counted) return
      poolOf(editionId)?.count(filmId, { confirmed: 1 })
      stayIn(editionId).heard(place)
    },
    within: (editionId, network) => networks.get(`${editionId} ${network}`)?.own ?? nothing,
  }
}

type Stay = { heard(place: number): void; chance(): number }

/**
 * The chance that whoever has seen a film sees the next one, learned from which places are confirmed: of all
 * confirmed films those that stood first have none before them. A half to begin with, as if ten of twenty had;
 * the older half of what was heard is forgotten from time to time, since an evening is not like a noon.
 */
const createStay = (): Stay => {
  let [first, all] = [10, 20]
  return {
    heard: (place) => {
      all += 1
      if (place === 0) first += 1
      if (all > 2000) [first, all] = [first / 2, all / 2]
    },
    chance: () => 1 - first / all,
  }
}

const nothing: ReadonlyMap<string, number> = new Map()

const keyOf = (editionId: string, viewer: Viewer): string =>
  `${editionId} ${columnOf(viewer)} ${idOf(viewer)}`

const add = (sums: Map<string, number>, key: string, value: number): void => {
  const sum = (sums.get(key) ?? 0) + value
  if (sum > 1e-9) sums.set(key, sum)
  else sums.delete(key)
}

const remembered = <T>(all: Map<string, T>, key: string, make: () => T): T => {
  const known = all.get(key)
  if (known) return known
  const made = make()
  all.set(key, made)
  return made
}
