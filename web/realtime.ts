import type { Channels, FromServer, StateOf, ToServer } from '#contract/realtime.ts'

/** The longest pause before the line is tried again; each is a random part of twice the one before. */
const slowestMs = 30_000
const firstMs = 500
/** After so many lines on which nothing came the server is asked instead, until something does. */
const blockedAfter = 3
/** A page that nobody sees, or that follows nothing, keeps its line for so long. */
const idleMs = 60_000

type Follower = {
  heard(state: unknown): void
  /** Asks the server for what the channel would have told. */
  ask(): void
  everyMs: number
}
type Followed = { followers: Set<Follower>; of?: string; after?: number; state?: { of: unknown } }

/**
 * The page's one line to the server, and what is followed on it. A line that breaks is opened again after a pause
 * that is random, so that a thousand pages do not come back at one moment; it goes on where it was. Where no line
 * is to be had, as behind proxies that know none, every follower asks now and then.
 */
export const createLine = (address: string, page: Pick<Document, 'visibilityState'> & EventTarget) => {
  const channels = new Map<string, Followed>()
  let socket: WebSocket | undefined
  let failures = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  let idle: ReturnType<typeof setTimeout> | undefined
  const asking = new Map<Follower, ReturnType<typeof setInterval>>()

  const say = (message: ToServer) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
  }
  const join = (channel: string, { of, after }: Followed) =>
    say(of === undefined || after === undefined ? { join: channel } : { join: channel, of, after })

  const askInstead = (follower: Follower) => {
    if (asking.has(follower)) return
    follower.ask()
    asking.set(
      follower,
      setInterval(() => page.visibilityState === 'visible' && follower.ask(), follower.everyMs),
    )
  }
  const stopAsking = (follower: Follower) => {
    clearInterval(asking.get(follower))
    asking.delete(follower)
  }

  const hear = (message: FromServer) => {
    const followed = channels.get(message.channel)
    // a line on which nothing comes is none: some proxies take one and drop it
    failures = 0
    for (const follower of [...asking.keys()]) stopAsking(follower)
    if (!followed) return
    if ('refused' in message) {
      // whoever asks for it is told why
      channels.delete(message.channel)
      for (const follower of followed.followers) follower.ask()
      return
    }
    followed.of = message.of
    followed.after = message.seq
    if (!('state' in message)) return
    followed.state = { of: message.state }
    for (const follower of [...followed.followers]) follower.heard(message.state)
  }

  const open = () => {
    clearTimeout(retry)
    if (socket || channels.size === 0 || page.visibilityState === 'hidden') return
    const line = new WebSocket(address)
    socket = line
    line.addEventListener('open', () => {
      for (const [channel, followed] of channels) join(channel, followed)
    })
    line.addEventListener('message', ({ data }) => hear(JSON.parse(String(data)) as FromServer))
    line.addEventListener('close', () => {
      if (socket === line) lost()
    })
  }
  const lost = () => {
    socket = undefined
    failures += 1
    if (failures >= blockedAfter)
      for (const { followers } of channels.values()) for (const one of followers) askInstead(one)
    if (channels.size === 0) return
    retry = setTimeout(open, Math.random() * Math.min(slowestMs, firstMs * 2 ** failures))
  }
  const close = () => {
    clearTimeout(retry)
    const line = socket
    socket = undefined
    line?.close(1000)
  }

  page.addEventListener('visibilitychange', () => {
    clearTimeout(idle)
    if (page.visibilityState === 'visible') open()
    else idle = setTimeout(close, idleMs)
  })

  return {
    /** Follows a channel until the function that it returns is called. */
    follow: <Key extends keyof Channels & string>(
      key: Key,
      params: Record<string, string>,
      heard: (state: StateOf<Key>) => void,
      ask: () => void,
      everyMs: number,
    ): (() => void) => {
      const channel = key.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '')
      const follower: Follower = { heard: heard as Follower['heard'], ask, everyMs }
      const known = channels.get(channel)
      const followed: Followed = known ?? { followers: new Set() }
      followed.followers.add(follower)
      channels.set(channel, followed)
      clearTimeout(idle)
      if (!known) join(channel, followed)
      else if (followed.state) follower.heard(followed.state.of)
      if (failures >= blockedAfter) askInstead(follower)
      if (!socket) open()
      return () => {
        stopAsking(follower)
        followed.followers.delete(follower)
        if (followed.followers.size > 0 || channels.get(channel) !== followed) return
        channels.delete(channel)
        say({ leave: channel })
        if (channels.size === 0) idle = setTimeout(close, idleMs)
      }
    },
    close: () => {
      clearTimeout(idle)
      for (const follower of [...asking.keys()]) stopAsking(follower)
      channels.clear()
      close()
    },
  }
}

let line: ReturnType<typeof createLine> | undefined

/** On the line of this page, which is opened when something is first followed. */
export const follow: ReturnType<typeof createLine>['follow'] = (...asked) => {
  line ??= createLine(`${location.origin.replace(/^http/, 'ws')}/api/realtime`, document)
  return line.follow(...asked)
}
