import type { FastifyRequest } from 'fastify'
import type { OutboxLetter, SignInWays } from '#contract/account.ts'
import { type Caller, holds } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'

const shown = 100

/**
 * The letters hold sign-in codes, so whoever reads them can be anyone. The festival's organisers may, in
 * person: a stolen token would become whoever it likes. Without
 * mail and on an installation that is for this machine alone, so may whoever sits at it: else nobody could
 * ever sign in to a fresh one. "For this machine alone" means that all of these hold: no SMTP is configured,
 * the server listens on loopback only, its public address is loopback too (behind a proxy it is not), the
 * request comes from loopback without a proxy's headers, and it names a loopback host (a page elsewhere whose
 * name was pointed at 127.0.0.1 names its own).
 */
export const mayReadOutbox = (
  platform: Platform,
  caller: Caller,
  request: FastifyRequest | undefined,
): boolean =>
  (caller.via === 'session' && holds(caller, ['organiser'], null)) || isAtThisMachine(platform, request)

const isAtThisMachine = ({ config, mail }: Platform, request: FastifyRequest | undefined): boolean =>
  request !== undefined &&
  mail.carrier === undefined &&
  isLoopback(config.host) &&
  isLoopback(new URL(config.publicUrl).hostname) &&
  isLoopback(request.socket.remoteAddress ?? request.ip) &&
  isLoopback(hostOf(request.headers.host)) &&
  !proxied.some((header) => header in request.headers)

const proxied = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

const hostOf = (header: string | undefined): string => URL.parse(`http://${header ?? ''}`)?.hostname ?? ''

const isLoopback = (host: string): boolean =>
  host === 'localhost' ||
  host.endsWith('.localhost') ||
  host === '::1' ||
  host === '[::1]' ||
  /^(::ffff:)?127(\.\d{1,3}){3}$/.test(host)

export const latestLetters = async (platform: Platform): Promise<OutboxLetter[]> => {
  const rows = await platform.db
    .selectFrom('mail')
    .selectAll()
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(shown)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    recipient: row.recipient,
    subject: row.subject,
    text: row.bodyText,
    language: row.language as OutboxLetter['language'],
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    error: row.error,
  }))
}

/** Which ways to sign in this browser is offered. */
export const waysToSignIn = (platform: Platform, caller: Caller, request: FastifyRequest): SignInWays => ({
  social: Object.keys(platform.config.social) as SignInWays['social'],
  outbox: platform.mail.carrier === undefined && mayReadOutbox(platform, caller, request),
})
