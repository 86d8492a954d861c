import type { GuardianConsent } from '#contract/account.ts'
import type { Language } from '#contract/route.ts'
import { refuse } from '#platform/errors.ts'
import { addressOf, mailboxOf } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import { adultAge, ageOn, civilDate } from '../account.rules.ts'
import { spend } from '../limits.ts'
import { personById } from '../people/people.queries.ts'
import { hashOf, newSecret } from '../secrets.ts'
import { guardianVersion } from './guardian.rules.ts'
import { requestLetter } from './letters.ts'
import { linkTo, mustHaveNoAccount, type RightsOf, record, viewOf } from './requests.ts'

const holdsMs = 14 * 86_400_000
const day = 86_400_000

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
  const edition = ask.editionId ? ((await rightsOf(platform.db, ask.editionId)) ?? refuse('not_found')) : null
  // an edition may ask for the guardians of people who are of age for the house
  const until = Math.max(adultAge, edition?.guardianUnder ?? 0)
  if (person.birthDate === null || ageOn(person.birthDate, civilDate(now)) >= until)
    return refuse('account_guardian_not_needed')
  const email = addressOf(ask.guardianEmail, 'guardianEmail')
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
      requestLetter({
        email,
        language,
        childName: person.name || person.email || '',
        editionName: edition?.name ?? null,
        address: linkTo(platform, token),
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
