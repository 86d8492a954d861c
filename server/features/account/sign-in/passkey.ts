import { longestName } from '#contract/plain/account.ts'
import { type ErrorCode, errors, refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { cleanLine } from '#platform/text/text.ts'
import { type Browser, whileArriving } from './arriving.ts'
import { type Answer, askAuth, codeOf, type Http, passCookies } from './ask-auth.ts'
import type { Auth } from './better-auth.ts'
import type { SignedIn } from './sign-in.ts'

/** WebAuthn options in JSON, for signing in or for adding a passkey. */
export const passkeyChallenge = async (
  platform: Platform,
  auth: Auth,
  purpose: 'authenticate' | 'register',
  http: Http,
): Promise<unknown> => {
  const answer = expectOk(await askAuth(platform, auth, http, 'GET', `/passkey/generate-${purpose}-options`))
  passCookies(http, answer)
  return answer.body
}

/** Signs in with the browser's answer. Refuses with `account_passkey_failed`. */
export const answerPasskey = async (
  platform: Platform,
  auth: Auth,
  response: Record<string, unknown>,
  http: Http,
  browser: Browser,
): Promise<SignedIn> => {
  const answer = await whileArriving(browser, () =>
    askAuth(platform, auth, http, 'POST', '/passkey/verify-authentication', { response }),
  )
  return { step: 'done', cookies: expectOk(answer).cookies }
}

/** Adds the passkey that the browser has just made. */
export const addPasskey = async (
  platform: Platform,
  auth: Auth,
  response: Record<string, unknown>,
  name: string,
  http: Http,
): Promise<void> => {
  const shown = cleanLine([...name].slice(0, longestName).join(''))
  expectOk(
    await askAuth(platform, auth, http, 'POST', '/passkey/verify-registration', { response, name: shown }),
  )
}

const expectOk = (answer: Answer): Answer => {
  if (answer.status === 200) return answer
  const code = codeOf(answer)
  if (code in errors) return refuse(code as ErrorCode)
  if (code === 'SESSION_NOT_FRESH') return refuse('account_sign_in_again')
  return refuse('account_passkey_failed')
}
