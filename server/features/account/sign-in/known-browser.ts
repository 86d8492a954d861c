import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Mailbox } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import { isSecure, readCookie } from '../cookies.ts'
import { keyedDigest } from '../secrets.ts'

const cookieName = 'known'
const halfYear = 182 * 86_400
/** A family's tablet. */
const most = 4

/** A browser whose owner has read mail of this mailbox before: its name in our counts, which nobody else shares. */
export const knownFor = (
  platform: Platform,
  cookies: string | undefined,
  mailbox: Mailbox,
): string | null => {
  const { name, marks } = read(cookies)
  const mark = markOf(platform, name, mailbox)
  return marks.some((one) => isSame(one, mark)) ? name : null
}

/**
 * The `Set-Cookie` line by which this browser is known for the mailbox from now on. It says nothing to anyone
 * else: a name made by chance and, for each mailbox, a mark that only this server can make or recognise. It stays
 * when its owner signs out; that is what it is for.
 */
export const knownCookie = (platform: Platform, cookies: string | undefined, mailbox: Mailbox): string => {
  const { name: before, marks } = read(cookies)
  const name = before || randomBytes(12).toString('base64url')
  const mark = markOf(platform, name, mailbox)
  const kept = [mark, ...marks.filter((one) => one !== mark)].slice(0, most)
  return `${cookieName}=${[name, ...kept].join('.')}; Path=/api/sign-in; HttpOnly; SameSite=Lax; Max-Age=${halfYear}${isSecure(platform) ? '; Secure' : ''}`
}

/** Makes the browser forget whom it has let in. */
export const notKnownCookie = (platform: Platform): string =>
  `${cookieName}=; Path=/api/sign-in; HttpOnly; SameSite=Lax; Max-Age=0${isSecure(platform) ? '; Secure' : ''}`

const read = (cookies: string | undefined): { name: string; marks: string[] } => {
  const value = readCookie(cookies, cookieName) ?? ''
  const [name = '', ...marks] = value.length <= 200 ? value.split('.') : []
  return /^[\w-]{16}$/.test(name) ? { name, marks: marks.slice(0, most) } : { name: '', marks: [] }
}

const markOf = (platform: Platform, name: string, mailbox: Mailbox): string =>
  createHmac('sha256', keyedDigest(platform, 'known browsers', ''))
    .update(`${name}:${mailbox}`)
    .digest('base64url')
    .slice(0, 22)

const isSame = (one: string, other: string): boolean => {
  const [given, right] = [Buffer.from(one), Buffer.from(other)]
  return given.length === right.length && timingSafeEqual(given, right)
}
