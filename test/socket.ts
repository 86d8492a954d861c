import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { FromServer, ToServer } from '#contract/realtime.ts'

/** A page's socket: what it has heard, and a way to wait for more. */
export type Socket = {
  heard: FromServer[]
  say(message: ToServer): void
  /** The first thing heard, now or later, that fits. */
  hears(fits: (message: FromServer) => unknown): Promise<FromServer>
  closed: Promise<number>
  ws: WebSocket
}

/** Opens a socket at a server that listens; rejects with the status of a refusal. */
export const openSocket = async (
  address: string,
  headers: Record<string, string> = {},
): Promise<Socket & AsyncDisposable> => {
  const ws = new WebSocket(`${address.replace('http', 'ws')}/api/realtime`, { headers })
  const heard: FromServer[] = []
  const waiting = new Set<() => void>()
  ws.on('message', (data) => {
    heard.push(JSON.parse(String(data)))
    for (const look of [...waiting]) look()
  })
  const closed = new Promise<number>((resolve) => ws.on('close', resolve))
  ws.on('error', () => undefined)
  await Promise.race([
    once(ws, 'open'),
    once(ws, 'unexpected-response').then(([, response]) => {
      ws.terminate()
      throw new Error(String(response.statusCode))
    }),
  ])
  return {
    ws,
    heard,
    closed,
    say: (message) => ws.send(JSON.stringify(message)),
    hears: (fits) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = heard.find(fits)
          if (!found) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        void closed.then((code) => reject(new Error(`closed with ${code} before that was heard`)))
        look()
      }),
    async [Symbol.asyncDispose]() {
      ws.terminate()
      await closed
    },
  }
}
