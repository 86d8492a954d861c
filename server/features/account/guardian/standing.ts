import { sql } from 'kysely'
import type { GuardianStanding } from '#contract/account.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { adultAge, ageOn, civilDate, guardianTextVersion } from '../account.rules.ts'
import { guardianVersion, standingOfAll } from './guardian.rules.ts'

/** What a film is to be published for. */
export type ConsentWanted = {
  /** Rule of the edition: younger makers need a guardian; null: nobody does. 18 unless told. */
  guardianUnder?: number | null
  /** null or absent: on the maker's own page. */
  editionId?: string | null
  /** Version of the edition's rights text now: an older consent does not count for it. */
  rightsVersion?: string | null
}

/**
 * Where each person stands with a guardian's consent. A consent for one's own page counts there only; one for
 * an edition counts for it in the current version, and for one's own page. `not_needed` from the age on.
 */
const consentStandings = async (
  db: Db,
  personIds: readonly string[],
  { guardianUnder = adultAge, editionId = null, rightsVersion = null }: ConsentWanted,
  now: Date,
): Promise<Map<string, GuardianStanding>> => {
  if (personIds.length === 0) return new Map()
  const ids = [...new Set(personIds)]
  const people = await db.selectFrom('person').select(['id', 'birthDate']).where('id', 'in', ids).execute()
  const young = people.filter(({ birthDate }) => isUnder(birthDate, guardianUnder, now)).map(({ id }) => id)
  const requests =
    young.length === 0
      ? []
      : await db
          .selectFrom('guardianConsent')
          .selectAll()
          .where('personId', 'in', young)
          .orderBy('askedAt', 'desc')
          .execute()
  const counts = ({ editionId: forEdition, rightsVersion: version }: (typeof requests)[number]) =>
    editionId === null
      ? version.startsWith(guardianTextVersion)
      : forEdition === editionId && version === guardianVersion(rightsVersion)
  return new Map(
    people.map(({ id }): [string, GuardianStanding] => [
      id,
      young.includes(id)
        ? standingOfAll(
            requests.filter((request) => request.personId === id && counts(request)),
            now,
          )
        : 'not_needed',
    ]),
  )
}

/** Of one person. */
export const consentStanding = async (
  db: Db,
  personId: string,
  wanted: ConsentWanted,
  now: Date,
): Promise<GuardianStanding> =>
  (await consentStandings(db, [personId], wanted, now)).get(personId) ?? 'needed'

/**
 * The persons among these whose films may be published: their guardian consents or need not, and they have not
 * taken their agreement to the terms back.
 */
export const mayPublish = async (
  db: Db,
  personIds: readonly string[],
  wanted: ConsentWanted,
  now: Date,
): Promise<Set<string>> => {
  if (personIds.length === 0) return new Set()
  const standings = await consentStandings(db, personIds, wanted, now)
  const left = await db
    .selectFrom('consent')
    .select('personId')
    .where('personId', 'in', [...standings.keys()])
    .where('kind', '=', 'terms')
    .groupBy('personId')
    .having(sql<boolean>`bool_and(withdrawn_at is not null)`)
    .execute()
  const withdrawn = new Set(left.map(({ personId }) => personId))
  return new Set(
    [...standings].flatMap(([id, standing]) =>
      (standing === 'given' || standing === 'not_needed') && !withdrawn.has(id) ? [id] : [],
    ),
  )
}

const isUnder = (birthDate: string | null, age: number | null, now: Date): boolean =>
  age !== null && birthDate !== null && ageOn(birthDate, civilDate(now)) < age
