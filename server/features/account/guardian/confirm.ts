import { codeAgainMs } from '#contract/plain/account.ts'
import { refuse } from '#platform/errors.ts'
import type { Caller } from '#platform/http/http.ts'
import { type Address, veiled } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import { type Limit, spend } from '../limits.ts'
import { type CodeOf, codeHoldsMs, mailCode } from '../mailed-code.ts'
import { keyedDigest } from '../secrets.ts'
import { standingOf } from './guardian.rules.ts'
import { confirmLetter } from './letters.ts'
import { findByToken, type GuardianRow } from './requests.ts'
import { type Holder, mustBeSomebodyElse } from './somebody-else.ts'

const minute = 60_000
/** With five guesses a code, at most fifty guesses a day by whoever has got hold of the link. */
const codesOfRequest: Limit[] = [
  { act: 'guardian-code', most: 4, perMs: 15 * minute },
  { act: 'guardian-code', most: 10, perMs: 24 * 60 * minute },
]

/**
 * Mails six figures to the guardian's own address: whoever consents shows with them that they read it now.
 * Refuses as `mustBeSomebodyElse`, with `account_guardian_link_expired`, `account_guardian_answered`, `too_many`.
 */
export const mailConfirmation = async (
  platform: Platform,
  token: string,
  holder: Holder & Pick<Caller, 'language'>,
): Promise<{ sentTo: string; expiresInMs: number; againInMs: number }> => {
  const row = (await findByToken(platform, platform.db, token)) ?? refuse('not_found')
  const standing = standingOf(row, platform.clock.now())
  if (standing === 'expired') refuse('account_guardian_link_expired')
  if (standing !== 'asked') refuse('account_guardian_answered')
  await mustBeSomebodyElse(platform, row, holder)
  await spend(platform, codesOfRequest, row.id)
  await platform.db.transaction().execute((trx) =>
    mailCode(platform, trx, confirmationOf(platform, row), (code) =>
      confirmLetter({
        email: row.guardianEmail,
        language: holder.language,
        childId: row.personId,
        childName: row.childName,
        code,
      }),
    ),
  )
  return { sentTo: veiled(row.guardianEmail), expiresInMs: codeHoldsMs, againInMs: codeAgainMs }
}

/** The code that confirms this one consent. */
export const confirmationOf = (
  platform: Platform,
  { id, guardianEmail }: Pick<GuardianRow, 'id' | 'guardianEmail'>,
): CodeOf => ({ key: keyedDigest(platform, 'guardian’s consent', id), address: guardianEmail as Address })
