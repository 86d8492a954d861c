import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { emailOTP } from 'better-auth/plugins'
import { Kysely, PostgresDialect } from 'kysely'
import { codeLength } from '#contract/plain/account.ts'
import type { Platform } from '#platform/platform.ts'
import { deviceOf } from '../account.rules.ts'
import { cookiePrefix, isSecure, sessionDays, sessionKey } from '../cookies.ts'

/** What the festival asks of better-auth. Each may refuse and thereby end the sign-in. */
export type Door = {
  sendCode(email: string, code: string, headers: Headers): Promise<void>
  /** Before an account is made: has this newcomer passed the age question? */
  admit(email: string, headers: Headers): Promise<void>
  /** Before a session begins: there is a person for this account when it returns. */
  welcome(authUserId: string, headers: Headers): Promise<void>
}

export const codeHoldsMs = 600_000

/**
 * better-auth, kept inside this feature: it makes codes, checks passkeys and the answers of other services,
 * and keeps sessions, all in the schema `auth`.
 */
export const createAuth = (platform: Platform, door: Door) =>
  betterAuth({
    appName: 'Verticale',
    baseURL: platform.config.publicUrl,
    basePath: '/api/auth',
    secret: sessionKey(platform),
    database: {
      db: new Kysely({ dialect: new PostgresDialect({ pool: platform.pool }) }).withSchema('auth'),
      type: 'postgres',
    },
    socialProviders: socialProvidersOf(platform),
    session: { expiresIn: sessionDays * 86_400, updateAge: 86_400, freshAge: 86_400 },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (level, message) => platform.log[level === 'error' ? 'warn' : 'debug']({ level }, message),
    },
    advanced: {
      cookiePrefix,
      useSecureCookies: isSecure(platform),
      ipAddress: { disableIpTracking: true },
      // the server refuses writes from other sites before they come here, and the addresses to return to are ours
      disableCSRFCheck: true,
      disableOriginCheck: true,
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user, context) => {
            await door.admit(user.email, headersOf(context))
            return { data: { ...user, name: '', image: null } }
          },
        },
      },
      session: {
        create: {
          before: async (session, context) => {
            await door.welcome(session.userId, headersOf(context))
            return { data: { ...session, ipAddress: '', userAgent: deviceOf(session.userAgent ?? '') } }
          },
        },
      },
      account: {
        create: {
          // we only ever ask another service who someone is, so its tokens are of no use to us
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null, scope: null },
          }),
        },
      },
    },
    plugins: [
      emailOTP({
        otpLength: codeLength,
        expiresIn: codeHoldsMs / 1000,
        allowedAttempts: 5,
        storeOTP: 'hashed',
        sendVerificationOTP: async ({ email, otp }, context) => door.sendCode(email, otp, headersOf(context)),
      }),
      passkey({
        rpID: new URL(platform.config.publicUrl).hostname,
        rpName: 'Verticale',
        origin: new URL(platform.config.publicUrl).origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
      }),
    ],
  })

/** Only what the operator has configured. Apple signs its own answer with the bundle's key; the rest need no more than this. */
const socialProvidersOf = ({ config: { social } }: Platform) => ({
  ...(social.line && { line: social.line }),
  ...(social.google && { google: social.google }),
  ...(social.apple && { apple: social.apple }),
  ...(social.tiktok && {
    tiktok: { clientKey: social.tiktok.clientId, clientSecret: social.tiktok.clientSecret },
  }),
})

export type Auth = ReturnType<typeof createAuth>

const headersOf = (context: { headers?: Headers | null; request?: Request } | null | undefined): Headers =>
  context?.headers ?? context?.request?.headers ?? new Headers()
