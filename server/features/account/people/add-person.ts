import { randomUUID } from 'node:crypto'
import type { Language } from '#contract/route.ts'
import type { Role } from '#platform/http/http.ts'
import { addressOf } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import { readableName } from '../me/profile.ts'
import { makeToken } from '../me/tokens.ts'
import { hashOf, newSecret } from '../secrets.ts'
import { insertPerson, personAt } from './people.queries.ts'
import { grantRole } from './roles.ts'

export type AddedPerson = {
  email: string
  name?: string
  handle?: string
  language?: Language
  /** Without one the operator vouches for the person's age. */
  birthDate?: string
  roles?: readonly { role: Role; editionId: string | null }[]
  /** Also makes an API token of this name. */
  token?: string
}

/**
 * Makes a person, or finds the one with this mailbox, and gives roles and a token: for the operator, scripts
 * and the demo. They sign in later with a code, like everyone.
 */
export const addPerson = async (
  platform: Platform,
  { email: address, name, handle, language = 'ja', birthDate, roles = [], token }: AddedPerson,
): Promise<{ id: string; secret: string | null }> => {
  const email = addressOf(address)
  const id = await platform.db.transaction().execute(async (trx) => {
    const known = await personAt(trx, email)
    const personId = known?.id ?? randomUUID()
    if (!known)
      await insertPerson(trx, {
        id: personId,
        email,
        name: name === undefined ? '' : readableName(name),
        handle: handle ?? null,
        language,
        birthDate: birthDate ?? null,
        createdAt: platform.clock.now(),
      })
    for (const grant of roles) await grantRole(platform, trx, { ...grant, personId, grantedBy: null })
    return personId
  })
  const made =
    token === undefined ? null : await makeToken(platform, id, { id: randomUUID(), name: token, days: null })
  return { id, secret: made?.secret ?? null }
}

const linkHoldsMs = 24 * 3_600_000

/** An address that signs the person in once, within a day: the first way into an installation without mail. */
export const makeSignInLink = async (platform: Platform, personId: string): Promise<string> => {
  const secret = newSecret()
  const now = platform.clock.now()
  await platform.db
    .insertInto('signInLink')
    .values({
      tokenHash: hashOf(secret),
      personId,
      madeAt: now,
      expiresAt: new Date(now.getTime() + linkHoldsMs),
    })
    .execute()
  return `${platform.config.publicUrl}/sign-in/link/${secret}`
}

/**
 * The operator's own way into an installation that nobody runs yet: a link that signs in once, as an organiser
 * of the whole festival. Null as soon as such an organiser has signed in.
 */
export const firstWayIn = async (platform: Platform): Promise<string | null> => {
  const { hostname } = new URL(platform.config.publicUrl)
  const runs = await platform.db
    .selectFrom('roleGrant')
    .innerJoin('person', 'person.id', 'roleGrant.personId')
    .select('person.id')
    .where('role', '=', 'organiser')
    .where('editionId', 'is', null)
    .where('authUserId', 'is not', null)
    .executeTakeFirst()
  if (runs) return null
  const home = /^[a-z].*\.[a-z]+$/.test(hostname) ? hostname : 'festival.example'
  const roles = [{ role: 'organiser' as const, editionId: null }]
  const { id } = await addPerson(platform, { email: `operator@${home}`, roles })
  return await makeSignInLink(platform, id)
}
