import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** `carried()`: bytes that crossed the line towards the browser, headers included, by the path they were asked for. */
export type Line = { port: number; carried(): ReadonlyMap<string, number> } & AsyncDisposable

const tickMs = 2
/** What one connection may have under way, as a TCP window would allow. */
const windowBytes = 96 * 1024
const packet = 1460

/**
 * A mobile line between a browser and a server on this machine: one bandwidth shared fairly by all
 * connections, a round trip for every exchange and one more for opening a connection. Shaped at the socket,
 * because a browser's own emulation does not touch media.
 */
export const openLine = async (
  serverPort: number,
  { bitsPerSecond, roundTripMs }: { bitsPerSecond: number; roundTripMs: number },
): Promise<Line> => {
  type Flow = { down: Socket; up: Socket; queue: Buffer[]; bytes: number; ended: boolean; path: string }
  const flows: Flow[] = []
  const oneWay = roundTripMs / 2
  const carried = new Map<string, number>()
  let turn = 0

  const server = createServer({ noDelay: true }, async (down) => {
    const up = connect({ port: serverPort, host: '127.0.0.1', noDelay: true })
    const flow: Flow = { down, up, queue: [], bytes: 0, ended: false, path: '' }
    const opened = sleep(roundTripMs)
    const close = () => {
      down.destroy()
      up.destroy()
      const at = flows.indexOf(flow)
      if (at >= 0) flows.splice(at, 1)
    }
    flows.push(flow)
    down.on('error', close).on('close', close)
    up.on('error', close)
    // requests are small: they only take their time
    let sent: Promise<unknown> = opened
    down.on('data', (data) => {
      // a browser sends its next request when the answer to the last is complete, so what follows belongs to this one
      flow.path = /^[A-Z]+ ([^ ?]+)/.exec(data.toString('latin1', 0, 2000))?.[1] ?? flow.path
      const arrives = Promise.all([sent, sleep(oneWay)])
      sent = arrives.then(() => up.writable && up.write(data))
    })
    up.on('data', (data) => {
      flow.queue.push(data)
      flow.bytes += data.length
      if (flow.bytes > windowBytes) up.pause()
    })
    up.on('end', () => {
      flow.ended = true
    })
  })

  /** Takes up to a packet from one flow; it arrives half a round trip later. */
  const carry = (flow: Flow): number => {
    const first = flow.queue[0]
    if (!first) return 0
    const piece = first.subarray(0, packet)
    if (piece.length === first.length) flow.queue.shift()
    else flow.queue[0] = first.subarray(packet)
    flow.bytes -= piece.length
    if (flow.bytes < windowBytes / 2) flow.up.resume()
    carried.set(flow.path, (carried.get(flow.path) ?? 0) + piece.length)
    setTimeout(() => flow.down.writable && flow.down.write(piece), oneWay)
    return piece.length
  }

  let last = performance.now()
  let allowance = 0
  const timer = setInterval(() => {
    const now = performance.now()
    // an idle line saves nothing up
    allowance = Math.min(allowance + ((now - last) * bitsPerSecond) / 8000, (bitsPerSecond / 8000) * 20)
    last = now
    for (let idle = 0; allowance > 0 && flows.length > 0 && idle < flows.length; ) {
      const flow = flows[turn++ % flows.length]
      const bytes = flow ? carry(flow) : 0
      allowance -= bytes
      idle = bytes === 0 ? idle + 1 : 0
      if (flow?.ended && flow.queue.length === 0) {
        flow.ended = false
        setTimeout(() => flow.down.end(), oneWay)
      }
    }
  }, tickMs)

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    carried: () => carried,
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      for (const { down, up } of flows) {
        down.destroy()
        up.destroy()
      }
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
