import { refuse } from '#platform/errors.ts'
import { type Address, mailboxOf } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { ageAnswerHoldsMs, ageOn, bindingDate, civilDate, isLikelyBirthDate } from '../account.rules.ts'
import { keyedDigest } from '../secrets.ts'

/** What an answer to the age question binds: the browser (when it keeps cookies) and the mailbox. */
export type Bound = { visitorId?: string | null; email?: Address | null }

const digestsOf = (platform: Platform, { visitorId, email }: Bound): string[] =>
  [
    ...(visitorId ? [keyedDigest(platform, 'age', `browser:${visitorId}`)] : []),
    ...(email ? [keyedDigest(platform, 'age', `email:${mailboxOf(email)}`)] : []),
  ].sort()

/**
 * Takes an answer to the age question. For a day it binds the browser and the address, so that another date
 * does not help. Refuses with `account_birth_date_unlikely`, `account_under_age` {age}, or
 * `account_birth_date_bound` when a minor has already answered here. Of those refused, only this answer is kept.
 */
export const answerAge = async (
  platform: Platform,
  bound: Bound,
  birthDate: string,
  minimumAge: number,
): Promise<void> => {
  const today = civilDate(platform.clock.now())
  if (!isLikelyBirthDate(birthDate, today)) refuse('account_birth_date_unlikely', {}, 'birthDate')
  const binding = await platform.db
    .transaction()
    .execute((trx) => bind(platform, trx, digestsOf(platform, bound), birthDate, today))
  if (ageOn(binding, today) < minimumAge) refuse('account_under_age', { age: minimumAge })
  if (binding !== birthDate) refuse('account_birth_date_bound', {}, 'birthDate')
}

const bind = async (
  platform: Platform,
  trx: Trx,
  digests: string[],
  given: string,
  today: string,
): Promise<string> => {
  const now = platform.clock.now()
  if (digests.length === 0) return given
  await trx
    .deleteFrom('ageAnswer')
    .where('digest', 'in', digests)
    .where('answeredAt', '<=', expired(now))
    .execute()
  await trx
    .insertInto('ageAnswer')
    .values(digests.map((digest) => ({ digest, birthDate: given, answeredAt: now })))
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute()
  const rows = await trx
    .selectFrom('ageAnswer')
    .select('birthDate')
    .where('digest', 'in', digests)
    .orderBy('digest')
    .forUpdate()
    .execute()
  const binding = rows.reduce((date, row) => bindingDate(row.birthDate, date, today), given)
  await trx.updateTable('ageAnswer').set({ birthDate: binding }).where('digest', 'in', digests).execute()
  return binding
}

/** The answer that binds this browser or address today, if there is one; the youngest when there are two. */
export const answeredBirthDate = async (platform: Platform, bound: Bound): Promise<string | null> => {
  const digests = digestsOf(platform, bound)
  if (digests.length === 0) return null
  const row = await platform.db
    .selectFrom('ageAnswer')
    .select((each) => each.fn.max('birthDate').as('birthDate'))
    .where('digest', 'in', digests)
    .where('answeredAt', '>', expired(platform.clock.now()))
    .executeTakeFirst()
  return row?.birthDate ?? null
}

const expired = (now: Date): Date => new Date(now.getTime() - ageAnswerHoldsMs)
