import { createHmac, timingSafeEqual } from 'node:crypto'
import {
  contactsOf,
  type GuardianBehind,
  guardiansBehind,
  holdersOf,
  isNoGuardian,
} from '#features/account/account.ts'
import { anyFilmsById, isMaker } from '#features/film/film.ts'
import type { ErrorCode } from '#platform/errors.ts'
import type { Caller } from '#platform/http/http.ts'
import { type Address, mailboxOf } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import { guardianWanted, type Reader, staff, subjectOf } from './reader.ts'

/** How long the link of a letter is good for. */
const goodForMs = 30 * 86_400_000

const kinds = ['makers', 'organisers', 'guardian'] as const
const [idBytes, timeBytes, mailboxBytes, sealBytes] = [16, 6, 8, 16]
const bodyBytes = 1 + 2 * idBytes + timeBytes + mailboxBytes

/** Whom a link is for: one person, or the guardian of one, in one thread. */
export type Addressee = Pick<Reader, 'entryId' | 'side' | 'personId' | 'guardian'>

/**
 * The link of a letter: it lets its reader read and answer this one thread without signing in. It is the server's own
 * word, so nothing of it is stored, and it gives no right that its reader does not have when it is used.
 */
export const linkFor = (platform: Platform, to: Addressee): string => {
  const body = Buffer.alloc(bodyBytes)
  body.writeUInt8(kinds.indexOf(to.guardian ? 'guardian' : to.side))
  body.write(bare(to.entryId), 1, 'hex')
  body.write(bare(to.personId), 1 + idBytes, 'hex')
  body.writeUIntBE(platform.clock.now().getTime() + goodForMs, 1 + 2 * idBytes, timeBytes)
  if (to.guardian) markOf(platform, to.guardian.email).copy(body, bodyBytes - mailboxBytes)
  const token = Buffer.concat([body, seal(platform, 'link', body, sealBytes)]).toString('base64url')
  return `${platform.config.publicUrl}/threads/${token}`
}

export type Held = { reader: Reader; expiresAt: Date }

/**
 * What a link gives whoever holds it now. Or why it gives nothing: it is not ours, has expired, is somebody else's
 * than who is signed in here, its reader has left the house or the team, or the film is gone.
 */
export const readLink = async (
  platform: Platform,
  token: string,
  caller: Pick<Caller, 'person' | 'visitorId'>,
): Promise<Held | ErrorCode> => {
  const link = unseal(platform, token)
  if (!link) return 'thread_link_unknown'
  const { db, clock } = platform
  if (link.expiresAt <= clock.now()) return 'thread_link_expired'
  const here = caller.person?.id
  if (here && link.kind !== 'guardian' && here !== link.personId) return 'thread_link_somebody_else'
  if (!(await contactsOf(db, [link.personId])).has(link.personId)) return 'thread_link_person_gone'
  const subject = await subjectOf(db, link.entryId)
  if (!subject || !(await anyFilmsById(db, [subject.filmId])).has(subject.filmId))
    return 'thread_link_film_gone'
  const makes = await isMaker(db, subject.filmId, link.personId)
  const { expiresAt, personId } = link
  if (link.kind === 'organisers') {
    const holders = await holdersOf(db, staff, subject.editionId)
    if (makes || !holders.some(({ id }) => id === personId)) return 'thread_link_left'
    return { reader: { ...subject, side: 'organisers', personId, guardian: null }, expiresAt }
  }
  if (!makes) return 'thread_link_left'
  const maker = { ...subject, side: 'makers' as const, personId }
  if (link.kind === 'makers') return { reader: { ...maker, guardian: null }, expiresAt }
  const wanted = await guardianWanted(db, subject.editionId)
  const guardian = (await guardiansBehind(db, personId, wanted, clock.now())).find(({ email }) =>
    markOf(platform, email).equals(link.mailbox),
  )
  if (!guardian) return 'thread_link_left'
  if (await isSomebodyElse(platform, guardian, wanted, caller)) return 'thread_link_somebody_else'
  return { reader: { ...maker, guardian }, expiresAt }
}

/** A guardian may be signed in with an account of the same mailbox; nobody else may, the child least of all. */
const isSomebodyElse = async (
  platform: Platform,
  guardian: GuardianBehind,
  wanted: Awaited<ReturnType<typeof guardianWanted>>,
  caller: Pick<Caller, 'person' | 'visitorId'>,
): Promise<boolean> => {
  const here = caller.person && (await contactsOf(platform.db, [caller.person.id])).get(caller.person.id)
  if (here && (!here.email || mailboxOf(here.email as Address) !== mailboxOf(guardian.email as Address)))
    return true
  return await isNoGuardian(platform, guardian, wanted, caller)
}

const unseal = (platform: Platform, token: string) => {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== bodyBytes + sealBytes) return null
  const [body, sealed] = [bytes.subarray(0, bodyBytes), bytes.subarray(bodyBytes)]
  if (!timingSafeEqual(sealed, seal(platform, 'link', body, sealBytes))) return null
  return {
    kind: kinds[body.readUInt8()] ?? 'makers',
    entryId: idAt(body, 1),
    personId: idAt(body, 1 + idBytes),
    expiresAt: new Date(body.readUIntBE(1 + 2 * idBytes, timeBytes)),
    mailbox: body.subarray(bodyBytes - mailboxBytes),
  }
}

/** A guardian's mailbox, so that the link of one is not another's; it says nothing to who reads it. */
const markOf = (platform: Platform, email: string): Buffer =>
  seal(platform, 'mailbox', Buffer.from(mailboxOf(email as Address)), mailboxBytes)

const seal = ({ config }: Platform, purpose: string, body: Buffer, bytes: number): Buffer =>
  createHmac('sha256', config.secret).update(`thread-${purpose}:`).update(body).digest().subarray(0, bytes)

const bare = (id: string): string => id.replaceAll('-', '')
const idAt = (body: Buffer, at: number): string =>
  body.toString('hex', at, at + idBytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
