import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Limits } from '#platform/limits.ts'

/** A body on its way: since when, and how far its socket had been read then. */
type Body = { raw: IncomingMessage; since: number; readBefore: number }

const lookMs = 1000

/**
 * Ends bodies that stand still, whoever reads them, and reads away for a moment what is still being sent after its
 * answer: a socket that is closed on unread bytes takes the answer with it.
 */
export const boundBodies = (app: FastifyInstance, limits: Limits): void => {
  const arriving = new Set<Body>()
  const leftover = new Set<Body>()

  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = request
    if (bodyBytes(raw) > 0 && isOnSocket(raw)) {
      const body = { raw, since: Date.now(), readBefore: raw.socket.bytesRead }
      arriving.add(body)
      reply.raw.once('close', () => arriving.delete(body))
      reply.raw.once('finish', () => {
        arriving.delete(body)
        if (!raw.complete) leftover.add({ raw, since: Date.now(), readBefore: raw.socket.bytesRead })
      })
    }
    done()
  })
  app.addHook('onSend', ({ raw }, reply, payload, done) => {
    if (bodyBytes(raw) > 0 && !raw.complete) {
      reply.removeHeader('connection')
      readAway(raw, limits.leftover.bytes)
    }
    done(null, payload)
  })

  const look = setInterval(() => {
    const now = Date.now()
    for (const body of arriving) {
      if (body.raw.complete) arriving.delete(body)
      else if (came(body) < owed(now - body.since, limits)) {
        arriving.delete(body)
        app.server.emit('clientError', tooSlow(), body.raw.socket)
      }
    }
    for (const body of leftover) {
      const isOver = now - body.since > limits.leftover.ms
      if (isOver && !body.raw.complete) body.raw.socket.destroy()
      if (isOver || body.raw.complete || body.raw.destroyed) leftover.delete(body)
    }
  }, lookMs)
  look.unref()
  app.addHook('onClose', (_app, done) => {
    clearInterval(look)
    done()
  })
}

/**
 * Reads away what is left, unless it is more than is worth it: to throw megabytes away costs memory too, and Node
 * would take all. The line is closed then, once the answer has been heard.
 */
const readAway = (raw: IncomingMessage, most: number): void => {
  const promised = bodyBytes(raw)
  let bytes = 0
  raw.on('data', (piece: Buffer) => {
    bytes += piece.length
    if (bytes > most || (promised > most && promised < Number.POSITIVE_INFINITY)) raw.pause()
  })
}

/** What its headers promise of a body; 0 for none, endless when they do not say. */
export const bodyBytes = ({ headers }: Pick<IncomingMessage, 'headers'>): number =>
  headers['transfer-encoding'] === undefined
    ? Number(headers['content-length'] ?? 0)
    : Number.POSITIVE_INFINITY

/** A request that a test injects has no line on which it could be slow. */
const isOnSocket = ({ socket }: IncomingMessage): boolean => typeof socket.bytesRead === 'number'

const came = ({ raw, readBefore }: Body): number => raw.socket.bytesRead - readBefore

const owed = (ageMs: number, { body }: Limits): number =>
  ((ageMs - body.graceMs) / 1000) * body.bytesPerSecond

/** The error by which Node tells of headers that do not end. */
const tooSlow = () => Object.assign(new Error('the body stands still'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' })
