import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Platform } from '#platform/platform.ts'
import { addCookie } from '../cookies.ts'
import type { Auth } from './better-auth.ts'

export type Http = { request: FastifyRequest; reply: FastifyReply }
export type Answer = { status: number; body: unknown; cookies: string[] }

export const services = ['line', 'google', 'apple', 'tiktok'] as const
export type Service = (typeof services)[number]

/**
 * The addresses of better-auth that anything is put to. It has many more; none of them can be reached, since no
 * path that a browser sends ever becomes one of these.
 */
export type AuthPath =
  | '/sign-in/social'
  | `/callback/${Service}`
  | `/passkey/generate-${'authenticate' | 'register'}-options`
  | `/passkey/verify-${'authentication' | 'registration'}`

export const authRequest = (
  { config }: Platform,
  path: AuthPath,
  { search = '', ...init }: RequestInit & { search?: string },
): Request => new Request(`${new URL(config.publicUrl).origin}/api/auth${path}${search}`, init)

/** Puts one of better-auth's own questions on behalf of this browser. */
export const askAuth = async (
  platform: Platform,
  auth: Auth,
  { request }: Http,
  method: 'GET' | 'POST',
  path: AuthPath,
  body?: unknown,
): Promise<Answer> => {
  const { origin } = new URL(platform.config.publicUrl)
  const headers = new Headers({ origin, 'user-agent': request.headers['user-agent'] ?? '' })
  if (request.headers.cookie) headers.set('cookie', request.headers.cookie)
  if (request.headers['accept-language']) headers.set('accept-language', request.headers['accept-language'])
  if (body !== undefined) headers.set('content-type', 'application/json')
  const response = await auth.handler(
    authRequest(platform, path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    }),
  )
  return {
    status: response.status,
    body: await response.json().catch(() => null),
    cookies: response.headers.getSetCookie(),
  }
}

export const passCookies = ({ reply }: Http, { cookies }: Answer): void => addCookie(reply, ...cookies)

/** better-auth's code of a refusal. */
export const codeOf = ({ body }: Answer): string =>
  typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : ''
