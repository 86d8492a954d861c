import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { signIn as contract } from '#contract/account.ts'
import { codeAgainMs } from '#contract/plain/account.ts'
import { type Caller, type Handlers, serveRoutes } from '#platform/http/http.ts'
import { limits } from '#platform/limits.ts'
import { type Address, mailboxOf } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import { accountAccess } from '../account.access.ts'
import { deviceOf } from '../account.rules.ts'
import type { Account } from '../account.ts'
import { addCookie, isSecure, readCookie, sessionCookieName, sessionKey, signedToken } from '../cookies.ts'
import { networkToday } from '../limits.ts'
import { codeHoldsMs } from '../mailed-code.ts'
import { me } from '../me/me.ts'
import { invitationBehind } from '../people/invitation-link.ts'
import { ensureVisitor } from '../visitor.ts'
import { answerAge } from './age-gate.ts'
import { knownCookie, knownFor } from './known-browser.ts'
import { answerPasskey, passkeyChallenge } from './passkey.ts'
import {
  type CodeBrowser,
  type SignedIn,
  sendCode,
  signIn,
  signInByInvitation,
  signInByLink,
} from './sign-in.ts'
import { backFromService, socialAddress } from './social.ts'

export const signInRoutes = (app: FastifyInstance, platform: Platform, account: Account): void => {
  const { auth, minimumAge } = account
  /** What is asked at the page binds this browser: it is given an id when it has none. */
  const atPage = (caller: Caller, { request, reply }: Http): CodeBrowser => ({
    ...browserOf(platform, caller, request),
    visitorId: ensureVisitor(platform, caller, reply),
  })
  serveRoutes(app, platform, 'account', contract, accountAccess, {
    'POST /sign-in/code': async ({ body, caller, http }) => {
      const browser = atPage(caller, http)
      const begun = await sendCode(platform, body.email, {
        ...browser,
        language: body.language ?? browser.language,
      })
      addCookie(http.reply, begunCookie(platform, begun))
      return { expiresInMs: codeHoldsMs, againInMs: codeAgainMs }
    },
    'POST /sign-in': async ({ body, caller, http }) =>
      enter(
        account,
        platform,
        await signIn(platform, await auth(), minimumAge, body, atPage(caller, http)),
        http,
      ),
    'POST /sign-in/link': async ({ body, caller, http }) =>
      enter(
        account,
        platform,
        await signInByLink(platform, await auth(), body.token, browserOf(platform, caller, http.request)),
        http,
      ),
    'GET /role-invitations/:token': ({ params, caller }) =>
      invitationBehind(platform, params.token, caller.person?.id),
    'POST /sign-in/invitation': async ({ body, caller, http }) =>
      enter(
        account,
        platform,
        await signInByInvitation(platform, await auth(), body.token, atPage(caller, http)),
        http,
      ),
    'POST /sign-in/social': async ({ body, caller, http }) => {
      ensureVisitor(platform, caller, http.reply)
      return socialAddress(platform, await auth(), body.provider, http)
    },
    'POST /sign-in/passkey/challenge': async ({ http }) =>
      passkeyChallenge(platform, await auth(), 'authenticate', http),
    'POST /sign-in/passkey': async ({ body, caller, http }) =>
      enter(
        account,
        platform,
        await answerPasskey(
          platform,
          await auth(),
          body.response,
          http,
          browserOf(platform, caller, http.request),
        ),
        http,
      ),
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
        const http = { request, reply }
        const browser = browserOf(platform, await app.identify(request), request)
        await backFromService(platform, await auth(), request.params.provider, http, browser)
        return reply
      },
    })
  })
}

type Http = { request: FastifyRequest; reply: FastifyReply }

const browserOf = (platform: Platform, caller: Caller, request: FastifyRequest): CodeBrowser => ({
  visitorId: caller.visitorId,
  language: caller.language,
  network: networkToday(platform, request.ip),
  device: deviceOf(request.headers['user-agent'] ?? ''),
  begun: readCookie(request.headers.cookie, begunCookieName) ?? null,
  known: (mailbox) => knownFor(platform, request.headers.cookie, mailbox),
})

/** Hands the browser its session and says who came in. */
const enter = async (account: Account, platform: Platform, signedIn: SignedIn, { request, reply }: Http) => {
  if (signedIn.step === 'birth_date') return { step: 'birth_date' as const, me: null }
  addCookie(reply, ...signedIn.cookies)
  const cookie = signedIn.cookies.map((line) => line.split(';')[0]).join('; ')
  const token = signedToken(readCookie(cookie, sessionCookieName(platform)), sessionKey(platform))
  const caller = token && (await account.identify({ ...request, headers: { cookie } } as FastifyRequest))
  const person = caller ? caller.person : null
  if (!person) return { step: 'done' as const, me: null }
  const entered = await me(platform, person.id)
  const mailbox = mailboxOf(entered.email as Address)
  addCookie(reply, knownCookie(platform, request.headers.cookie, mailbox))
  return { step: 'done' as const, me: entered }
}

const begunCookieName = 'sign_in'

/** What makes the mailed code work in this browser and in no other. */
const begunCookie = (platform: Platform, secret: string): string =>
  `${begunCookieName}=${secret}; Path=/api/sign-in; HttpOnly; SameSite=Lax; Max-Age=${codeHoldsMs / 1000}${isSecure(platform) ? '; Secure' : ''}`
