import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { codeLength } from '#contract/plain/account.ts'
import type { Address } from '#platform/mail/address.ts'
import type { Letter } from '#platform/mail/letter.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { keyedDigest } from './secrets.ts'

export const codeHoldsMs = 600_000
const guessesPerCode = 5

/** Whose code it is (a keyed digest of what the asker alone holds) and where it was mailed. */
export type CodeOf = { key: string; address: Address }

/** Mails six figures. They take the place of those that were mailed for the same asker before. */
export const mailCode = async (
  platform: Platform,
  trx: Trx,
  { key, address }: CodeOf,
  letter: (code: string) => Letter,
): Promise<void> => {
  const code = String(randomInt(10 ** codeLength)).padStart(codeLength, '0')
  const fresh = {
    address,
    digest: digestOf(platform, key, code),
    wrong: 0,
    expiresAt: new Date(platform.clock.now().getTime() + codeHoldsMs),
  }
  await trx
    .insertInto('mailedCode')
    .values({ key, ...fresh })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(fresh))
    .execute()
  await platform.mail.post(trx, letter(code))
}

export type Guess = 'right' | 'wrong' | 'guessed' | 'expired'

/**
 * Compares figures with those that were mailed; wrong ones count, five of them end the code (`guessed`). Right
 * ones are not used up. Whoever guesses at the same time is counted one after the other.
 */
export const guessCode = async (
  platform: Platform,
  { key, address }: CodeOf,
  code: string,
): Promise<Guess> => {
  const digest = digestOf(platform, key, code)
  const { rows } = await sql<{ right: boolean }>`
    update mailed_code set wrong = wrong + (digest <> ${digest})::int
    where key = ${key} and address = ${address} and wrong < ${guessesPerCode} and expires_at > ${platform.clock.now()}
    returning digest = ${digest} as "right"`.execute(platform.db)
  if (rows[0]) return rows[0].right ? 'right' : 'wrong'
  const spent = await platform.db
    .selectFrom('mailedCode')
    .select('key')
    .where('key', '=', key)
    .where('address', '=', address)
    .where('wrong', '>=', guessesPerCode)
    .where('expiresAt', '>', platform.clock.now())
    .executeTakeFirst()
  return spent ? 'guessed' : 'expired'
}

/** Uses a code up that `guessCode` has found right. Of two who do so with one code, one gets false. */
export const useCode = async (
  platform: Platform,
  db: Platform['db'] | Trx,
  { key, address }: CodeOf,
  code: string,
): Promise<boolean> => {
  const used = await db
    .deleteFrom('mailedCode')
    .where('key', '=', key)
    .where('address', '=', address)
    .where('digest', '=', digestOf(platform, key, code))
    .where('wrong', '<', guessesPerCode)
    .where('expiresAt', '>', platform.clock.now())
    .returning('key')
    .executeTakeFirst()
  return used !== undefined
}

const digestOf = (platform: Platform, key: string, code: string): string =>
  keyedDigest(platform, 'mailed code', `${key}:${code}`)
