import { sql } from 'kysely'
import type { GuardianRequest } from '#contract/guardian.ts'
import { type ErrorCode, refuse } from '#platform/errors.ts'
import type { Caller } from '#platform/http/http.ts'
import { type Address, mailboxOf } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { civilDate, isMinor } from '../account.rules.ts'
import { personAt, personById } from '../people/people.queries.ts'
import type { GuardianRow } from './requests.ts'

/** Who holds the mailed link. */
export type Holder = Pick<Caller, 'person' | 'visitorId'>

/** Why whoever holds the mailed link cannot be the guardian; null when nothing speaks against it. */
export type Hindrance = NonNullable<GuardianRequest['hindrance']>

/**
 * A guardian is somebody else than the child, and of age: not the child's session, no browser in which the child
 * has signed in or asked, not the child's mailbox, and no account of somebody under 18, be it who is signed in
 * here or whose mailbox it is.
 */
export const hindranceTo = async (
  { db, clock }: Platform,
  row: GuardianRow,
  { person, visitorId }: Holder,
): Promise<Hindrance | null> => {
  const today = civilDate(clock.now())
  if (person?.id === row.personId) return 'child'
  if (visitorId && (await isBrowserOf(db, row, visitorId))) return 'browser'
  if (isMailboxOf(row.guardianEmail, row.childEmail)) return 'mailbox'
  const here = person && (await personById(db, person.id))
  const there = await personAt(db, row.guardianEmail as Address)
  return [here, there].some((one) => one && isMinor(one.birthDate, today)) ? 'minor' : null
}

export const mustBeSomebodyElse = async (
  platform: Platform,
  row: GuardianRow,
  holder: Holder,
): Promise<void> => {
  const hindrance = await hindranceTo(platform, row, holder)
  if (hindrance) refuse(codes[hindrance])
}

/** Whether both addresses reach one mailbox. */
export const isMailboxOf = (address: string, other: string | null): boolean =>
  other !== null && mailboxOf(address as Address) === mailboxOf(other as Address)

const codes: Record<Hindrance, ErrorCode> = {
  child: 'account_guardian_child_here',
  browser: 'account_guardian_child_browser',
  mailbox: 'account_guardian_own_address',
  minor: 'account_guardian_minor',
}

const isBrowserOf = async (db: Db, row: GuardianRow, visitorId: string): Promise<boolean> => {
  if (row.askedBy === visitorId) return true
  const seen = await db
    .selectFrom('event')
    .select('id')
    .where('subjectKind', '=', 'person')
    .where('subjectId', '=', row.personId)
    .where('kind', '=', 'person.signed_in')
    .where(sql<boolean>`data ->> 'visitorId' = ${visitorId}`)
    .limit(1)
    .executeTakeFirst()
  return seen !== undefined
}
