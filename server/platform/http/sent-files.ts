import { mkdir, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sizeInWords } from '#platform/errors/size.ts'
import { type ErrorCode, Refused } from '#platform/errors.ts'
import type { Limits } from '#platform/limits.ts'
import { networkOf } from './network.ts'
import { createShares } from './shares.ts'

/** What was sent as it is, in a file that is gone when the request has been answered. */
export type SentFile = { file: string }

/** What a browser may call a picture; only its first bytes decide what it is. */
export const pictureTypes = [
  ...['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/heic', 'image/heif'],
  'application/octet-stream',
]

/** Gives everything that is sent a file, and bounds how many are being sent and worked on at once. */
export type FileDoor = {
  /** Refuses `too_many` and `busy`. */
  enter(request: FastifyRequest, reply: FastifyReply): void
  /** The file of a request that has entered. */
  fileOf(request: FastifyRequest): string
}

export const createFileDoor = (
  newFile: () => string,
  { open: { all, network, person } }: Limits['pictures'],
): FileDoor => {
  const ofNetworks = createShares({ all, each: network })
  const ofPersons = createShares({ all, each: person })
  const files = new WeakMap<FastifyRequest, string>()
  return {
    enter: (request, reply) => {
      const [place, who] = [networkOf(request.ip), request.caller.person?.id ?? '']
      const personHas = ofPersons.take(who, 1)
      if (personHas) throw new Refused(personHas)
      const networkHas = ofNetworks.take(place, 1)
      if (networkHas) ofPersons.give(who, 1)
      if (networkHas) throw new Refused(networkHas)
      const file = newFile()
      files.set(request, file)
      const leave = () => {
        if (!files.delete(request)) return
        ofPersons.give(who, 1)
        ofNetworks.give(place, 1)
        void rm(file, { force: true })
      }
      reply.raw.once('finish', leave)
      reply.raw.once('close', leave)
    },
    fileOf: (request) => files.get(request) ?? '',
  }
}

/**
 * Makes files of at most `bodyLimit` bytes the bodies of a scope's routes. They go to the disk as they come; nothing
 * of them is held in memory. `types`: what they may be called; `missing`: the refusal when there is none.
 */
export const acceptFiles = (
  scope: FastifyInstance,
  door: FileDoor,
  { types, missing }: { types: string[] | '*'; missing: ErrorCode },
): void => {
  scope.addHook('preParsing', async (request, reply) => door.enter(request, reply))
  scope.addHook('preValidation', async ({ body }) => {
    if (!(body as SentFile | undefined)?.file) throw new Refused(missing)
  })
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser(types, async (request: FastifyRequest, payload: Readable): Promise<SentFile> => {
    const most = request.routeOptions.bodyLimit
    const file = door.fileOf(request)
    try {
      if (Number(request.headers['content-length'] ?? 0) > most)
        throw new Refused('too_large', { limit: sizeInWords(most) })
      await write(payload, file, most)
    } catch (error) {
      payload.resume()
      throw error
    }
    return { file }
  })
}

const write = async (payload: Readable, file: string, most: number): Promise<void> => {
  await mkdir(dirname(file), { recursive: true })
  const handle = await open(file, 'wx', 0o600)
  try {
    let bytes = 0
    for await (const piece of payload.iterator({ destroyOnReturn: false })) {
      bytes += (piece as Buffer).length
      if (bytes > most) throw new Refused('too_large', { limit: sizeInWords(most) })
      await handle.write(piece as Buffer)
    }
  } finally {
    await handle.close()
  }
}
