import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { ThreadFile } from '#contract/thread.ts'
import { attachment } from './file-name.ts'

/** The bytes of a file that somebody sent, to be saved and never shown here: no browser guesses, keeps or runs it. */
export const sendFile = (
  reply: FastifyReply,
  { name, mediaType, bytes, source }: ThreadFile & { source: Readable },
): FastifyReply =>
  reply
    .headers({
      'content-type': mediaType,
      'content-length': bytes,
      'content-disposition': attachment(name),
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    })
    .send(source)
