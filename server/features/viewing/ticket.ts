import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Platform } from '#platform/platform.ts'
import { columnOf, idOf, type Viewer } from './viewer.ts'

/**
 * That a film was served to a viewer by an edition's feed. `place`: how many films stood before it on the way,
 * in this answer and of those that the viewer still held.
 */
export type Serving = { editionId: string; viewer: Viewer; filmId: string; servedAt: Date; place: number }

const [idBytes, timeBytes, placeBytes, sealBytes] = [16, 6, 1, 12]
const bodyBytes = idBytes + timeBytes + placeBytes
const farthest = 255

/**
 * A serving as the server's own word: whoever brings it back was served that film then, whichever process hears
 * of it. It holds for its viewer and edition alone, and nothing has to be stored when a feed is answered.
 */
export const ticketFor = (platform: Pick<Platform, 'config'>, serving: Serving): string => {
  const body = Buffer.alloc(bodyBytes)
  body.write(serving.filmId.replaceAll('-', ''), 'hex')
  body.writeUIntBE(serving.servedAt.getTime(), idBytes, timeBytes)
  body.writeUInt8(Math.min(serving.place, farthest), idBytes + timeBytes)
  return Buffer.concat([body, sealOf(platform, serving, body)]).toString('base64url')
}

/** What a ticket says for one of these viewers in this edition; null when the server has not written it. */
export const readTicket = (
  platform: Pick<Platform, 'config'>,
  ticket: string,
  editionId: string,
  viewers: readonly Viewer[],
): Serving | null => {
  const bytes = Buffer.from(ticket, 'base64url')
  if (bytes.length !== bodyBytes + sealBytes) return null
  const [body, seal] = [bytes.subarray(0, bodyBytes), bytes.subarray(bodyBytes)]
  const viewer = viewers.find((one) =>
    timingSafeEqual(seal, sealOf(platform, { editionId, viewer: one }, body)),
  )
  return viewer
    ? {
        editionId,
        viewer,
        filmId: body.toString('hex', 0, idBytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
        servedAt: new Date(body.readUIntBE(idBytes, timeBytes)),
        place: body.readUInt8(idBytes + timeBytes),
      }
    : null
}

const sealOf = (
  { config }: Pick<Platform, 'config'>,
  { editionId, viewer }: Pick<Serving, 'editionId' | 'viewer'>,
  body: Buffer,
): Buffer =>
  createHmac('sha256', config.secret)
    .update(`ticket:${editionId} ${columnOf(viewer)} ${idOf(viewer)}:`)
    .update(body)
    .digest()
    .subarray(0, sealBytes)
