import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from '#platform/errors.ts'
import { type Chunks, chunksOf, paced } from '#platform/media/pace.ts'
import { rangeOf } from '#platform/media/range.ts'
import type { Platform } from '#platform/platform.ts'
import { type Answer, mediaBehind } from './preparation/media.ts'

/**
 * `/media/<grant>/<file>`: the bytes of a film for whoever holds its grant. Not part of the API and asks nobody
 * who they are: the grant is the permission, and it is looked up for every request, so that its end is immediate.
 */
export const mediaRoutes = (app: FastifyInstance, platform: Platform): void => {
  app.route({
    method: ['GET', 'HEAD'],
    url: '/media/:grant/*',
    schema: { hide: true } as never,
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const { grant = '', '*': name = '' } = request.params as Record<string, string>
      const answer = await mediaBehind(platform, grant, name)
      if (!answer) throw new Refused('not_found')
      return await send(platform, request, reply, answer)
    },
  })
}

async function send(platform: Platform, request: FastifyRequest, reply: FastifyReply, answer: Answer) {
  const versioned = (request.query as Record<string, unknown>).v !== undefined
  reply.headers({
    'content-type': answer.mediaType,
    etag: `"${answer.etag}"`,
    'cache-control': cacheControl(answer, versioned),
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-site',
    'accept-ranges': 'hash' in answer ? 'bytes' : 'none',
  })
  if (request.headers['if-none-match']?.includes(answer.etag)) return reply.status(304).send()
  if ('text' in answer) return reply.send(request.method === 'HEAD' ? undefined : answer.text)

  const range = rangeOf(request.headers.range, answer.bytes)
  if (range === 'unsatisfiable')
    return reply
      .status(416)
      .header('content-range', `bytes */${answer.bytes}`)
      .header('cache-control', 'no-store')
      .send()
  if (range) reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${answer.bytes}`)
  reply.header('content-length', range ? range.end - range.start + 1 : answer.bytes)
  if (request.method === 'HEAD') return reply.send()
  // a player asks for everything from here, a browser's cache for the same with the last byte named; who ends
  // before that gets it at once
  const chunks = range && range.end === answer.bytes - 1 ? await indexOf(platform, answer) : null
  const source = await platform.storage.open(answer.hash, range ?? undefined)
  if (!chunks || !range) return reply.send(source)
  const sent = Readable.from(paced(source, chunks, range.start), { objectMode: false })
  // a generator that was never asked for its first piece would leave the file open
  sent.once('close', () => source.destroy())
  return reply.send(sent)
}

const indexes = new WeakMap<Platform, Map<string, Promise<Chunks | null>>>()

/** The index of a file that is watched while it comes; kept for the files asked for last. */
const indexOf = (platform: Platform, answer: Answer): Promise<Chunks | null> | null => {
  if (!('hash' in answer) || !answer.progressive) return null
  const kept = indexes.get(platform) ?? new Map<string, Promise<Chunks | null>>()
  indexes.set(platform, kept)
  const found = kept.get(answer.hash) ?? chunksOf(platform.storage, answer.hash, answer.bytes)
  kept.delete(answer.hash)
  kept.set(answer.hash, found)
  found.catch(() => kept.delete(answer.hash))
  const oldest = kept.keys().next().value
  if (kept.size > 300 && oldest) kept.delete(oldest)
  return found
}

/** What carries its version in its address may be kept for ever; before publication nobody but the asker keeps it. */
function cacheControl({ isPublic, settled }: Answer, versioned: boolean): string {
  const who = isPublic ? 'public' : 'private'
  if (versioned) return `${who}, max-age=${isPublic ? 31_536_000 : 3600}, immutable`
  return settled ? `${who}, max-age=60, stale-while-revalidate=600` : `${who}, max-age=1`
}
