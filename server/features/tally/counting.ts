import type { Edition } from '#contract/edition.ts'
import type { Result } from '#contract/tally.ts'
import { filmsInBox, papersInBox, sealBox } from '#features/ballot/ballot.ts'
import { editionById, editionBySlug, phaseOf } from '#features/edition/edition.ts'
import { anyFilmsById } from '#features/film/film.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { checkNothingAnnounced } from './announcing.ts'
import {
  awardById,
  faultsOf,
  latestResults,
  objectionsOf,
  publishedResults,
  resultById,
  storeFaults,
} from './tally.queries.ts'
import { type Box, type Candidate, count, type Fault, type Tally } from './tally.rules.ts'
import { type Heard, resultView } from './tally.view.ts'

/**
 * Seals the box and counts it for an award: an unpublished result. Repeating the id gives the first answer.
 * Refuses `tally_no_voting`, `tally_still_open`, `tally_not_audience`, `not_found`, `already_exists`.
 */
export const countAward = async (
  platform: Platform,
  personId: string,
  ask: { resultId: string; editionId: string; awardId: string },
): Promise<Result> => {
  const { db, clock } = platform
  const before = await resultById(db, ask.resultId)
  if (before)
    return before.editionId === ask.editionId && before.awardId === ask.awardId
      ? await viewOf(platform, ask.resultId)
      : refuse('already_exists')
  const edition = (await editionById(db, ask.editionId)) ?? refuse('not_found')
  const award = await awardById(db, ask.awardId)
  if (!award || award.editionId !== edition.id) return refuse('not_found')
  if (award.decidedBy !== 'audience') return refuse('tally_not_audience')
  const closedAt = closeOf(edition, clock.now())
  await checkNothingAnnounced(db, { awardId: award.id })
  // committed first and by itself: from here on the box is what it is, whoever waits for the figures
  await db.transaction().execute((trx) => sealBox(trx, edition.id, personId, clock.now()))
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((trx) => countWithin(platform, trx, personId, { ...ask, edition, closedAt }))
  return await viewOf(platform, ask.resultId)
}

/** When voting ended. Refuses while it is open or still to come. */
const closeOf = (edition: Edition, now: Date): Date => {
  const voting = phaseOf(edition, 'voting')
  if (!voting) return refuse('tally_no_voting')
  if (voting.endsAt === null || Date.parse(voting.endsAt) > now.getTime())
    return refuse('tally_still_open', { closesAt: voting.endsAt })
  return new Date(voting.endsAt)
}

type Ask = { resultId: string; awardId: string; edition: Edition; closedAt: Date }

const countWithin = async (
  platform: Platform,
  trx: Trx,
  personId: string,
  { resultId, awardId, edition, closedAt }: Ask,
): Promise<void> => {
  const now = platform.clock.now()
  const papers = await papersInBox(trx, edition.id)
  const objections = await objectionsOf(trx, edition.id)
  const setAside = new Map(objections.flatMap(({ id, voterIds }) => voterIds.map((voterId) => [voterId, id])))
  const { method, favourites } = edition.rules.voting
  const faults = new Map<string, Fault>()
  for (const paper of papers) {
    if (paper.castAt.getTime() >= closedAt.getTime()) faults.set(paper.id, 'after_close')
    else if (!paper.watched) faults.set(paper.id, 'not_watched')
    else if (paper.own) faults.set(paper.id, 'own_film')
    else if (setAside.has(paper.voterId)) faults.set(paper.id, 'set_aside')
  }
  const films: Candidate[] = await filmsInBox(trx, edition.id, closedAt, [...setAside.keys()])
  const tally = count({ method, most: favourites, papers, films, faults })
  const heard: Heard[] = objections.map(({ id, reason, voterIds }) => ({
    id,
    reason,
    accounts: voterIds.length,
    ballots: papers.filter(
      (paper) => faults.get(paper.id) === 'set_aside' && setAside.get(paper.voterId) === id,
    ).length,
  }))
  await trx
    .insertInto('result')
    .values({
      id: resultId,
      editionId: edition.id,
      awardId,
      method,
      most: favourites,
      closedAt,
      throughSeq: papers.at(-1)?.seq ?? 0,
      films: JSON.stringify(films),
      formula: JSON.stringify(tally.formula),
      standings: JSON.stringify(tally.standings),
      exclusions: JSON.stringify(tally.exclusions),
      counts: JSON.stringify(tally.counts),
      objections: JSON.stringify(heard),
      digest: tally.digest,
      countedBy: personId,
      countedAt: now,
    })
    .execute()
  await storeFaults(trx, resultId, faults)
  await platform.events.record(trx, {
    kind: 'result.counted',
    subjectKind: 'result',
    subjectId: resultId,
    editionId: edition.id,
    actorId: personId,
    data: { awardId, digest: tally.digest },
    happenedAt: now,
  })
}

export type Recount = {
  award: { id: string; name: { ja: string; en: string } }
  resultId: string
  published: boolean
  /** Digest and standings came out as they are stored. */
  same: boolean
  storedDigest: string
  digest: string
  ballots: number
  /** What differs, in words for the operator. */
  differences: string[]
}

/**
 * Counts every result of an edition again from the ballots and what was stored beside it, and compares. Reads
 * only. Refuses `not_found` when there is no such edition.
 */
export const recount = async (platform: Pick<Platform, 'db'>, slug: string): Promise<Recount[]> => {
  const { db } = platform
  const edition = (await editionBySlug(db, slug)) ?? refuse('not_found')
  const published = await publishedResults(db, edition.id)
  const latest = await latestResults(db, edition.id)
  const rows = [...published, ...latest.filter(({ id }) => !published.some((one) => one.id === id))]
  const recounts: Recount[] = []
  for (const row of rows) {
    const box: Box = {
      method: row.method as Box['method'],
      most: row.most,
      papers: await papersInBox(db, edition.id, row.throughSeq),
      films: row.films as Candidate[],
      faults: await faultsOf(db, row.id),
    }
    const tally = count(box)
    const differences = differencesOf(row, tally)
    recounts.push({
      award: { id: row.awardId, name: row.awardName as { ja: string; en: string } },
      resultId: row.id,
      published: row.publishedAt !== null,
      same: differences.length === 0,
      storedDigest: row.digest,
      digest: tally.digest,
      ballots: tally.counts.counted,
      differences,
    })
  }
  return recounts
}

type Stored = { digest: string; formula: unknown; standings: unknown; exclusions: unknown; counts: unknown }

const differencesOf = (stored: Stored, tally: Tally): string[] => {
  const same = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
  return [
    ...(stored.digest === tally.digest ? [] : ['the counted ballots (digest)']),
    ...(['formula', 'standings', 'exclusions', 'counts'] as const).filter(
      (part) => !same(stored[part], tally[part]),
    ),
  ]
}

/** jsonb keeps no order of keys. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

const viewOf = async ({ db }: Platform, resultId: string): Promise<Result> => {
  const row = (await resultById(db, resultId)) ?? refuse('not_found')
  const films = await anyFilmsById(
    db,
    (row.standings as Result['standings']).map(({ filmId }) => filmId),
  )
  return resultView(row, films)
}
