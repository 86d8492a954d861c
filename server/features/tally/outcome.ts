import type { Bilingual } from '#contract/route.ts'
import type { Standing } from '#contract/tally.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { awardById, decisionFor, resultById } from './tally.queries.ts'

/** What was published of an award. */
export type Outcome = {
  name: Bilingual
  /** How many places it has. */
  of: number
  /** Films with a place, the first first. */
  places: { filmId: string; place: number; tied: boolean }[]
  /** Another result of the award was published before. */
  again: boolean
}

type Told = { kind: string; subjectId: string }

/**
 * The outcome that news of an award or a result tells; null for what is gone. What is told of is public already, or
 * announced to whom it concerns.
 */
export const outcomeOf = async (db: Db, { kind, subjectId }: Told): Promise<Outcome | null> =>
  kind.startsWith('result.') ? await counted(db, subjectId) : await decided(db, subjectId)

export const isAwardPublic = async (db: Db, awardId: string): Promise<boolean> =>
  (await db
    .selectFrom('awardPublication')
    .select('awardId')
    .where('awardId', '=', awardId)
    .executeTakeFirst()) !== undefined

const counted = async (db: Db, resultId: string): Promise<Outcome | null> => {
  const row = await resultById(db, resultId)
  if (!row) return null
  const before = await db
    .selectFrom('resultPublication')
    .innerJoin('result', 'result.id', 'resultPublication.resultId')
    .select('result.id')
    .where('result.awardId', '=', row.awardId)
    .where('result.id', '!=', resultId)
    .$if(row.publishedAt !== null, (query) =>
      query.where('resultPublication.publishedAt', '<', row.publishedAt as Date),
    )
    .limit(1)
    .executeTakeFirst()
  return {
    name: row.awardName as Bilingual,
    of: row.awardPlaces,
    places: (row.standings as Standing[]).flatMap(({ filmId, place, tied }) =>
      place === null ? [] : [{ filmId, place, tied }],
    ),
    again: before !== undefined,
  }
}

const decided = async (db: Db, awardId: string): Promise<Outcome | null> => {
  const award = await awardById(db, awardId)
  if (!award) return null
  const all = await Promise.all(
    Array.from({ length: award.places }, (_, at) => decisionFor(db, awardId, at + 1)),
  )
  return {
    name: award.name as Bilingual,
    of: award.places,
    places: all.flatMap((one) =>
      one?.filmId ? [{ filmId: one.filmId, place: one.place, tied: false }] : [],
    ),
    again: false,
  }
}
