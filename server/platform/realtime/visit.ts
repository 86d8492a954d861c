import type { WebSocket } from '@fastify/websocket'
import type { FastifyRequest } from 'fastify'
import { Compile } from 'typebox/compile'
import { type FromServer, ToServer } from '#contract/realtime.ts'
import { type ErrorCode, Refused, sentence } from '#platform/errors.ts'
import { databaseIsAway } from '#platform/postgres/away.ts'
import type { Caller } from '../http/caller.ts'
import type { Identify } from '../http/serve-routes.ts'
import { limits } from '../limits.ts'
import type { Platform } from '../platform.ts'
import { placeAt, type Served } from './channel.ts'
import type { Door, Hub } from './hub.ts'
import { closing, createReader } from './reader.ts'

/** One socket, from its upgrade to its end. */
export type Visit = {
  readonly personId: string | null
  readonly judgedAt: number
  readonly pingedAt: number
  /** To be judged at the next round. */
  isDue: boolean
  /** Asks who this is and whether they may still be where they are. Never rejects. */
  judge(): Promise<void>
  /** Ends a socket that has not answered the last one. */
  ping(now: number): void
  close(code: number, reason: string): void
  terminate(): void
  ended: Promise<void>
}

const form = Compile(ToServer)
const { channels: mostChannels, messages: mostMessages, messagesMs } = limits.readers

export const createVisit = ({
  platform,
  hub,
  channels,
  socket,
  request,
  identify,
}: {
  platform: Platform
  hub: Hub
  channels: readonly Served[]
  socket: WebSocket
  request: FastifyRequest
  identify: Identify
}): Visit => {
  const reader = createReader(socket, () => performance.now())
  const inside = new Map<string, Door>()
  let caller: Caller = request.caller
  let answered = true
  let heard = { from: performance.now(), count: 0 }
  /** One thing after the other, so that a leave is not overtaken by the join before it. */
  let doing: Promise<void> = Promise.resolve()

  const say = (message: FromServer) => socket.send(JSON.stringify(message))
  const refuse = (channel: string, code: ErrorCode) =>
    say({ channel, refused: { code, sentence: sentence(code, caller.language) } })
  const leave = (address: string) => {
    const at = inside.get(address)
    if (at) hub.leave(reader, at)
    inside.delete(address)
  }

  const mayEnter = async ({ place: { channel, params } }: Door): Promise<ErrorCode | null> => {
    try {
      return await channel.access({ platform, caller, params, query: {}, body: undefined, request })
    } catch (error) {
      if (error instanceof Refused) return error.code
      throw error
    }
  }

  const join = async (address: string, from?: { of: string; after: number }) => {
    const place = placeAt(channels, address)
    if (!place) return refuse(address, 'not_found')
    leave(address)
    if (inside.size >= mostChannels) return refuse(address, 'too_many')
    const at = { address, place, language: caller.language }
    const code = await mayEnter(at)
    if (code) return refuse(address, code)
    if (socket.readyState !== socket.OPEN) return
    inside.set(address, at)
    hub.join(reader, at, from)
  }

  const hear = async (text: string): Promise<void> => {
    const message = parsed(text)
    if (!form.Check(message)) return socket.close(closing.policy, 'invalid_input')
    if ('leave' in message) return leave(message.leave)
    const { join: address, of, after } = message
    await join(address, of !== undefined && after !== undefined ? { of, after } : undefined)
  }

  /** What cannot be judged now, since the database is away, is judged at the next round. */
  const judge = async (): Promise<void> => {
    visit.isDue = false
    try {
      caller = await identify(request)
      for (const [address, at] of inside) {
        const code = await mayEnter(at)
        if (!code || !inside.has(address)) continue
        leave(address)
        refuse(address, code)
      }
      judgedAt = performance.now()
    } catch (error) {
      if (error instanceof Refused) return socket.close(closing.policy, error.code)
      visit.isDue = true
      if (!databaseIsAway(error as Error)) platform.log.error({ err: error }, 'a reader could not be judged')
    }
  }

  const follow = (act: () => Promise<void>): Promise<void> => {
    doing = doing.then(act).catch((error: Error) => {
      if (!databaseIsAway(error)) platform.log.error({ err: error }, 'a reader could not be answered')
      socket.close(closing.tryLater, 'busy')
    })
    return doing
  }

  socket.on('message', (data, isBinary) => {
    const now = performance.now()
    if (now - heard.from > messagesMs) heard = { from: now, count: 0 }
    heard.count += 1
    if (isBinary || heard.count > mostMessages) return socket.close(closing.policy, 'too_many')
    void follow(() => hear(String(data)))
  })
  socket.on('pong', () => {
    answered = true
  })
  const ended = new Promise<void>((resolve) => {
    socket.on('close', () => {
      for (const address of [...inside.keys()]) leave(address)
      resolve()
    })
  })

  let judgedAt = performance.now()
  let pingedAt = judgedAt
  const visit: Visit = {
    get personId() {
      return caller.person?.id ?? null
    },
    get judgedAt() {
      return judgedAt
    },
    get pingedAt() {
      return pingedAt
    },
    isDue: false,
    judge: () => follow(judge),
    ping: (now) => {
      if (!answered) return socket.terminate()
      answered = false
      pingedAt = now
      socket.ping()
    },
    close: (code, reason) => socket.close(code, reason),
    terminate: () => socket.terminate(),
    ended,
  }
  return visit
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
