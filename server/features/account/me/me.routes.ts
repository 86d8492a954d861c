import type { FastifyInstance } from 'fastify'
import { me as contract } from '#contract/account.ts'
import { type Caller, personOf, serveRoutes } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { accountAccess } from '../account.access.ts'
import type { Account } from '../account.ts'
import {
  addCookie,
  noSessionCookie,
  readCookie,
  sessionCookie,
  sessionCookieName,
  sessionKey,
  signedToken,
} from '../cookies.ts'
import { waysToSignIn } from '../outbox.ts'
import { acceptWaiting } from '../people/roles.ts'
import { addPasskey, passkeyChallenge } from '../sign-in/passkey.ts'
import { ensureVisitor } from '../visitor.ts'
import { tellBirthDate } from './birth-date.ts'
import { agreeToTerms, consentsOf, withdrawTerms } from './consents.ts'
import { me } from './me.ts'
import { dropPicture, setPicture } from './picture.ts'
import { changeProfile } from './profile.ts'
import { endSession, forgetPasskey, passkeysOf, prolongSession, sessionsOf, signOut } from './sessions.ts'
import { makeToken, revokeToken, tokensOf } from './tokens.ts'

export const meRoutes = (app: FastifyInstance, platform: Platform, { auth, minimumAge }: Account): void => {
  const my = (caller: Caller) => me(platform, personOf(caller).id)
  serveRoutes(app, platform, 'account', contract, accountAccess, {
    'GET /me': async ({ caller, http }) => {
      ensureVisitor(platform, caller, http.reply)
      const token = tokenOf(platform, http.request.headers.cookie)
      if (caller.via === 'session' && token && (await prolongSession(platform, token)))
        addCookie(http.reply, sessionCookie(platform, token))
      if (caller.person) await acceptWaiting(platform, caller.person.id)
      return {
        person: caller.person && (await my(caller)),
        ways: waysToSignIn(platform, caller, http.request),
      }
    },
    'PATCH /me': async ({ caller, body }) => {
      await changeProfile(platform, personOf(caller).id, body)
      return await my(caller)
    },
    'PUT /me/birth-date': async ({ caller, body }) => {
      const { id: personId } = personOf(caller)
      await tellBirthDate(
        platform,
        { personId, visitorId: caller.visitorId },
        body.birthDate,
        await minimumAge(),
      )
      return await my(caller)
    },
    'PUT /me/picture': async ({ caller, body }) => {
      await setPicture(platform, personOf(caller).id, body.file)
      return await my(caller)
    },
    'DELETE /me/picture': async ({ caller }) => {
      await platform.db.transaction().execute((trx) => dropPicture(trx, personOf(caller).id))
      return await my(caller)
    },
    'DELETE /me/session': async ({ http }) => {
      const token = tokenOf(platform, http.request.headers.cookie)
      if (token) await signOut(platform, token)
      addCookie(http.reply, noSessionCookie(platform))
      return {}
    },
    'GET /me/sessions': ({ caller, http }) =>
      sessionsOf(platform, personOf(caller).id, tokenOf(platform, http.request.headers.cookie)),
    'DELETE /me/sessions/:id': async ({ caller, params }) => {
      await endSession(platform, personOf(caller).id, params.id)
      return {}
    },
    'GET /me/passkeys': ({ caller }) => passkeysOf(platform, personOf(caller).id),
    'POST /me/passkeys/challenge': async ({ http }) =>
      passkeyChallenge(platform, await auth(), 'register', http),
    'POST /me/passkeys': async ({ caller, body, http }) => {
      await addPasskey(platform, await auth(), body.response, body.name, http)
      return await passkeysOf(platform, personOf(caller).id)
    },
    'DELETE /me/passkeys/:id': async ({ caller, params }) => {
      await forgetPasskey(platform, personOf(caller).id, params.id)
      return {}
    },
    'GET /me/tokens': ({ caller }) => tokensOf(platform, personOf(caller).id),
    'POST /me/tokens': ({ caller, body }) => makeToken(platform, personOf(caller).id, body),
    'DELETE /me/tokens/:id': async ({ caller, params }) => {
      await revokeToken(platform, personOf(caller).id, params.id)
      return {}
    },
    'GET /me/consents': ({ caller }) => consentsOf(platform, personOf(caller).id),
    'PUT /me/consents/terms': async ({ caller, body }) => {
      await agreeToTerms(platform, personOf(caller).id, body.version)
      return {}
    },
    'DELETE /me/consents/terms': async ({ caller }) => {
      await withdrawTerms(platform, personOf(caller).id)
      return {}
    },
  })
}

const tokenOf = (platform: Platform, cookie: string | undefined): string | undefined =>
  signedToken(readCookie(cookie, sessionCookieName(platform)), sessionKey(platform))
