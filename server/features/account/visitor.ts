import { randomUUID } from 'node:crypto'
import { Signer } from '@fastify/cookie'
import type { FastifyReply } from 'fastify'
import type { Caller } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { addCookie, isSecure, readCookie } from './cookies.ts'
import { keyedDigest } from './secrets.ts'

const cookieName = 'visitor'
const year = 365 * 86_400
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Which browser a `Cookie` header comes from: an id that this server made, else null. */
export type ReadVisitor = (header: string | undefined) => string | null

/** Reads the browser's cookie. One that this server has not signed, whatever it says, is none. */
export const visitorReader = (platform: Pick<Platform, 'config'>): ReadVisitor => {
  const signer = signerOf(platform)
  return (header) => {
    const value = readCookie(header, cookieName)
    const { valid, value: id } = value ? signer.unsign(value) : { valid: false, value: null }
    return valid && id && uuid.test(id) ? id : null
  }
}

/** The browser's own id; a browser without one gets it with this reply. */
export const ensureVisitor = (platform: Platform, caller: Caller, reply: FastifyReply): string => {
  if (caller.visitorId) return caller.visitorId
  const id = randomUUID()
  addCookie(
    reply,
    `${visitorCookie(platform, id)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${year}${isSecure(platform) ? '; Secure' : ''}`,
  )
  return id
}

/** The pair of a `Cookie` header by which this server knows a browser again. */
export const visitorCookie = (platform: Pick<Platform, 'config'>, id: string): string =>
  `${cookieName}=${signerOf(platform).sign(id)}`

const signerOf = (platform: Pick<Platform, 'config'>) => new Signer(keyedDigest(platform, 'visitors', ''))
