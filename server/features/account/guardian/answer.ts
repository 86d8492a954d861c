import type { GuardianRequest } from '#contract/account.ts'
import type { Language } from '#contract/route.ts'
import { refuse } from '#platform/errors.ts'
import type { Address } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { readableName } from '../me/profile.ts'
import { hashOf } from '../secrets.ts'
import { guardianVersion, standingOf } from './guardian.rules.ts'
import { gaveLetter, refusedLetter, thanksLetter } from './letters.ts'
import {
  findByToken,
  type GuardianRow,
  linkTo,
  mustHaveNoAccount,
  type RightsOf,
  record,
} from './requests.ts'

/** What the holder of a mailed link is asked. Refuses `not_found` for a link that never was. */
export const guardianRequest = async (
  platform: Platform,
  rightsOf: RightsOf,
  token: string,
  db: Db = platform.db,
): Promise<GuardianRequest> => {
  const row = (await findByToken(db, token)) ?? refuse('not_found')
  const edition = row.editionId ? await rightsOf(db, row.editionId) : null
  return {
    childName: row.childName,
    childEmail: row.childEmail ?? '',
    editionName: edition?.name ?? null,
    version: row.givenAt ? row.rightsVersion : guardianVersion(edition?.version ?? null),
    rights: edition?.text ?? null,
    standing: standingOf(row, platform.clock.now()),
    language: row.language as Language,
    expiresAt: row.expiresAt.toISOString(),
    givenName: row.givenName,
    givenAt: row.givenAt?.toISOString() ?? null,
  }
}

/**
 * The guardian consents to the text in the version that was read. Doing so again changes nothing. Refuses with
 * `account_guardian_link_expired`, `account_guardian_answered` (refused or withdrawn before),
 * `account_guardian_text_changed`, and `account_guardian_has_account` when the address has an account by now.
 */
export const giveConsent = (
  platform: Platform,
  rightsOf: RightsOf,
  token: string,
  given: { name: string; version: string },
): Promise<GuardianRequest> =>
  answer(platform, rightsOf, token, async (trx, row) => {
    const standing = standingOf(row, platform.clock.now())
    if (standing === 'given') return
    if (standing === 'expired') refuse('account_guardian_link_expired')
    if (standing !== 'asked') refuse('account_guardian_answered')
    const edition = row.editionId ? await rightsOf(trx, row.editionId) : null
    if (given.version !== guardianVersion(edition?.version ?? null)) refuse('account_guardian_text_changed')
    await mustHaveNoAccount(trx, row.guardianEmail as Address)
    await trx
      .updateTable('guardianConsent')
      .set({
        givenAt: platform.clock.now(),
        givenName: readableName(given.name),
        rightsVersion: given.version,
      })
      .where('id', '=', row.id)
      .execute()
    await record(platform, trx, 'guardian.consented', row)
    await platform.mail.post(
      trx,
      thanksLetter({
        email: row.guardianEmail,
        language: row.language as Language,
        childName: row.childName || row.childEmail || '',
        address: linkTo(platform, token),
      }),
    )
    if (row.childEmail)
      await platform.mail.post(
        trx,
        gaveLetter({ email: row.childEmail, language: row.childLanguage as Language }),
      )
  })

/** The guardian does not consent. */
export const refuseConsent = (
  platform: Platform,
  rightsOf: RightsOf,
  token: string,
): Promise<GuardianRequest> =>
  answer(platform, rightsOf, token, async (trx, row) => {
    const standing = standingOf(row, platform.clock.now())
    if (standing === 'refused') return
    if (standing === 'given' || standing === 'withdrawn') refuse('account_guardian_answered')
    await sayNo(platform, trx, row, 'guardian.refused', { refusedAt: platform.clock.now() })
  })

/** The guardian takes a consent back; the link serves for that as long as the account is there. */
export const withdrawConsent = (
  platform: Platform,
  rightsOf: RightsOf,
  token: string,
): Promise<GuardianRequest> =>
  answer(platform, rightsOf, token, async (trx, row) => {
    const standing = standingOf(row, platform.clock.now())
    if (standing === 'withdrawn') return
    if (standing !== 'given') refuse('account_guardian_answered')
    await sayNo(platform, trx, row, 'guardian.withdrew', { withdrawnAt: platform.clock.now() })
  })

/** From now on there is no consent, and the child hears of it. */
const sayNo = async (
  platform: Platform,
  trx: Trx,
  row: GuardianRow,
  kind: 'guardian.refused' | 'guardian.withdrew',
  change: { refusedAt: Date } | { withdrawnAt: Date },
): Promise<void> => {
  await trx.updateTable('guardianConsent').set(change).where('id', '=', row.id).execute()
  await record(platform, trx, kind, row)
  if (row.childEmail)
    await platform.mail.post(
      trx,
      refusedLetter({ email: row.childEmail, language: row.childLanguage as Language }),
    )
}

const answer = (
  platform: Platform,
  rightsOf: RightsOf,
  token: string,
  act: (trx: Trx, row: GuardianRow) => Promise<void>,
): Promise<GuardianRequest> =>
  platform.db.transaction().execute(async (trx) => {
    await trx
      .selectFrom('guardianConsent')
      .select('id')
      .where('tokenHash', '=', hashOf(token))
      .forUpdate()
      .execute()
    await act(trx, (await findByToken(trx, token)) ?? refuse('not_found'))
    return await guardianRequest(platform, rightsOf, token, trx)
  })
