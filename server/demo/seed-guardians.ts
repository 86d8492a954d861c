import { askGuardian, giveConsent, guardianRequest, mailConfirmation } from '#features/account/account.ts'
import { rightsForGuardians } from '#features/edition/edition.ts'
import type { Platform } from '#platform/platform.ts'
import { daysFrom } from './festival/editions.ts'
import { guardians } from './festival/people.ts'
import { idOf } from './ids.ts'
import { at } from './moved-clock.ts'
import type { Seeding } from './seeding.ts'

/** A maker under eighteen asks a guardian; one of the two has answered, through the link in the letter. */
export const askForConsent = async (
  platform: Platform,
  { film, now, editions, people }: Seeding,
): Promise<void> => {
  if (film.fate !== 'guardian-consents' && film.fate !== 'waits-for-guardian') return
  const edition = editions.find(({ key }) => film.editions.includes(key))
  const guardianEmail = film.maker === 'akari' ? guardians.akari : guardians.hina
  const ask = { id: idOf(`guardian of ${film.maker}`), guardianEmail, editionId: edition?.id ?? null }
  const asked = at(platform, daysFrom(now, -film.daysAgo - 0.02))
  await askGuardian(asked, rightsForGuardians, people[film.maker] ?? '', ask, nobody)
  if (film.fate === 'guardian-consents')
    await consent(at(platform, daysFrom(now, -film.daysAgo - 0.01)), guardianEmail)
}

/** Whoever reads the guardian's mail, on a device of their own. */
const nobody = { person: null, visitorId: null, language: 'ja' as const }

const consent = async (platform: Platform, guardianEmail: string): Promise<void> => {
  const token = await mailed(platform, guardianEmail, /\/guardian\/([\w-]{20,})/)
  const { standing, version } = await guardianRequest(platform, rightsForGuardians, token, nobody)
  if (standing !== 'asked') return
  await mailConfirmation(platform, token, nobody)
  const code = await mailed(platform, guardianEmail, /^(\d{6})$/m)
  const given = { name: '森 千尋', relation: 'parent' as const, version, code }
  await giveConsent(platform, rightsForGuardians, token, given, nobody)
}

const mailed = async ({ db }: Platform, recipient: string, what: RegExp): Promise<string> => {
  const letters = await db
    .selectFrom('mail')
    .select('bodyText')
    .where('recipient', '=', recipient)
    .orderBy('id', 'desc')
    .execute()
  const found = letters.map(({ bodyText }) => what.exec(bodyText)?.[1]).find(Boolean)
  if (!found) throw new Error(`The guardian’s letters hold no ${what}.`)
  return found
}
