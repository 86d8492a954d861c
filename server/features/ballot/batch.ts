import type { Pool } from 'pg'
import type { BallotBar, BallotReceipt } from '#contract/ballot.ts'
import { phaseOf } from '#features/edition/edition.ts'
import { type Details, Refused } from '#platform/errors.ts'
import {
  type Connection,
  candidaciesOf,
  holdersOf,
  insertBallots,
  lockFavourites,
  makeVoters,
  type NewBallot,
  type VoterRow,
  voterKey,
  votersOf,
} from './ballot.queries.ts'
import { barCodes, barOf, type Candidacy, candidacyFor, isMarkOf } from './ballot.rules.ts'
import { receiptOf } from './ballot.view.ts'

/** A ballot as it arrives: judged by the instant at which the server received it. */
export type Asked = {
  ballotId: string
  filmId: string
  /** null: whichever edition of the film is open. */
  editionId: string | null
  personId: string
  mark: number
  receivedAt: Date
}

/** What became of a ballot. A refusal is an answer, not a failure of the batch. */
export type Outcome = BallotReceipt | Refused

/** Held shared by every batch and alone by a sealing: once sealed, no batch is still on its way. */
export const boxLock = 5_055_008

/**
 * Judges and stores ballots in one transaction, at most one of each person, and answers after the commit.
 * Outcomes come in the order of `asked`. The pool's clients are pipelined: what does not need an earlier answer
 * is sent in one go.
 */
export const castBatch = async (pool: Pool, asked: readonly Asked[], secret: string): Promise<Outcome[]> => {
  const client = await pool.connect()
  try {
    const papers = await judged(client as Connection, client, asked, secret)
    const stored = good(papers)
    await all([insertBallots(client as Connection, stored.map(newBallot)), client.query('commit')]).then(
      ([count]) => answerStored(client as Connection, stored, count),
    )
    client.release()
    return papers.map(({ outcome }) => outcome ?? new Refused('failed'))
  } catch (error) {
    const undone = await client.query('rollback').then(
      () => true,
      () => false,
    )
    client.release(!undone)
    throw error
  }
}

/** A ballot on its way through the batch; once it has an outcome the later steps pass it by. */
type Paper = Asked & { film: Candidacy | null; voterId: string | null; outcome: Outcome | null }
type Good = Paper & { film: Candidacy; voterId: string }

const judged = async (
  connection: Connection,
  client: { query(text: string): Promise<unknown> },
  asked: readonly Asked[],
  secret: string,
): Promise<Paper[]> => {
  const [, films, voters] = await all([
    client.query(`begin; select pg_advisory_xact_lock_shared(${boxLock})`),
    candidaciesOf(connection, [...new Set(asked.map(({ filmId }) => filmId))]),
    votersOf(connection, asked),
  ])
  const papers = asked.map((one, at): Paper => {
    const film = candidacyFor(films.get(one.filmId) ?? [], one.editionId, one.receivedAt)
    const voterId = film ? (voters[at]?.voters?.[film.editionId] ?? null) : null
    return { ...one, film, voterId, outcome: judge({ ...one, film }, voters[at]) }
  })
  await giveVoters(connection, open(papers), secret)
  await refuseBeyondLimit(connection, good(papers), films)
  return papers
}

/** Like Promise.all, but waits for every answer before the first failure is told: none is left on the line. */
const all = async <T extends readonly unknown[]>(
  asked: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> => {
  await Promise.allSettled(asked)
  return (await Promise.all(asked)) as unknown as T
}

const open = (papers: readonly Paper[]) => papers.filter(({ outcome }) => outcome === null)
const good = (papers: readonly Paper[]) =>
  open(papers).filter((paper): paper is Good => paper.film !== null && paper.voterId !== null)

/** A repeat gets its first answer before anything is asked: a ballot that was received stays received. */
const judge = (paper: Asked & Pick<Paper, 'film'>, voter: VoterRow | undefined): Outcome | null => {
  const { film, personId, mark, receivedAt } = paper
  const prior = voter?.prior
  if (prior)
    return prior.personId === personId && prior.filmId === paper.filmId
      ? receiptOf({ ...prior, ballotId: paper.ballotId, castAt: new Date(prior.castAt) })
      : new Refused('ballot_id_taken')
  if (!film) return new Refused('not_found')
  const bar = barOf(
    film,
    { personId, birthDate: voter?.birth_date ?? null, earned: voter?.earned ?? false },
    receivedAt,
  )
  if (bar) return refusal(bar, film)
  return isMarkOf(film.voting.method, mark) ? null : new Refused('ballot_mark_invalid', {}, 'mark')
}

const refusal = (bar: BallotBar, film: Candidacy): Refused => {
  const voting = phaseOf({ calendar: [...film.calendar] }, 'voting')
  const details: Record<BallotBar, Details> = {
    no_vote: {},
    not_yet: { opensAt: voting?.startsAt ?? '' },
    closed: { closedAt: voting?.endsAt ?? '' },
    not_signed_in: {},
    own_film: {},
    too_young: { age: film.voting.minimumAge },
    age_unknown: {},
    not_earned: { percent: Math.round(film.voting.watchedShare * 100) },
  }
  return new Refused(barCodes[bar], details[bar])
}

const giveVoters = async (
  connection: Connection,
  papers: readonly Paper[],
  secret: string,
): Promise<void> => {
  const missing = papers.flatMap(({ film, voterId, personId, receivedAt }) =>
    film && !voterId ? [{ editionId: film.editionId, personId, receivedAt }] : [],
  )
  const made = await makeVoters(connection, missing, secret)
  for (const paper of papers)
    if (paper.film && !paper.voterId)
      paper.voterId =
        made.get(voterKey({ editionId: paper.film.editionId, personId: paper.personId })) ?? null
}

/** A choice that has lost its film (withdrawn, removed) gives its place free. */
const refuseBeyondLimit = async (
  connection: Connection,
  papers: readonly Good[],
  films: Map<string, Candidacy[]>,
): Promise<void> => {
  const choosing = papers.filter(({ film, mark }) => film.voting.method === 'favourites' && mark > 0)
  const chosen = await lockFavourites(
    connection,
    choosing.map(({ voterId }) => voterId),
  )
  const others = [...new Set([...chosen.values()].flat())].filter((filmId) => !films.has(filmId))
  const known = new Map([...films, ...(others.length > 0 ? await candidaciesOf(connection, others) : [])])
  const running = (filmId: string, editionId: string) =>
    known.get(filmId)?.some((one) => one.editionId === editionId && one.running) ?? false
  for (const paper of choosing) {
    const { film, filmId, voterId } = paper
    const taken = (chosen.get(voterId) ?? []).filter((id) => id !== filmId && running(id, film.editionId))
    if (taken.length >= film.voting.favourites)
      paper.outcome = new Refused('ballot_favourites_full', { most: film.voting.favourites })
  }
}

const newBallot = ({ film, ...paper }: Good): NewBallot => ({ ...paper, editionId: film.editionId })

/** `count` less than were sent: somebody else was quicker with the same id, in this batch or another process. */
const answerStored = async (
  connection: Connection,
  papers: readonly Good[],
  count: number,
): Promise<void> => {
  const holders =
    count === papers.length
      ? null
      : await holdersOf(
          connection,
          papers.map(({ ballotId }) => ballotId),
        )
  for (const paper of papers) {
    const { ballotId, filmId, mark, receivedAt } = paper
    const holder = holders?.get(ballotId)
    const mine = !holder || (holder.voterId === paper.voterId && holder.filmId === filmId)
    paper.outcome = mine
      ? receiptOf({
          ballotId,
          filmId,
          editionId: paper.film.editionId,
          mark: holder?.mark ?? mark,
          castAt: holder?.castAt ?? receivedAt,
        })
      : new Refused('ballot_id_taken')
  }
}
