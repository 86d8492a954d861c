import { connect, type Socket } from 'node:net'

/** One request as bytes of HTTP/1.1, keep-alive. */
export type Request = string

export type LoadAsk = {
  port: number
  connections: number
  /** The n-th request. */
  request: (n: number) => Request
  /** For how long, after a warm-up that is not counted. */
  forMs: number
  warmUpMs: number
  /** Requests a second, at fixed instants whatever the answers do; absent: as fast as answers come. */
  rate?: number
}

export type Load = {
  /** Answers with status 200 within the measured time, a second. */
  perSecond: number
  /** Every answer with status 200, the warm-up's included. */
  answered: number
  /** Other statuses, by number. */
  others: Record<string, number>
  /** From the instant at which the request was due to its answer. */
  latenciesMs: number[]
}

type Line = { socket: Socket; due: number | null; rest: string }

/** Puts load on a server over raw sockets, one request at a time on each; made to cost little itself. */
export const load = async (ask: LoadAsk): Promise<Load> => {
  const result: Load = { perSecond: 0, answered: 0, others: {}, latenciesMs: [] }
  const lines = await Promise.all(Array.from({ length: ask.connections }, () => open(ask.port)))
  // the time begins when everybody is connected, else those who waited for it are a rush of their own
  const begin = performance.now()
  const from = begin + ask.warmUpMs
  const until = from + ask.forMs
  const free: Line[] = [...lines]
  const overdue: number[] = []
  let sent = 0
  let measured = 0

  await new Promise<void>((resolve, reject) => {
    const send = (line: Line, due: number) => {
      line.due = due
      line.socket.write(ask.request(sent++))
    }
    const freed = (line: Line) => {
      line.due = null
      const due = overdue.shift()
      if (due !== undefined) return send(line, due)
      if (ask.rate === undefined && performance.now() < until) return send(line, performance.now())
      free.push(line)
      if (free.length === lines.length && performance.now() >= until) resolve()
    }
    for (const line of lines) {
      line.socket.on('error', reject)
      line.socket.on('data', (chunk) => {
        line.rest += chunk
        const status = takeAnswer(line)
        if (status === null) return
        const now = performance.now()
        if (status === '200') {
          result.answered += 1
          if (now >= from && now < until) measured += 1
          if ((line.due ?? 0) >= from) result.latenciesMs.push(now - (line.due ?? now))
        } else result.others[status] = (result.others[status] ?? 0) + 1
        freed(line)
      })
    }
    if (ask.rate === undefined) for (const line of free.splice(0)) send(line, performance.now())
    else
      pace(
        ask.rate,
        begin,
        until,
        (due) => {
          const line = free.pop()
          if (line) send(line, due)
          else overdue.push(due)
        },
        () => {
          if (free.length === lines.length) resolve()
        },
      )
  })
  for (const { socket } of lines) socket.destroy()
  result.perSecond = (measured / ask.forMs) * 1000
  return result
}

const open = (port: number): Promise<Line> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.setEncoding('latin1')
    socket.once('error', reject)
    socket.once('connect', () => resolve({ socket, due: null, rest: '' }))
  })

/** The status of a complete answer, taken off the line; null while it is still arriving. */
const takeAnswer = (line: Line): string | null => {
  const head = line.rest.indexOf('\r\n\r\n')
  if (head < 0) return null
  const length = /content-length: (\d+)/i.exec(line.rest.slice(0, head))?.[1]
  const end = head + 4 + Number(length ?? 0)
  if (line.rest.length < end) return null
  const status = line.rest.slice(9, 12)
  line.rest = line.rest.slice(end)
  return status
}

const pace = (
  rate: number,
  begin: number,
  until: number,
  fire: (due: number) => void,
  over: () => void,
): void => {
  let next = begin
  const tick = () => {
    const now = performance.now()
    for (; next <= now && next < until; next += 1000 / rate) fire(next)
    if (next < until) setTimeout(tick, 1)
    else over()
  }
  tick()
}
