import { createHash } from 'node:crypto'
import type { Formula, Standing, TallyCounts } from '#contract/tally.ts'
import { bayesianMean, placed, rounded, weightOf, wilson, z90, z95 } from './score.ts'

/** A paper in the box, in the order of receipt by `seq`. Mark 0 takes the vote back. */
export type Paper = { id: string; seq: number; filmId: string; voterId: string; mark: number }

/** Why every ballot for a film is left out. */
export type Bar = 'withdrawn' | 'disqualified' | 'removed' | 'ineligible' | 'not_entered'
/** A film of the edition. `viewings`: verified viewings by people who could vote for it. */
export type Candidate = { filmId: string; entryId: string; viewings: number; barred: Bar | null }

/** Why a ballot is left out for itself. */
export type Fault = 'after_close' | 'not_watched' | 'own_film' | 'set_aside'
export type Reason = Fault | Bar | 'over_limit'

export type Box = {
  method: 'marks' | 'favourites'
  /** Favourites a voter has; unused with marks. */
  most: number
  papers: readonly Paper[]
  films: readonly Candidate[]
  faults: ReadonlyMap<string, Fault>
}

export type Tally = {
  formula: Formula
  standings: Standing[]
  exclusions: { reason: Reason; ballots: number; films: number }[]
  counts: TallyCounts
  digest: string
}

/**
 * Counts a box. Pure: the same box gives the same tally to the last bit, in whatever order its papers lie.
 * Papers with a fault go first; of the rest the latest of each voter and film stands; films that are barred
 * take their ballots with them, and each such ballot is listed by its reason.
 */
export const count = (box: Box): Tally => {
  const papers = distinct(box.papers)
  const faulty = papers.filter(({ id }) => box.faults.has(id))
  const sound = papers.filter(({ id }) => !box.faults.has(id))
  const latest = latestOf(sound)
  const standing = latest.filter(({ mark }) => mark > 0)
  const films = new Map(box.films.map((film) => [film.filmId, film]))
  const over = box.method === 'favourites' ? beyondLimit(standing, films, box.most) : new Set<string>()
  const reasonOf = ({ id, filmId }: Paper): Reason | null => {
    const film = films.get(filmId)
    return film ? (film.barred ?? (over.has(id) ? 'over_limit' : null)) : 'not_entered'
  }
  const counted = standing.filter((paper) => reasonOf(paper) === null)
  const left = [
    ...faulty.map((paper) => ({ paper, reason: box.faults.get(paper.id) as Reason })),
    ...standing.flatMap((paper) => {
      const reason = reasonOf(paper)
      return reason ? [{ paper, reason }] : []
    }),
  ]
  const running = box.films.filter(({ barred }) => barred === null).sort(byId)
  return {
    ...(box.method === 'marks' ? byMarks(running, counted) : byFavourites(running, counted)),
    exclusions: listed(left),
    counts: {
      received: papers.length,
      counted: counted.length,
      superseded: sound.length - latest.length,
      takenBack: latest.length - standing.length,
      excluded: left.length,
    },
    digest: digestOf(counted),
  }
}

/** SHA-256 over one line a counted ballot, "film voter ballot mark", sorted. */
export const digestOf = (counted: readonly Paper[]): string => {
  const hash = createHash('sha256')
  for (const line of counted
    .map(({ id, filmId, voterId, mark }) => `${filmId} ${voterId} ${id} ${mark}\n`)
    .sort())
    hash.update(line)
  return hash.digest('hex')
}

type Scores = Pick<Tally, 'formula' | 'standings'>

const byMarks = (films: readonly Candidate[], counted: readonly Paper[]): Scores => {
  const piles = pilesOf(films, counted)
  const ballots = counted.length
  const total = piles.reduce((sum, one) => sum + one.total, 0)
  const mean = ballots === 0 ? 0 : total / ballots
  const { mean: ballotsPerFilm, deviation, weight } = weightOf(piles.map((one) => one.ballots))
  const scored = piles
    .filter((one) => one.ballots > 0)
    .map((one) => ({ ...one, score: rounded(bayesianMean(one, { mean, weight }), 2) }))
  return {
    formula: {
      method: 'marks',
      films: films.length,
      ballots,
      mean,
      ballotsPerFilm,
      deviation,
      z: z90,
      weight,
    },
    standings: [
      ...placed(scored, byId).map((one) => ({
        ...entryOf(one),
        place: one.place,
        tied: one.tied,
        ballots: one.ballots,
        viewings: null,
        marks: one.marks,
        mean: one.total / one.ballots,
        score: one.score,
      })),
      ...unplaced(piles, () => ({ viewings: null, marks: [0, 0, 0, 0, 0] })),
    ],
  }
}

const byFavourites = (films: readonly Candidate[], counted: readonly Paper[]): Scores => {
  // an erased person's viewing may be gone while the ballot stays
  const piles = pilesOf(films, counted).map((one) => ({
    ...one,
    viewings: Math.max(one.viewings, one.ballots),
  }))
  const scored = piles
    .filter((one) => one.ballots > 0)
    .map((one) => ({ ...one, score: rounded(wilson(one.ballots, one.viewings)[0], 4) }))
  const viewings = piles.reduce((sum, one) => sum + one.viewings, 0)
  return {
    formula: { method: 'favourites', films: films.length, ballots: counted.length, viewings, z: z95 },
    standings: [
      ...placed(scored, byId).map((one) => ({
        ...entryOf(one),
        place: one.place,
        tied: one.tied,
        ballots: one.ballots,
        viewings: one.viewings,
        marks: null,
        mean: one.ballots / one.viewings,
        score: one.score,
      })),
      ...unplaced(piles, ({ viewings }) => ({ viewings, marks: null })),
    ],
  }
}

type Pile = Candidate & { ballots: number; total: number; marks: number[] }

const pilesOf = (films: readonly Candidate[], counted: readonly Paper[]): Pile[] => {
  const perFilm = Map.groupBy(counted, ({ filmId }) => filmId)
  return films.map((film) => {
    const papers = perFilm.get(film.filmId) ?? []
    const marks = [1, 2, 3, 4, 5].map((mark) => papers.filter((paper) => paper.mark === mark).length)
    return {
      ...film,
      ballots: papers.length,
      total: marks.reduce((sum, n, at) => sum + n * (at + 1), 0),
      marks,
    }
  })
}

const entryOf = ({ filmId, entryId }: Candidate) => ({ filmId, entryId })

/** A film without a ballot has no score; it is listed after the others. */
const unplaced = (
  piles: readonly Pile[],
  rest: (one: Pile) => Pick<Standing, 'viewings' | 'marks'>,
): Standing[] =>
  piles
    .filter((one) => one.ballots === 0)
    .map((one) => ({
      ...entryOf(one),
      place: null,
      tied: false,
      ballots: 0,
      mean: null,
      score: null,
      ...rest(one),
    }))

const distinct = (papers: readonly Paper[]): Paper[] => [
  ...new Map(papers.map((one) => [one.id, one])).values(),
]

const latestOf = (papers: readonly Paper[]): Paper[] => {
  const latest = new Map<string, Paper>()
  for (const paper of papers) {
    const key = `${paper.voterId} ${paper.filmId}`
    const other = latest.get(key)
    if (!other || paper.seq > other.seq) latest.set(key, paper)
  }
  return [...latest.values()]
}

/** The intake lets nobody exceed the limit; were it ever exceeded, the earliest choices stand. */
const beyondLimit = (
  standing: readonly Paper[],
  films: ReadonlyMap<string, Candidate>,
  most: number,
): Set<string> => {
  const perVoter = Map.groupBy(
    standing.filter(({ filmId }) => films.get(filmId)?.barred === null),
    ({ voterId }) => voterId,
  )
  return new Set(
    [...perVoter.values()].flatMap((papers) =>
      papers
        .sort((a, b) => a.seq - b.seq)
        .slice(most)
        .map(({ id }) => id),
    ),
  )
}

const listed = (left: readonly { paper: Paper; reason: Reason }[]): Tally['exclusions'] =>
  [...Map.groupBy(left, ({ reason }) => reason)]
    .map(([reason, ones]) => ({
      reason,
      ballots: ones.length,
      films: new Set(ones.map(({ paper }) => paper.filmId)).size,
    }))
    .sort((a, b) => b.ballots - a.ballots || (a.reason < b.reason ? -1 : 1))

const byId = (a: { filmId: string }, b: { filmId: string }): number =>
  a.filmId < b.filmId ? -1 : a.filmId > b.filmId ? 1 : 0
