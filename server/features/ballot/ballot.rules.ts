import type { BallotBar } from '#contract/ballot.ts'
import type { Phase, Rules } from '#contract/edition.ts'
import { ageBeside, civilDate } from '#features/account/account.ts'
import { phaseOf } from '#features/edition/edition.ts'
import type { ErrorCode } from '#platform/errors.ts'

/** A film as it stands in one edition. */
export type Candidacy = {
  filmId: string
  editionId: string
  entryId: string
  /** In the edition's feed: published, found eligible, not withdrawn, disqualified, held or removed. */
  running: boolean
  makers: readonly string[]
  voting: Rules['voting']
  calendar: readonly Phase[]
  timeZone: string
  /** The box has been counted: nothing goes in any more, whatever the calendar says. */
  sealed: boolean
}

export type Voter = { personId: string; birthDate: string | null; earned: boolean }

/**
 * What keeps this person from voting for this film at this instant; null: nothing. The instant is the one at
 * which the server received the ballot: voting is a half-open interval of the edition's calendar.
 */
export const barOf = (film: Candidacy | null, voter: Voter, receivedAt: Date): BallotBar | null => {
  const voting = film?.running ? phaseOf({ calendar: [...film.calendar] }, 'voting') : null
  if (!film || !voting) return 'no_vote'
  if (receivedAt.getTime() < Date.parse(voting.startsAt)) return 'not_yet'
  if (film.sealed || (voting.endsAt !== null && receivedAt.getTime() >= Date.parse(voting.endsAt)))
    return 'closed'
  if (film.makers.includes(voter.personId)) return 'own_film'
  const age = ageOf(voter.birthDate, film, receivedAt)
  if (age !== 'old_enough') return age === 'unknown' ? 'age_unknown' : 'too_young'
  return voter.earned ? null : 'not_earned'
}

export const barCodes = {
  no_vote: 'ballot_no_vote',
  not_yet: 'ballot_not_yet',
  closed: 'ballot_closed',
  not_signed_in: 'not_signed_in',
  own_film: 'ballot_own_film',
  too_young: 'ballot_too_young',
  age_unknown: 'account_age_unknown',
  not_earned: 'ballot_not_earned',
} as const satisfies Record<BallotBar, ErrorCode>

/**
 * The edition in which a ballot for a film is meant: the one named, else the one whose voting is open, else the
 * one whose voting begins last.
 */
export const candidacyFor = (
  candidacies: readonly Candidacy[],
  editionId: string | null,
  at: Date,
): Candidacy | null => {
  if (editionId) return candidacies.find((one) => one.editionId === editionId) ?? null
  const start = (one: Candidacy) =>
    Date.parse(phaseOf({ calendar: [...one.calendar] }, 'voting')?.startsAt ?? '') || 0
  const isOpen = (one: Candidacy) => {
    const voting = one.running && !one.sealed ? phaseOf({ calendar: [...one.calendar] }, 'voting') : null
    return (
      voting !== null &&
      Date.parse(voting.startsAt) <= at.getTime() &&
      (voting.endsAt === null || at.getTime() < Date.parse(voting.endsAt))
    )
  }
  return (
    candidacies.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || start(b) - start(a))[0] ?? null
  )
}

/** With favourites a film is chosen (1) or not (0). */
export const isMarkOf = (method: Rules['voting']['method'], mark: number): boolean =>
  method === 'marks' || mark <= 1

/** A ballot's number to write down: the first thirty bits of its id, in an alphabet without look-alikes. */
export const receiptNumber = (ballotId: string): string => {
  const bits = Number.parseInt(ballotId.slice(0, 8), 16) >>> 2
  const letter = (at: number) => alphabet[(bits >>> (25 - at * 5)) & 31]
  return `${letter(0)}${letter(1)}${letter(2)}${letter(3)}-${letter(4)}${letter(5)}`
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Where everybody votes no age is needed. The civil date is looked up only for the few whose birthday could matter:
 * it costs more than storing the ballot.
 */
const ageOf = (birthDate: string | null, { voting, timeZone }: Candidacy, at: Date) => {
  const { minimumAge } = voting
  const isLongPast = birthDate && Number(birthDate.slice(0, 4)) + minimumAge < at.getUTCFullYear() - 1
  if (minimumAge === 0 || isLongPast) return 'old_enough'
  return ageBeside(birthDate, minimumAge, birthDate ? civilDate(at, timeZone) : '')
}
