import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { signIn as contract } from '#contract/account.ts'
import { codeAgainMs } from '#contract/plain/account.ts'
import { type Caller, type Handlers, serveRoutes } from '#platform/http/http.ts'
import { limits } from '#platform/limits.ts'
import type { Platform } from '#platform/platform.ts'
import { accountAccess } from '../account.access.ts'
import type { Account } from '../account.ts'
import { addCookie, readCookie, sessionCookieName, sessionKey, signedToken } from '../cookies.ts'
import { me } from '../me/me.ts'
import { ensureVisitor } from '../visitor.ts'
import { answerAge } from './age-gate.ts'
import { codeHoldsMs } from './better-auth.ts'
import { answerPasskey, passkeyChallenge } from './passkey.ts'
import { type Browser, type SignedIn, sendCode, signIn, signInByLink } from './sign-in.ts'
import { backFromService, socialAddress } from './social.ts'

export const signInRoutes = (app: FastifyInstance, platform: Platform, account: Account): void => {
  const { auth, minimumAge } = account
  serveRoutes(app, platform, 'account', contract, accountAccess, {
    'POST /sign-in/code': async ({ body, caller, http }) => {
      const browser = browserOf(platform, caller, http)
      await sendCode(platform, auth, body.email, { ...browser, language: body.language ?? browser.language })
      return { expiresInMs: codeHoldsMs, againInMs: codeAgainMs }
    },
    'POST /sign-in': async ({ body, caller, http }) =>
      enter(
        account,
        platform,
        await signIn(platform, auth, minimumAge, body, browserOf(platform, caller, http)),
        http,
      ),
    'POST /sign-in/link': async ({ body, http }) =>
      enter(account, platform, await signInByLink(platform, auth, body.token), http),
    'POST /sign-in/social': ({ body, caller, http }) => {
      ensureVisitor(platform, caller, http.reply)
      return socialAddress(platform, auth, body.provider, http)
    },
    'POST /sign-in/passkey/challenge': ({ http }) => passkeyChallenge(platform, auth, 'authenticate', http),
    'POST /sign-in/passkey': async ({ body, http }) =>
      enter(account, platform, await answerPasskey(platform, auth, body.response, http), http),
    'POST /age-answers': async ({ body, caller, http }) => {
      const visitorId = ensureVisitor(platform, caller, http.reply)
      await answerAge(platform, { visitorId }, body.birthDate, await minimumAge())
      return {}
    },
  } satisfies Handlers<typeof contract, Platform>)
  // other services send browsers back here; Apple does so with a form, which no other route may be sent
  app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    scope.route<{ Params: { provider: string } }>({
      method: ['GET', 'POST'],
      url: '/api/auth/callback/:provider',
      schema: { hide: true } as never,
      bodyLimit: limits.formBytes,
      handler: async (request, reply) => {
        await backFromService(platform, auth, request.params.provider, { request, reply })
        return reply
      },
    })
  })
}

type Http = { request: FastifyRequest; reply: FastifyReply }

const browserOf = (platform: Platform, caller: Caller, { request, reply }: Http): Browser => ({
  visitorId: ensureVisitor(platform, caller, reply),
  language: caller.language,
  ip: request.ip,
  userAgent: request.headers['user-agent'] ?? '',
})

/** Hands the browser its session and says who came in. */
const enter = async (account: Account, platform: Platform, signedIn: SignedIn, { request, reply }: Http) => {
  if (signedIn.step === 'birth_date') return { step: 'birth_date' as const, me: null }
  addCookie(reply, ...signedIn.cookies)
  const cookie = signedIn.cookies.map((line) => line.split(';')[0]).join('; ')
  const token = signedToken(readCookie(cookie, sessionCookieName(platform)), sessionKey(platform))
  const caller = token && (await account.identify({ ...request, headers: { cookie } } as FastifyRequest))
  const person = caller ? caller.person : null
  return { step: 'done' as const, me: person && (await me(platform, person.id)) }
}
