import { APIError } from 'better-auth/api'
import type { Language } from '#contract/route.ts'
import { Refused, refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { normalEmail } from '../account.rules.ts'
import { sessionCookie } from '../cookies.ts'
import { type Limit, networkToday, spend } from '../limits.ts'
import { personByEmail } from '../people/people.queries.ts'
import { hashOf } from '../secrets.ts'
import { visitorCookie } from '../visitor.ts'
import { answerAge, answeredBirthDate } from './age-gate.ts'
import type { Auth } from './better-auth.ts'

/** What a sign-in needs to know of the browser. */
export type Browser = { visitorId: string | null; language: Language; ip: string; userAgent: string }

const minute = 60_000
/** With five guesses a code, at most a hundred guesses a day at a million codes. */
const codesPerAddress: Limit[] = [
  { act: 'code', most: 5, perMs: 15 * minute },
  { act: 'code', most: 20, perMs: 24 * 60 * minute },
]
/** A campus or a cinema is one network: generous, it only stops a flood. */
const codesPerNetwork: Limit[] = [{ act: 'code-network', most: 600, perMs: 60 * minute }]

/** Mails a code. The answer is the same whether or not the address has an account. Refuses with `too_many`. */
export const sendCode = async (
  platform: Platform,
  auth: Auth,
  address: string,
  browser: Browser,
): Promise<void> => {
  const email = normalEmail(address)
  await spend(platform, codesPerNetwork, networkToday(platform, browser.ip))
  await spend(platform, codesPerAddress, email)
  await tell(() =>
    auth.api.sendVerificationOTP({ body: { email, type: 'sign-in' }, headers: headersOf(platform, browser) }),
  )
}

export type SignedIn = { step: 'done'; cookies: string[] } | { step: 'birth_date' }

/**
 * Signs in with a mailed code. A newcomer's right code is not used up before the age question is answered.
 * Refuses with `account_code_wrong`, `account_code_expired`, `account_code_guessed`, or as `answerAge` does.
 */
export const signIn = async (
  platform: Platform,
  auth: Auth,
  minimumAge: () => Promise<number>,
  ask: { email: string; code: string; birthDate?: string | undefined },
  browser: Browser,
): Promise<SignedIn> => {
  const email = normalEmail(ask.email)
  await checkCode(auth, email, ask.code)
  if (!(await personByEmail(platform.db, email))) {
    const bound = { visitorId: browser.visitorId, email }
    const birthDate = ask.birthDate ?? (await answeredBirthDate(platform, bound))
    if (!birthDate) return { step: 'birth_date' }
    try {
      await answerAge(platform, bound, birthDate, await minimumAge())
    } catch (error) {
      if (error instanceof Refused && error.code === 'account_under_age') await forget(platform, email)
      throw error
    }
  }
  const { headers } = await tell(() =>
    auth.api.signInEmailOTP({
      body: { email, otp: ask.code },
      headers: headersOf(platform, browser),
      returnHeaders: true,
    }),
  )
  return { step: 'done', cookies: headers.getSetCookie() }
}

/** Signs in once by a link that the operator was given. Refuses with `account_link_used`. */
export const signInByLink = async (platform: Platform, auth: Auth, secret: string): Promise<SignedIn> => {
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
  return {
    step: 'done',
    cookies: [sessionCookie(platform, await openSession(platform, auth, link.personId))],
  }
}

/** Begins a session of a person without a code and returns its token: for the operator's link and for scripts. */
export const openSession = async (platform: Platform, auth: Auth, personId: string): Promise<string> => {
  const { internalAdapter } = await auth.$context
  const person = await platform.db
    .selectFrom('person')
    .select(['authUserId', 'email'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!person?.email) return refuse('not_found')
  const authUserId =
    person.authUserId ??
    (
      await internalAdapter.createUser(
        { email: person.email, emailVerified: true, name: '' },
        { method: 'link' },
      )
    ).id
  return (await internalAdapter.createSession(authUserId)).token
}

const checkCode = (auth: Auth, email: string, code: string): Promise<void> =>
  tell(async () => {
    await auth.api.checkVerificationOTP({ body: { email, otp: code, type: 'sign-in' } }).catch((error) => {
      // the code was right; there is no account yet
      if (!(error instanceof APIError && error.body?.code === 'USER_NOT_FOUND')) throw error
    })
  })

/** Of someone who may not come in, neither the address nor the letter stays. */
const forget = async (platform: Platform, email: string): Promise<void> => {
  await platform.pool.query('delete from auth.verification where identifier = $1', [`sign-in-otp-${email}`])
  await platform.db.deleteFrom('mail').where('recipient', '=', email).execute()
}

const codes = {
  INVALID_OTP: 'account_code_wrong',
  OTP_EXPIRED: 'account_code_expired',
  TOO_MANY_ATTEMPTS: 'account_code_guessed',
  INVALID_EMAIL: 'account_email_unlikely',
} as const

/** better-auth's failures in the words of the error table. */
export const tell = async <T>(act: () => Promise<T>): Promise<T> => {
  try {
    return await act()
  } catch (error) {
    const code = error instanceof APIError ? codes[String(error.body?.code) as keyof typeof codes] : undefined
    if (code) return refuse(code, {}, code === 'account_email_unlikely' ? 'email' : 'code')
    throw error
  }
}

const headersOf = (platform: Platform, { visitorId, language, userAgent }: Browser): Headers =>
  new Headers({
    cookie: [`lang=${language}`, ...(visitorId ? [visitorCookie(platform, visitorId)] : [])].join('; '),
    'user-agent': userAgent,
  })
