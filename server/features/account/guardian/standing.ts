import { sql } from 'kysely'
import type { GuardianStanding } from '#contract/guardian.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { adultAge, ageBeside, civilDate } from '../account.rules.ts'
import { guardianVersion, type Request, standingOfAll } from './guardian.rules.ts'

/** What a film is to be published for. */
export type ConsentWanted = {
  /** Rule of the edition: younger makers need a guardian; null: nobody does. The house's age unless told. */
  guardianUnder?: number | null
  /** null or absent: on the maker's own page. */
  editionId?: string | null
  /** Version of the edition's rights text now: an older consent does not count for it. */
  rightsVersion?: string | null
}

/**
 * Where a person stands with a guardian's consent. A consent counts for what it was given for alone: one's own page, or
 * an edition, with its text in the current version. `not_needed` from the age on, which has to be known.
 */
export const consentStanding = async (
  db: Db,
  personId: string,
  wanted: ConsentWanted,
  now: Date,
): Promise<GuardianStanding> => {
  const person = (await peopleOf(db, [personId])).get(personId)
  return person ? standingFor(person, wanted, now) : 'needed'
}

export type MissingConsent = 'terms' | 'birth_date' | 'guardian'

/** Of one person's film: everything that it is to be published for. */
export type Publishing = {
  personId: string
  wanted: readonly ConsentWanted[]
  /** What it shows changed then, and a guardian has to have seen that; null: nothing that they have to see. */
  changedAt?: Date | null
}

/**
 * What the house still lacks for each of these to be published, in the order asked: the maker's agreement to the
 * terms, where it was taken back, their birth date, where it is not known, and a guardian's consent, where one of
 * `wanted` asks for one that does not stand. Whether a guardian has to be asked is not known without a birth date.
 */
export const missingConsents = async (
  db: Db,
  asked: readonly Publishing[],
  now: Date,
): Promise<MissingConsent[][]> => {
  const ids = [...new Set(asked.map(({ personId }) => personId))]
  const [people, left] = await Promise.all([peopleOf(db, ids), withdrewTerms(db, ids)])
  return asked.map(({ personId, wanted, changedAt = null }) => {
    const person = people.get(personId)
    const seen = person && {
      ...person,
      requests: person.requests.filter((request) => hasSeen(request, changedAt)),
    }
    const consented =
      seen && wanted.every((one) => ['given', 'not_needed'].includes(standingFor(seen, one, now)))
    const lacking: MissingConsent[] = left.has(personId) ? ['terms'] : []
    if (person && person.birthDate === null) lacking.push('birth_date')
    else if (!consented) lacking.push('guardian')
    return lacking
  })
}

type Person = {
  birthDate: string | null
  requests: (Request & { editionId: string | null; rightsVersion: string; seenAt: Date | null })[]
}

/** A guardian has seen what there was when they consented, and what they have looked at since. */
const hasSeen = ({ givenAt, seenAt }: Person['requests'][number], changedAt: Date | null): boolean => {
  const until = seenAt ?? givenAt
  return changedAt === null || until === null || until >= changedAt
}

const standingFor = (
  { birthDate, requests }: Person,
  { guardianUnder = adultAge, editionId = null, rightsVersion = null }: ConsentWanted,
  now: Date,
): GuardianStanding => {
  if (guardianUnder === null) return 'not_needed'
  if (ageBeside(birthDate, guardianUnder, civilDate(now)) === 'old_enough') return 'not_needed'
  const version = guardianVersion(editionId && rightsVersion)
  const counting = requests.filter(
    (request) => request.editionId === editionId && request.rightsVersion === version,
  )
  return standingOfAll(counting, now)
}

/** Birth dates and what guardians were asked, latest first. */
const peopleOf = async (db: Db, ids: readonly string[]): Promise<Map<string, Person>> => {
  if (ids.length === 0) return new Map()
  const people = await db.selectFrom('person').select(['id', 'birthDate']).where('id', 'in', ids).execute()
  const requests = await db
    .selectFrom('guardianConsent')
    .selectAll()
    .where('personId', 'in', ids)
    .orderBy('askedAt', 'desc')
    .execute()
  const perPerson = Map.groupBy(requests, ({ personId }) => personId)
  return new Map(people.map(({ id, birthDate }) => [id, { birthDate, requests: perPerson.get(id) ?? [] }]))
}

/** Those who agreed to the terms once and stand by none of their versions. */
const withdrewTerms = async (db: Db, ids: readonly string[]): Promise<Set<string>> => {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('consent')
    .select('personId')
    .where('personId', 'in', ids)
    .where('kind', '=', 'terms')
    .groupBy('personId')
    .having(sql<boolean>`bool_and(withdrawn_at is not null)`)
    .execute()
  return new Set(rows.map(({ personId }) => personId))
}
