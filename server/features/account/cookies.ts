import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { Platform } from '#platform/platform.ts'

export const sessionDays = 30

export const cookiePrefix = 'verticale'
export const isSecure = ({ config }: Platform): boolean => config.publicUrl.startsWith('https:')
export const sessionCookieName = (platform: Platform): string =>
  `${isSecure(platform) ? '__Secure-' : ''}${cookiePrefix}.session_token`

/** better-auth signs sessions with a key of its own, derived from the installation's secret. */
export const sessionKey = ({ config }: Platform): string =>
  createHmac('sha256', config.secret).update('sessions').digest('hex')

export const readCookie = (header: string | undefined, name: string): string | undefined => {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return safelyDecoded(pair.slice(at + 1).trim())
  }
  return undefined
}

const safelyDecoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** The session's token when the cookie carries our signature. */
export const signedToken = (value: string | undefined, key: string): string | undefined => {
  const dot = value?.lastIndexOf('.') ?? -1
  if (!value || dot < 1) return undefined
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1))
  const right = Buffer.from(signature(token, key))
  return given.length === right.length && timingSafeEqual(given, right) ? token : undefined
}

/** The `Set-Cookie` line of a session. */
export const sessionCookie = (platform: Platform, token: string): string =>
  [
    `${sessionCookieName(platform)}=${encodeURIComponent(`${token}.${signature(token, sessionKey(platform))}`)}`,
    'Path=/; HttpOnly; SameSite=Lax',
    `Max-Age=${sessionDays * 86_400}`,
    ...(isSecure(platform) ? ['Secure'] : []),
  ].join('; ')

/** Makes the browser forget its session. */
export const noSessionCookie = (platform: Platform): string =>
  `${sessionCookieName(platform)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${isSecure(platform) ? '; Secure' : ''}`

const signature = (token: string, key: string): string =>
  createHmac('sha256', key).update(token).digest('base64')

export const addCookie = (reply: FastifyReply, ...lines: string[]): void => {
  const had = reply.getHeader('set-cookie')
  reply.header('set-cookie', [...(had === undefined ? [] : [had].flat()), ...lines] as string[])
}
