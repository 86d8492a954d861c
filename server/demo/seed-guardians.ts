import { askGuardian, giveConsent, guardianRequest } from '#features/account/account.ts'
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
  await askGuardian(asked, rightsForGuardians, people[film.maker] ?? '', ask, 'ja')
  if (film.fate === 'guardian-consents')
    await consent(at(platform, daysFrom(now, -film.daysAgo - 0.01)), guardianEmail)
}

const consent = async (platform: Platform, guardianEmail: string): Promise<void> => {
  const letters = await platform.db
    .selectFrom('mail')
    .select('bodyText')
    .where('recipient', '=', guardianEmail)
    .execute()
  const token = letters.map(({ bodyText }) => /\/guardian\/([\w-]{20,})/.exec(bodyText)?.[1]).find(Boolean)
  if (!token) throw new Error('The guardian’s letter holds no link.')
  const { standing, version } = await guardianRequest(platform, rightsForGuardians, token)
  if (standing === 'asked')
    await giveConsent(platform, rightsForGuardians, token, { name: '森 千尋', version })
}
