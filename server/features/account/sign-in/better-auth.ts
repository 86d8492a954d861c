import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { Kysely, PostgresDialect } from 'kysely'
import { Refused } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { cookiePrefix, isSecure, sessionDays, sessionKey } from '../cookies.ts'
import { whoArrives } from './arriving.ts'

/** What the festival has to say at better-auth's door. Each may refuse and thereby end the sign-in. */
export type Door = {
  /**
   * Before an account is made: has this newcomer passed the age question? `proven`: it is certain that they read
   * the mailbox.
   */
  admit(email: string, proven: boolean): Promise<void>
  /** Before a session begins: there is a person for this account when it returns. */
  welcome(authUserId: string): Promise<void>
}

/**
 * better-auth, kept inside this feature: it checks passkeys and the answers of other services and keeps sessions,
 * all in the schema `auth`. Mailed codes are our own (`mailed-code.ts`): its plugin keeps one code for an address,
 * whoever asks, so that strangers could spoil it, and takes no address of a Japanese carrier.
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
          before: async (user) => {
            await inItsWords(() => door.admit(user.email, user.emailVerified))
            return { data: { ...user, name: '', image: null } }
          },
        },
      },
      session: {
        create: {
          before: async (session) => {
            await inItsWords(() => door.welcome(session.userId))
            return { data: { ...session, ipAddress: '', userAgent: whoArrives().device } }
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

/** What the door refuses as a failure that better-auth expects: it ends its work and passes the code on (`inOurWords`). */
const inItsWords = async (act: () => Promise<void>): Promise<void> => {
  try {
    await act()
  } catch (error) {
    if (error instanceof Refused) throw new APIError('FORBIDDEN', { code: error.code, message: error.code })
    throw error
  }
}
