/** When a voter first did something about each film, in epoch milliseconds by film. */
export type Moments = ReadonlyMap<string, number>

/** A voter whose arrival is known; `network` names network and day of arrival, opaque, null where none was seen. */
export type Comer = {
  voterId: string
  arrivedAt: number
  network: string | null
  openings: Moments
  ballots: Moments
}

/** Voters who came together and acted as one. */
export type Crowd = {
  members: Comer[]
  /** Of what two members could have done at one moment, the share that they did, on average. */
  shared: number
  /** log₁₀ of the chance that honest people do so. */
  chance: number
}

/** Acts of two people within this time of each other are one moment. */
export const momentMs = 3000
/** Accounts made within this time of each other may have come together. */
const comingMs = 3_600_000

/**
 * How often a moment of one honest person is a moment of another, were they told to act at once. All three are
 * on the safe side: of a class that signs up on a word in the two minutes that letters take, one in twenty arrives
 * within 3 s of a given other; of a class that opens a film on a cue (reactions spread by 2 s), nine in ten do; of
 * people who watched together and vote when they have made up their minds (spread by 5 s), one in two.
 */
const atOnce = { arrival: 0.05, opening: 0.9, ballot: 0.5 } as const

/** Two act in lockstep when they share at least so many moments, and this share of all that both could share. */
const fewest = 3
const leastShare = 0.75

/** Who opened the same film within this time may have followed the same cue. */
export const cueMs = 30_000
/** A crowd is told of when honest people would make one at fewer than one of ten thousand cues. */
const rarest = -4

/**
 * The crowds among those who came together, each voter in one at most. Around every voter stand those who came
 * within the hour and act in lockstep with them; how likely that is of honest people who all follow one cue is
 * bounded by
 *
 *   C(h − 1, n − 1) · ∏ C(k, k − m) · ∏ p
 *
 * with n members among the h who came in that hour and opened a film of the centre's within half a minute of it,
 * k moments that a member and the centre could have shared, the m that they did, and p of `atOnce` for each of
 * these. Networks do not come into it: a school is one network. Yields between voters, so that whoever runs it
 * can let others run.
 */
export function* crowdsAmong(comers: readonly Comer[]): Generator<Crowd | null> {
  const left = new Set(comers)
  const openings = openingsOf(comers)
  const around = (centre: Comer) => likelihood(centre, beside(centre, openings), left)
  for (const first of comers.toSorted((a, b) => (a.voterId < b.voterId ? -1 : 1))) {
    if (!left.has(first)) continue
    let best = around(first)
    yield null
    // whoever stands in the middle of a crowd shows it whole
    for (const { other } of best.pairs.length < 2 ? [] : best.pairs.slice(0, 20)) {
      const another = around(other)
      if (another.chance < best.chance) best = another
      yield null
    }
    if (best.chance > rarest) continue
    yield crowdOf(best)
    for (const one of membersOf(best)) left.delete(one)
  }
}

type Pair = { other: Comer; matched: number; comparable: number; chance: number }
type Around = { centre: Comer; pairs: Pair[]; chance: number }

const membersOf = ({ centre, pairs }: Around): Comer[] => [centre, ...pairs.map(({ other }) => other)]

const crowdOf = (around: Around): Crowd => ({
  members: membersOf(around),
  shared:
    around.pairs.reduce((sum, { matched, comparable }) => sum + matched / comparable, 0) /
    around.pairs.length,
  chance: around.chance,
})

const likelihood = (centre: Comer, others: readonly Comer[], left: ReadonlySet<Comer>): Around => {
  const pairs = others
    .filter((other) => left.has(other))
    .map((other) => compared(centre, other))
    .filter(({ matched, comparable }) => matched >= fewest && matched >= leastShare * comparable)
    .sort((a, b) => a.chance - b.chance)
  let [together, chance] = [0, 0]
  for (const [at, pair] of pairs.entries()) {
    together += pair.chance + Math.log10((others.length - at) / (at + 1))
    // of two people nothing is said
    if (at > 0) chance = Math.min(chance, together)
  }
  return { centre, pairs, chance }
}

const compared = (centre: Comer, other: Comer): Pair => {
  let [matched, comparable, chance] = [0, 1, 0]
  const look = (kind: keyof typeof atOnce, apartMs: number) => {
    if (Math.abs(apartMs) > momentMs) return
    matched++
    chance += Math.log10(atOnce[kind])
  }
  look('arrival', centre.arrivedAt - other.arrivedAt)
  for (const [kind, mine, theirs] of [
    ['opening', centre.openings, other.openings],
    ['ballot', centre.ballots, other.ballots],
  ] as const)
    for (const [filmId, at] of mine) {
      const then = theirs.get(filmId)
      if (then === undefined) continue
      comparable++
      look(kind, at - then)
    }
  return { other, matched, comparable, chance: chance + log10Choose(comparable, comparable - matched) }
}

type Timed = { at: number; comer: Comer }

/** Who opened each film, in the order of time. */
const openingsOf = (comers: readonly Comer[]): Map<string, Timed[]> => {
  const perFilm = new Map<string, Timed[]>()
  for (const comer of comers)
    for (const [filmId, at] of comer.openings) {
      const all = perFilm.get(filmId)
      if (all) all.push({ at, comer })
      else perFilm.set(filmId, [{ at, comer }])
    }
  for (const all of perFilm.values()) all.sort((a, b) => a.at - b.at)
  return perFilm
}

/** Those who came within the hour and opened one of the centre's films within half a minute of it. */
const beside = (centre: Comer, openings: ReadonlyMap<string, readonly Timed[]>): Comer[] => {
  const found = new Set<Comer>()
  for (const [filmId, opened] of centre.openings) {
    const all = openings.get(filmId) ?? []
    for (let at = lowest(all, opened - cueMs); (all[at]?.at ?? Infinity) <= opened + cueMs; at++) {
      const comer = all[at]?.comer
      if (comer && comer !== centre && Math.abs(comer.arrivedAt - centre.arrivedAt) <= comingMs)
        found.add(comer)
    }
  }
  return [...found]
}

/** The place of the first that is not before `from`. */
const lowest = (all: readonly { at: number }[], from: number): number => {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((all[middle]?.at ?? Infinity) < from) low = middle + 1
    else high = middle
  }
  return low
}

/** log₁₀ of the number of ways to choose k of n. */
const log10Choose = (n: number, k: number): number => {
  let log = 0
  for (let at = 1; at <= k; at++) log += Math.log10((n - k + at) / at)
  return log
}
