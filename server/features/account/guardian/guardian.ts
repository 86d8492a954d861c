import type { GuardianConsent, GuardianRequest } from '#contract/account.ts'
import type { Bilingual, Language } from '#contract/route.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { civilDate, isMinor, mailboxOf, normalEmail } from '../account.rules.ts'
import {
  guardianGaveLetter,
  guardianRefusedLetter,
  guardianRequestLetter,
  guardianThanksLetter,
} from '../letters.ts'
import { spend } from '../limits.ts'
import { readableName } from '../me/profile.ts'
import { personById } from '../people/people.queries.ts'
import { hashOf, newSecret } from '../secrets.ts'
import { guardianVersion, standingOf } from './guardian.rules.ts'

/** What an edition tells a guardian; null when there is no such edition. */
export type RightsOf = (
  db: Db,
  editionId: string,
) => Promise<{ name: Bilingual; version: string; text: Bilingual } | null>

const holdsMs = 14 * 86_400_000
const day = 86_400_000

type Row = NonNullable<Awaited<ReturnType<typeof findByToken>>>

/**
 * Mails a guardian a link to consent, for one edition or for the maker's own page. Repeating the id gives the
 * first answer. Refuses with `account_guardian_not_needed`, `account_guardian_has_account`, `too_many`.
 */
export const askGuardian = async (
  platform: Platform,
  rightsOf: RightsOf,
  personId: string,
  ask: { id: string; guardianEmail: string; editionId: string | null },
  language: Language,
): Promise<GuardianConsent> => {
  const now = platform.clock.now()
  const before = await platform.db
    .selectFrom('guardianConsent')
    .selectAll()
    .where('id', '=', ask.id)
    .executeTakeFirst()
  if (before) return before.personId === personId ? viewOf(before, now) : refuse('already_exists')
  const person = (await personById(platform.db, personId)) ?? refuse('not_found')
  if (!isMinor(person.birthDate, civilDate(now))) return refuse('account_guardian_not_needed')
  const email = normalEmail(ask.guardianEmail)
  const edition = ask.editionId ? ((await rightsOf(platform.db, ask.editionId)) ?? refuse('not_found')) : null
  await mustHaveNoAccount(platform.db, email)
  await spend(platform, [{ act: 'guardian', most: 5, perMs: day }], personId)
  await spend(platform, [{ act: 'guardian-letter', most: 5, perMs: day }], mailboxOf(email))
  const token = newSecret()
  return await platform.db.transaction().execute(async (trx) => {
    const row = await trx
      .insertInto('guardianConsent')
      .values({
        id: ask.id,
        personId,
        editionId: ask.editionId,
        guardianEmail: email,
        tokenHash: hashOf(token),
        rightsVersion: guardianVersion(edition?.version ?? null),
        language,
        askedAt: now,
        expiresAt: new Date(now.getTime() + holdsMs),
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    await platform.mail.post(
      trx,
      guardianRequestLetter({
        email,
        language,
        childName: person.name || person.email || '',
        editionName: edition?.name ?? null,
        address: addressOf(platform, token),
      }),
    )
    await record(platform, trx, 'guardian.asked', row)
    return viewOf(row, now)
  })
}

/** Everything a person's guardians were asked, latest first. */
export const guardianConsentsOf = async (
  platform: Platform,
  personId: string,
): Promise<GuardianConsent[]> => {
  const rows = await platform.db
    .selectFrom('guardianConsent')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('askedAt', 'desc')
    .execute()
  return rows.map((row) => viewOf(row, platform.clock.now()))
}

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
    await mustHaveNoAccount(trx, row.guardianEmail)
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
      guardianThanksLetter({
        email: row.guardianEmail,
        language: row.language as Language,
        childName: row.childName || row.childEmail || '',
        address: addressOf(platform, token),
      }),
    )
    if (row.childEmail)
      await platform.mail.post(
        trx,
        guardianGaveLetter({ email: row.childEmail, language: row.childLanguage as Language }),
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
    await trx
      .updateTable('guardianConsent')
      .set({ refusedAt: platform.clock.now() })
      .where('id', '=', row.id)
      .execute()
    await record(platform, trx, 'guardian.refused', row)
    if (row.childEmail)
      await platform.mail.post(
        trx,
        guardianRefusedLetter({ email: row.childEmail, language: row.childLanguage as Language }),
      )
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
    await trx
      .updateTable('guardianConsent')
      .set({ withdrawnAt: platform.clock.now() })
      .where('id', '=', row.id)
      .execute()
    await record(platform, trx, 'guardian.withdrew', row)
    if (row.childEmail)
      await platform.mail.post(
        trx,
        guardianRefusedLetter({ email: row.childEmail, language: row.childLanguage as Language }),
      )
  })

const answer = (
  platform: Platform,
  rightsOf: RightsOf,
  token: string,
  act: (trx: Trx, row: Row) => Promise<void>,
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

const findByToken = (db: Db, token: string) =>
  db
    .selectFrom('guardianConsent')
    .innerJoin('person', 'person.id', 'guardianConsent.personId')
    .selectAll('guardianConsent')
    .select(['person.name as childName', 'person.email as childEmail', 'person.language as childLanguage'])
    .where('tokenHash', '=', hashOf(token))
    .where('person.erasedAt', 'is', null)
    .executeTakeFirst()

/** A guardian is someone else: no mailbox of an account will do, however it is spelt. */
const mustHaveNoAccount = async (db: Db, email: string): Promise<void> => {
  const known = await db
    .selectFrom('person')
    .select('id')
    .where('mailbox', '=', mailboxOf(email))
    .executeTakeFirst()
  if (known) refuse('account_guardian_has_account', {}, 'guardianEmail')
}

const addressOf = ({ config }: Platform, token: string): string => `${config.publicUrl}/guardian/${token}`

const viewOf = (
  row: Pick<
    Row,
    | 'id'
    | 'guardianEmail'
    | 'editionId'
    | 'rightsVersion'
    | 'askedAt'
    | 'expiresAt'
    | 'givenAt'
    | 'refusedAt'
    | 'withdrawnAt'
  >,
  now: Date,
): GuardianConsent => ({
  id: row.id,
  guardianEmail: row.guardianEmail,
  editionId: row.editionId,
  version: row.rightsVersion,
  standing: standingOf(row, now),
  askedAt: row.askedAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
})

const record = (
  platform: Platform,
  trx: Trx,
  kind: string,
  row: { id: string; personId: string; editionId: string | null },
) =>
  platform.events.record(trx, {
    kind,
    subjectKind: 'person',
    subjectId: row.personId,
    editionId: row.editionId,
    actorId: kind === 'guardian.asked' ? row.personId : null,
    data: { guardianConsentId: row.id },
    happenedAt: platform.clock.now(),
  })
