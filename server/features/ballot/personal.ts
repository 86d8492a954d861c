import type { PersonalPart } from '#platform/personal.ts'
import type { Platform } from '#platform/platform.ts'
import { forgetVoter } from './again.ts'

/** What a person's export holds of their votes; after erasure their ballots stay, of a voter who is nobody. */
export const ballotPersonal = (platform: Platform): PersonalPart => ({
  feature: 'ballot',
  columns: {
    'voter.person_id': 'taken, emptied',
    'sealing.sealed_by': 'history, stays',
  },
  export: async (db, personId) => ({
    voters: await db
      .selectFrom('voter')
      .select(['id', 'editionId'])
      .where('personId', '=', personId)
      .execute(),
    ballots: await db
      .selectFrom('voter')
      .innerJoin('ballot', (join) =>
        join.onRef('ballot.voterId', '=', 'voter.id').onRef('ballot.editionId', '=', 'voter.editionId'),
      )
      .select(['ballot.id', 'ballot.editionId', 'ballot.filmId', 'ballot.mark', 'ballot.castAt'])
      .where('voter.personId', '=', personId)
      .orderBy('ballot.seq')
      .execute(),
  }),
  erase: (trx, personId) => forgetVoter(platform, trx, personId),
})
