import type { BallotReceipt } from '#contract/ballot.ts'
import { receiptNumber } from './ballot.rules.ts'

export type StoredBallot = { ballotId: string; filmId: string; editionId: string; mark: number; castAt: Date }

export const receiptOf = ({ ballotId, filmId, editionId, mark, castAt }: StoredBallot): BallotReceipt => ({
  ballotId,
  filmId,
  editionId,
  mark,
  castAt: castAt.toISOString(),
  number: receiptNumber(ballotId),
})
