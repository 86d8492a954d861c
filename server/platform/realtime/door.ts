import websocket, { type WebSocket } from '@fastify/websocket'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refused } from '#platform/errors.ts'
import { opensSocket, realtimePath } from '../http/http.ts'
import { networkOf } from '../http/network.ts'
import { createShares } from '../http/shares.ts'
import { limits } from '../limits.ts'
import type { Platform } from '../platform.ts'
import type { Served } from './channel.ts'
import { createHub } from './hub.ts'
import { closing } from './reader.ts'
import { createVisit, type Visit } from './visit.ts'

/** A socket that has not answered a ping until the next one is gone. */
const pingMs = 20_000
/** Who may be where is asked again so often, beside whenever somebody tells that it has changed. */
const judgeMs = 30_000
const roundMs = 1000
const judgedAtOnce = 50
const partingMs = 1000

/**
 * `GET /api/realtime`: one socket a page, on which it joins channels. Who is asking is known before the upgrade and
 * is asked again while the socket is open; each channel judges by its own rule, as a route does.
 */
export const openRealtime = async (
  app: FastifyInstance,
  platform: Platform,
  channels: readonly Served[],
): Promise<void> => {
  const visits = new Set<Visit>()
  const { all, network, person, messageBytes } = limits.readers
  const networks = createShares({ all, each: network })
  const persons = createShares({ all, each: person })
  const hub = createHub(platform, (personId) => {
    for (const visit of visits) if (personId === null || visit.personId === personId) visit.isDue = true
  })
  const rounds = everySoOften(visits)

  await app.register(websocket, {
    options: { maxPayload: messageBytes, perMessageDeflate: false, clientTracking: false },
    errorHandler: (_error, socket) => socket.terminate(),
    preClose: (done) => {
      for (const visit of visits) visit.close(closing.restart, 'restart')
      const forced = setTimeout(() => {
        for (const visit of visits) visit.terminate()
      }, partingMs)
      void Promise.all([...visits].map(({ ended }) => ended)).then(() => {
        clearTimeout(forced)
        done()
      })
    },
  })
  // refused before the upgrade: the server reads nothing more on such a socket
  app.addHook('onResponse', async ({ raw }) => {
    if (opensSocket(raw)) raw.socket.destroySoon()
  })
  app.addHook('onClose', async () => {
    rounds.stop()
    await hub[Symbol.asyncDispose]()
  })
  app.route({
    method: 'GET',
    url: realtimePath,
    exposeHeadRoute: false,
    schema: { hide: true } as never,
    onRequest: async (request) => {
      if (!request.ws) return
      takePlace(request)
      mustComeFromHere(request, new URL(platform.config.publicUrl))
      request.caller = await app.identify(request)
    },
    handler: (_request, reply) => {
      reply.header('upgrade', 'websocket')
      throw new Refused('upgrade_wanted')
    },
    wsHandler: (socket: WebSocket, request: FastifyRequest) => {
      app.letGo(request)
      const visit = createVisit({ platform, hub, channels, socket, request, identify: app.identify })
      const personId = request.caller.person?.id
      const refused = personId && persons.take(personId, 1)
      if (refused) return visit.close(closing.policy, refused)
      visits.add(visit)
      rounds.start()
      void visit.ended.then(() => {
        visits.delete(visit)
        if (personId) persons.give(personId, 1)
      })
    },
  })

  const takePlace = (request: FastifyRequest): void => {
    const key = networkOf(request.ip)
    const refused = networks.take(key, 1)
    if (refused) throw new Refused(refused)
    const { socket } = request.raw
    const giveBack = () => networks.give(key, 1)
    if (socket.destroyed) giveBack()
    else socket.once('close', giveBack)
  }
}

/** A page of another site may open a socket here with our cookies, and would read what its visitor may read. */
const mustComeFromHere = ({ headers }: FastifyRequest, home: URL): void => {
  if (!headers.origin) return
  const host = URL.parse(headers.origin)?.host
  if (host !== home.host && host !== headers.host) throw new Refused('cross_origin')
}

/** Pings every visit and judges it again, a few at a time. Runs while there are any. */
const everySoOften = (visits: Set<Visit>) => {
  let timer: ReturnType<typeof setInterval> | undefined
  let judging = false
  const stop = () => {
    clearInterval(timer)
    timer = undefined
  }
  const round = async () => {
    const now = performance.now()
    for (const visit of visits) if (now - visit.pingedAt >= pingMs) visit.ping(now)
    if (visits.size === 0) return stop()
    if (judging) return
    judging = true
    const due = [...visits].filter(({ isDue, judgedAt }) => isDue || now - judgedAt >= judgeMs)
    for (let i = 0; i < due.length; i += judgedAtOnce)
      await Promise.all(due.slice(i, i + judgedAtOnce).map((visit) => visit.judge()))
    judging = false
  }
  return {
    start: () => {
      timer ??= setInterval(() => void round(), roundMs)
    },
    stop,
  }
}
