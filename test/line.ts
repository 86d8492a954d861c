import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** An answer as it stands on the line. */
export type LineAnswer = { status: number; headers: Record<string, string>; body: string }

/** A line to a server on which a test says every byte itself, slowly or never to the end. */
export type Line = {
  socket: Socket
  /** Writes the head of a request; `headers` beside `Host`. */
  begin(method: string, path: string, headers?: Record<string, string | number>): void
  write(bytes: string | Uint8Array): void
  /** The next whole answer. Rejects when the line is closed before. */
  answer(): Promise<LineAnswer>
  /** Resolves when the other side has closed. */
  closed: Promise<void>
  [Symbol.dispose](): void
}

export const openLine = async (port: number): Promise<Line> => {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  let heard = Buffer.alloc(0)
  let wake = () => {}
  let isClosed = false
  socket.on('data', (chunk) => {
    heard = Buffer.concat([heard, chunk])
    wake()
  })
  socket.on('error', () => undefined)
  const closed = new Promise<void>((resolve) =>
    socket.once('close', () => {
      isClosed = true
      wake()
      resolve()
    }),
  )
  const take = (): LineAnswer | null => {
    const end = heard.indexOf('\r\n\r\n')
    if (end < 0) return null
    const [first = '', ...lines] = heard.subarray(0, end).toString('latin1').split('\r\n')
    const headers = Object.fromEntries(
      lines.map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
    )
    const length = Number(headers['content-length'] ?? 0)
    if (heard.length < end + 4 + length) return null
    const body = heard.subarray(end + 4, end + 4 + length).toString()
    heard = heard.subarray(end + 4 + length)
    return { status: Number(first.split(' ')[1]), headers, body }
  }
  return {
    socket,
    begin: (method, path, headers = {}) => {
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
      socket.write([`${method} ${path} HTTP/1.1`, 'host: localhost', ...lines, '', ''].join('\r\n'))
    },
    write: (bytes) => void socket.write(bytes),
    answer: async () => {
      for (;;) {
        const one = take()
        if (one) return one
        if (isClosed) throw new Error('the line was closed without an answer')
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    closed,
    [Symbol.dispose]: () => void socket.destroy(),
  }
}
