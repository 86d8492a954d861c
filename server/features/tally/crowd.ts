import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Crowd as CrowdView, Objection } from '#contract/tally.ts'
import { arrivalsOf } from '#features/account/account.ts'
import { companyInBox, sealingOf, votesInBox } from '#features/ballot/ballot.ts'
import { editionById, phaseOf } from '#features/edition/edition.ts'
import { anyFilmsById } from '#features/film/film.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { type Comer, type Crowd, crowdsAmong, cueMs, momentMs } from './lockstep.ts'
import { objectionsOf, publishedResults } from './tally.queries.ts'
import { objectionView, shown } from './tally.view.ts'

/**
 * The crowds of an edition, the least likely first. Before the box is sealed there are none: whatever is said of
 * voters before then would tell of their votes.
 */
export const crowdsIn = async (db: Db, editionId: string): Promise<Crowd[]> => {
  const edition = (await editionById(db, editionId)) ?? refuse('not_found')
  const closesAt = phaseOf(edition, 'voting')?.endsAt
  if (!closesAt || (await sealingOf(db, editionId)) === null) return []
  const found: Crowd[] = []
  let steps = 0
  for (const crowd of crowdsAmong(await comersIn(db, editionId, new Date(closesAt)))) {
    if (crowd) found.push(crowd)
    if (++steps % 20 === 0) await setImmediate()
  }
  return found.sort((a, b) => a.chance - b.chance)
}

/** What an organiser sees of crowds: when they came, how alike they acted, how many votes for which film. No names. */
export const crowdDesk = async (
  { db }: Pick<Platform, 'db'>,
  editionId: string,
): Promise<{ motionNeeded: boolean; crowds: CrowdView[]; objections: Objection[] }> => {
  const [crowds, objections] = [await crowdsIn(db, editionId), await objectionsOf(db, editionId)]
  const votes = await Promise.all(
    crowds.map(({ members }) =>
      votesInBox(
        db,
        editionId,
        members.map(({ voterId }) => voterId),
      ),
    ),
  )
  const films = await anyFilmsById(db, [...new Set(votes.flatMap((one) => [...one.keys()]))])
  return {
    motionNeeded: (await publishedResults(db, editionId)).length > 0,
    crowds: crowds.map((crowd, at) => ({
      ...viewOf(crowd),
      films: [...(votes[at] ?? [])].map(([filmId, ballots]) => ({ film: shown(films, filmId), ballots })),
    })),
    objections: objections.map((row) => {
      const crowd = crowds.find(({ members }) =>
        members.every(({ voterId }) => row.voterIds.includes(voterId)),
      )
      return objectionView(row, crowd ? crowdId(crowd) : null)
    }),
  }
}

const viewOf = (crowd: Crowd): Omit<CrowdView, 'films'> => {
  const arrivals = crowd.members.map(({ arrivedAt }) => arrivedAt)
  return {
    id: crowdId(crowd),
    accounts: crowd.members.length,
    cameFrom: new Date(Math.min(...arrivals)).toISOString(),
    cameTo: new Date(Math.max(...arrivals)).toISOString(),
    networks: new Set(crowd.members.flatMap(({ network }) => network ?? [])).size,
    shared: crowd.shared,
    chance: crowd.chance,
  }
}

/** The same for the same members, and for no others. */
export const crowdId = ({ members }: Crowd): string =>
  createHash('sha256')
    .update(
      members
        .map(({ voterId }) => voterId)
        .sort()
        .join(),
    )
    .digest('hex')

const comersIn = async (db: Db, editionId: string, closedAt: Date): Promise<Comer[]> => {
  const voters = await companyInBox(db, editionId, closedAt, { momentMs, cueMs })
  const arrivals = await arrivalsOf(
    db,
    voters.flatMap(({ personId }) => personId ?? []),
  )
  const comers: Comer[] = []
  for (const [at, { voterId, personId, came, openings, ballots }] of voters.entries()) {
    if (at % 500 === 499) await setImmediate()
    const arrival = personId === null ? undefined : arrivals.get(personId)
    const known = arrival ? { arrivedAt: arrival.at.getTime(), network: arrival.network } : came
    if (known)
      comers.push({
        voterId,
        ...known,
        openings: new Map(Object.entries(openings)),
        ballots: new Map(Object.entries(ballots)),
      })
  }
  return comers
}
