import { Refused, refuse } from '#platform/errors.ts'
import { type Address, addressOf, type Mailbox, mailboxOf } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { sessionCookie } from '../cookies.ts'
import { codeLetter } from '../letters.ts'
import { type CodeOf, guessCode, mailCode, useCode } from '../mailed-code.ts'
import { comerByInvitation, nameInvited } from '../people/invitation-link.ts'
import { personAt } from '../people/people.queries.ts'
import { hashOf, keyedDigest, newSecret } from '../secrets.ts'
import { answerAge, answeredBirthDate } from './age-gate.ts'
import { type Browser, whileArriving } from './arriving.ts'
import type { Auth } from './better-auth.ts'
import { brakeGuess, brakeLetter, hasManyAccounts } from './brakes.ts'
import { openSession } from './open-session.ts'

/** A browser that signs in by a code. Its network is always known. */
export type CodeBrowser = Browser & {
  network: string
  /** The secret of the sign-in that it has begun, see `sendCode`. */
  begun: string | null
  /** See `knownFor`. */
  known: (mailbox: Mailbox) => string | null
}

/**
 * Mails a code that works in this browser alone: the answer is the secret that makes it so, for the browser to
 * keep. It says nothing of whether the address has an account. Where the account's own address is spelt otherwise
 * the letter goes there, and reaches the same mailbox if it is one. Refuses with `address_unlikely`, `too_many`.
 */
export const sendCode = async (platform: Platform, typed: string, browser: CodeBrowser): Promise<string> => {
  const address = await writtenTo(platform.db, addressOf(typed))
  const mailbox = mailboxOf(address)
  await brakeLetter(platform, { mailbox, network: browser.network, known: browser.known(mailbox) })
  const secret = newSecret()
  await platform.db.transaction().execute((trx) =>
    mailCode(platform, trx, { key: keyOf(platform, secret), address }, (code) =>
      codeLetter({
        email: address,
        code,
        language: browser.language,
        publicUrl: platform.config.publicUrl,
      }),
    ),
  )
  return secret
}

export type SignedIn = { step: 'done'; cookies: string[] } | { step: 'birth_date' }

/**
 * Signs in with a mailed code. A newcomer's right code is not used up before the age question is answered.
 * Refuses with `account_code_wrong`, `account_code_guessed`, `account_code_expired`, `account_code_elsewhere`
 * (asked for in another browser), `too_many`, or as `answerAge` does.
 */
export const signIn = async (
  platform: Platform,
  auth: Auth,
  minimumAge: () => Promise<number>,
  ask: { email: string; code: string; birthDate?: string | undefined },
  browser: CodeBrowser,
): Promise<SignedIn> => {
  const address = await writtenTo(platform.db, addressOf(ask.email))
  const code = await rightCode(platform, address, ask.code, browser)
  await nameInvited(platform, address, browser.language)
  if (!(await personAt(platform.db, address))) {
    const bound = { visitorId: browser.visitorId, email: address }
    const birthDate = ask.birthDate ?? (await answeredBirthDate(platform, bound))
    if (!birthDate) return { step: 'birth_date' }
    try {
      await answerAge(platform, bound, birthDate, await minimumAge())
    } catch (error) {
      if (error instanceof Refused && error.code === 'account_under_age') await forget(platform, code)
      throw error
    }
    if (await hasManyAccounts(platform, browser.network)) refuse('too_many')
  }
  if (!(await useCode(platform, platform.db, code, ask.code)))
    return refuse('account_code_expired', {}, 'code')
  const token = await whileArriving(browser, () => openSession(platform, auth, address))
  return { step: 'done', cookies: [sessionCookie(platform, token)] }
}

/** The code that this browser has asked for, when the figures are right. */
const rightCode = async (
  platform: Platform,
  address: Address,
  figures: string,
  { begun, network }: CodeBrowser,
): Promise<CodeOf> => {
  const code = { key: keyOf(platform, begun ?? ''), address }
  const guess = begun ? await guessCode(platform, code, figures) : 'elsewhere'
  if (guess === 'right') return code
  const failedTooOften = await brakeGuess(platform, network)
  if (guess === 'elsewhere' && failedTooOften) return refuse('too_many')
  return refuse(`account_code_${guess}`, {}, 'code')
}

/** Where letters for an address go: to the spelling that the account behind its mailbox came in with. */
const writtenTo = async (db: Db, address: Address): Promise<Address> =>
  ((await personAt(db, address))?.email as Address | null | undefined) ?? address

/** Signs in once by a link that the operator was given. Refuses with `account_link_used`. */
export const signInByLink = async (
  platform: Platform,
  auth: Auth,
  secret: string,
  browser: Browser,
): Promise<SignedIn> => {
  const now = platform.clock.now()
  const link = await platform.db
    .updateTable('signInLink')
    .set({ usedAt: now })
    .where('tokenHash', '=', hashOf(secret))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning('personId')
    .executeTakeFirst()
  if (!link) return refuse('account_link_used')
  const person = await platform.db
    .selectFrom('person')
    .select('email')
    .where('id', '=', link.personId)
    .executeTakeFirst()
  const address = (person?.email ?? refuse('account_link_used')) as Address
  const token = await whileArriving(browser, () => openSession(platform, auth, address))
  return { step: 'done', cookies: [sessionCookie(platform, token)] }
}

/** Comes in by the link of an invitation, see `comerByInvitation`. */
export const signInByInvitation = async (
  platform: Platform,
  auth: Auth,
  secret: string,
  browser: Browser,
): Promise<SignedIn> => {
  const address = await comerByInvitation(platform, secret, browser.language)
  const token = await whileArriving(browser, () => openSession(platform, auth, address))
  return { step: 'done', cookies: [sessionCookie(platform, token)] }
}

/** Of someone who may not come in, neither the address nor the letter stays. */
const forget = async (platform: Platform, { address }: CodeOf): Promise<void> => {
  await platform.db.deleteFrom('mailedCode').where('address', '=', address).execute()
  await platform.db.deleteFrom('mail').where('recipient', '=', address).execute()
}

const keyOf = (platform: Platform, secret: string): string =>
  keyedDigest(platform, 'sign-in that has begun', secret)
