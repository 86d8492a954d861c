import type { GuardianConsent } from '#contract/guardian.ts'
import { refuse } from '#platform/errors.ts'
import type { Caller } from '#platform/http/http.ts'
import { addressOf, mailboxOf } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import { adultAge, ageBeside, civilDate, isMinor } from '../account.rules.ts'
import { type Limit, spend } from '../limits.ts'
import { isStaying, personAt, personById } from '../people/people.queries.ts'
import { hashOf } from '../secrets.ts'
import { guardianVersion } from './guardian.rules.ts'
import { requestLetter, tooYoungLetter } from './letters.ts'
import { linkTo, tokenOf } from './link.ts'
import { type RightsOf, record, viewOf } from './requests.ts'
import { isMailboxOf } from './somebody-else.ts'

const day = 86_400_000
/** How long a request may be answered. */
export const holdsMs = 14 * day

/** What one child asks for, and what one mailbox is asked for by all of them. */
const asksOfChild: Limit[] = [{ act: 'guardian', most: 5, perMs: day }]
const lettersToGuardian: Limit[] = [{ act: 'guardian-letter', most: 12, perMs: day }]

/**
 * Mails a guardian a link to consent, for one edition or for the maker's own page. Repeating the id gives the
 * first answer. Whether the address has an account makes no difference here: a guardian may have one, and where it
 * is that of another minor only the letter says so. `visitorId`: the browser in which the child asks. Refuses with
 * `account_guardian_not_needed`, `account_guardian_own_address`, `too_many`.
 */
export const askGuardian = async (
  platform: Platform,
  rightsOf: RightsOf,
  personId: string,
  ask: { id: string; guardianEmail: string; editionId: string | null },
  { language, visitorId }: Pick<Caller, 'language' | 'visitorId'>,
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
  const age = ageBeside(person.birthDate, until, civilDate(now))
  if (age === 'unknown') refuse('account_age_unknown')
  if (age === 'old_enough') return refuse('account_guardian_not_needed')
  const email = addressOf(ask.guardianEmail, 'guardianEmail')
  if (isMailboxOf(email, person.email)) refuse('account_guardian_own_address', {}, 'guardianEmail')
  await spend(platform, asksOfChild, personId)
  await spend(platform, lettersToGuardian, mailboxOf(email))
  const account = await personAt(platform.db, email)
  return await platform.db.transaction().execute(async (trx) => {
    if (!(await isStaying(trx, personId))) return refuse('not_found')
    const row = await trx
      .insertInto('guardianConsent')
      .values({
        id: ask.id,
        personId,
        editionId: ask.editionId,
        guardianEmail: email,
        tokenHash: hashOf(tokenOf(platform, ask.id)),
        rightsVersion: guardianVersion(edition?.version ?? null),
        language,
        askedAt: now,
        expiresAt: new Date(now.getTime() + holdsMs),
        askedBy: visitorId,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    const childName = person.name
    const isMinors = account !== undefined && isMinor(account.birthDate, civilDate(now))
    await platform.mail.post(
      trx,
      isMinors
        ? tooYoungLetter({ email, language, childId: personId, childName })
        : requestLetter({
            email,
            language,
            childId: personId,
            childName,
            editionName: edition?.name ?? null,
            address: linkTo(platform, ask.id),
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
