import type { GuardianRelation, GuardianRequest } from '#contract/guardian.ts'
import type { Language } from '#contract/route.ts'
import { refuse } from '#platform/errors.ts'
import { veiled } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { guessCode, useCode } from '../mailed-code.ts'
import { readableName } from '../me/profile.ts'
import { holdsMs } from './ask.ts'
import { confirmationOf } from './confirm.ts'
import { guardianVersion, standingOf } from './guardian.rules.ts'
import { thanksLetter } from './letters.ts'
import { linkTo } from './link.ts'
import { findByToken, type GuardianRow, type RightsOf, record } from './requests.ts'
import { type Holder, hindranceTo, mustBeSomebodyElse } from './somebody-else.ts'

/** What the holder of a mailed link is asked. Refuses `not_found` for a link that never was. */
export const guardianRequest = async (
  platform: Platform,
  rightsOf: RightsOf,
  token: string,
  holder: Holder,
): Promise<GuardianRequest> => {
  const row = (await findByToken(platform, platform.db, token)) ?? refuse('not_found')
  const edition = row.editionId ? await rightsOf(platform.db, row.editionId) : null
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
    sentTo: veiled(row.guardianEmail),
    hindrance: await hindranceTo(platform, row, holder),
  }
}

export type Given = { name: string; relation: GuardianRelation; version: string; code: string }

/**
 * The guardian consents to the text in the version that was read, and shows with the mailed code that it is they.
 * Doing so again changes nothing. Refuses as `mailConfirmation` does, with `account_guardian_text_changed`, and
 * with `account_code_wrong`, `account_code_guessed` or `account_code_expired`.
 */
export const giveConsent = async (
  platform: Platform,
  rightsOf: RightsOf,
  token: string,
  given: Given,
  holder: Holder,
): Promise<GuardianRequest> => {
  const asked = (await findByToken(platform, platform.db, token)) ?? refuse('not_found')
  const confirmation = confirmationOf(platform, asked)
  const givenName = readableName(given.name)
  if (standingOf(asked, platform.clock.now()) === 'asked') {
    await mustBeSomebodyElse(platform, asked, holder)
    await mustBeRead(platform.db, rightsOf, asked, given.version)
    const guess = await guessCode(platform, confirmation, given.code)
    if (guess !== 'right') refuse(`account_code_${guess}`, {}, 'code')
  }
  return await answer(platform, rightsOf, token, holder, async (trx, row) => {
    const standing = standingOf(row, platform.clock.now())
    if (standing === 'given') return
    if (standing === 'expired') refuse('account_guardian_link_expired')
    if (standing !== 'asked') refuse('account_guardian_answered')
    await mustBeRead(trx, rightsOf, row, given.version)
    if (!(await useCode(platform, trx, confirmation, given.code))) refuse('account_code_expired', {}, 'code')
    const now = platform.clock.now()
    await trx
      .updateTable('guardianConsent')
      .set({
        givenAt: now,
        confirmedAt: now,
        givenName,
        relation: given.relation,
        rightsVersion: given.version,
      })
      .where('id', '=', row.id)
      .execute()
    await record(platform, trx, 'guardian.consented', row)
    await thank(platform, trx, row)
  })
}

/** The version that was read is the one that stands. */
const mustBeRead = async (db: Db, rightsOf: RightsOf, row: GuardianRow, version: string): Promise<void> => {
  const edition = row.editionId ? await rightsOf(db, row.editionId) : null
  if (version !== guardianVersion(edition?.version ?? null)) refuse('account_guardian_text_changed')
}

/** The guardian gets the way to take it back. What the child hears follows from the news. */
const thank = async (platform: Platform, trx: Trx, row: GuardianRow): Promise<void> => {
  await platform.mail.post(
    trx,
    thanksLetter({
      email: row.guardianEmail,
      language: row.language as Language,
      childId: row.personId,
      childName: row.childName,
      address: linkTo(platform, row.id),
    }),
  )
}

/** The guardian does not consent. */
export const refuseConsent = (
  platform: Platform,
  rightsOf: RightsOf,
  token: string,
  holder: Holder,
): Promise<GuardianRequest> =>
  answer(platform, rightsOf, token, holder, async (trx, row) => {
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
  holder: Holder,
): Promise<GuardianRequest> =>
  answer(platform, rightsOf, token, holder, async (trx, row) => {
    const standing = standingOf(row, platform.clock.now())
    if (standing === 'withdrawn') return
    if (standing !== 'given') refuse('account_guardian_answered')
    await sayNo(platform, trx, row, 'guardian.withdrew', { withdrawnAt: platform.clock.now() })
  })

/**
 * The guardian has looked at the films as they stand now, and they may be public so. Refuses
 * `account_guardian_answered` where no consent stands, and as `mustBeSomebodyElse`.
 */
export const noteSeen = async (
  platform: Platform,
  rightsOf: RightsOf,
  token: string,
  holder: Holder,
): Promise<GuardianRequest> => {
  const asked = (await findByToken(platform, platform.db, token)) ?? refuse('not_found')
  await mustBeSomebodyElse(platform, asked, holder)
  return await answer(platform, rightsOf, token, holder, async (trx, row) => {
    const now = platform.clock.now()
    if (standingOf(row, now) !== 'given') refuse('account_guardian_answered')
    await trx.updateTable('guardianConsent').set({ seenAt: now }).where('id', '=', row.id).execute()
    await record(platform, trx, 'guardian.saw', row)
  })
}

/**
 * The guardian thinks again about a no: the question stands once more, for as long as one that is new, and whoever then
 * consents shows anew who they are. Doing so again changes nothing. Refuses `account_guardian_answered` for a consent
 * that stands, and as `mustBeSomebodyElse`.
 */
export const reopen = async (
  platform: Platform,
  rightsOf: RightsOf,
  token: string,
  holder: Holder,
): Promise<GuardianRequest> => {
  const asked = (await findByToken(platform, platform.db, token)) ?? refuse('not_found')
  await mustBeSomebodyElse(platform, asked, holder)
  return await answer(platform, rightsOf, token, holder, async (trx, row) => {
    const now = platform.clock.now()
    const standing = standingOf(row, now)
    if (standing === 'given') refuse('account_guardian_answered')
    if (standing !== 'refused' && standing !== 'withdrawn') return
    await trx
      .updateTable('guardianConsent')
      .set({
        refusedAt: null,
        withdrawnAt: null,
        givenAt: null,
        givenName: null,
        relation: null,
        confirmedAt: null,
        seenAt: null,
        expiresAt: new Date(now.getTime() + holdsMs),
      })
      .where('id', '=', row.id)
      .execute()
    await record(platform, trx, 'guardian.reopened', row)
  })
}

/** From now on there is no consent. */
const sayNo = async (
  platform: Platform,
  trx: Trx,
  row: GuardianRow,
  kind: 'guardian.refused' | 'guardian.withdrew',
  change: { refusedAt: Date } | { withdrawnAt: Date },
): Promise<void> => {
  await trx.updateTable('guardianConsent').set(change).where('id', '=', row.id).execute()
  await record(platform, trx, kind, row)
}

const answer = async (
  platform: Platform,
  rightsOf: RightsOf,
  token: string,
  holder: Holder,
  act: (trx: Trx, row: GuardianRow) => Promise<void>,
): Promise<GuardianRequest> => {
  await platform.db.transaction().execute(async (trx) => {
    const { id } = (await findByToken(platform, trx, token)) ?? refuse('not_found')
    await trx.selectFrom('guardianConsent').select('id').where('id', '=', id).forUpdate().execute()
    await act(trx, (await findByToken(platform, trx, token)) ?? refuse('not_found'))
  })
  return await guardianRequest(platform, rightsOf, token, holder)
}
