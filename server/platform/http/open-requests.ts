import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refused } from '#platform/errors.ts'
import type { Limits } from '#platform/limits.ts'
import { bodyBytes } from './bodies.ts'
import { networkOf } from './network.ts'
import { createShares } from './shares.ts'

/** What is open now. */
export type OpenRequests = { requests: number; networks: number; bodyBytes: number; persons: number }

type Open = { network: string; personId: string | null; bytes: number }

/**
 * Bounds what is open at once: requests of everybody, of a network and of a person, and the bytes of bodies that are
 * read into memory. Refuses `busy` where the process is full, and `too_many` where a network or person has its share.
 */
export const boundRequests = (app: FastifyInstance, limits: Limits): void => {
  const open = new WeakMap<FastifyRequest, Open>()
  const requests = createShares({ all: limits.open.all, each: limits.open.network })
  const persons = createShares({ all: limits.open.all, each: limits.open.person })
  const bodies = createShares({ all: limits.bodies.all, each: limits.bodies.network })

  const leave = (request: FastifyRequest): void => {
    const one = open.get(request)
    if (!one) return
    open.delete(request)
    requests.give(one.network, 1)
    if (one.bytes > 0) bodies.give(one.network, one.bytes)
    if (one.personId) persons.give(one.personId, 1)
  }

  app.addHook('onRequest', (request, reply, done) => {
    const network = networkOf(request.ip)
    const refused = requests.take(network, 1)
    if (refused) return done(new Refused(refused))
    open.set(request, { network, personId: null, bytes: 0 })
    // a request that is injected only finishes, one whose line breaks only closes
    reply.raw.once('finish', () => leave(request))
    reply.raw.once('close', () => leave(request))
    done()
  })

  app.addHook('preParsing', (request, _reply, payload, done) => {
    const one = open.get(request)
    const promised = bodyBytes(request.raw)
    if (!one || promised === 0) return done(null, payload)
    const { bodyLimit, config } = request.routeOptions
    if (config.streams) return done(null, payload)
    const bytes = Math.min(promised, bodyLimit)
    const refused = bodies.take(one.network, bytes)
    if (refused) return done(new Refused(refused))
    one.bytes = bytes
    done(null, payload)
  })

  app.decorate('enterPerson', (request: FastifyRequest, personId: string) => {
    const one = open.get(request)
    if (!one || one.personId) return
    const refused = persons.take(personId, 1)
    if (refused) throw new Refused(refused)
    one.personId = personId
  })
  app.decorate('letGo', leave)
  app.decorate('openRequests', () => ({
    requests: requests.taken,
    networks: requests.holders,
    bodyBytes: bodies.taken,
    persons: persons.taken,
  }))
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts the request as this person's from here on. */
    enterPerson(request: FastifyRequest, personId: string): void
    /** It is no request any more: its socket is bounded by others. */
    letGo(request: FastifyRequest): void
    openRequests(): OpenRequests
  }
  interface FastifyContextConfig {
    /** Its body is not read into memory. */
    streams?: boolean
  }
}
