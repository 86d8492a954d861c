import type { Language } from '#contract/route.ts'
import type { Platform } from '../platform.ts'
import { type Ring, tickMs } from './bell.ts'
import type { Place } from './channel.ts'
import { listen } from './line.ts'
import type { Reader } from './reader.ts'
import { createRoom, type Room } from './room.ts'

/** So many rooms read their state at once. */
const atOnce = 4

/** The rooms of one process. It listens from the first reader on. */
export type Hub = AsyncDisposable & {
  join(reader: Reader, at: Door, from?: { of: string; after: number }): void
  leave(reader: Reader, at: Door): void
}
/** A channel as one reader enters it. */
export type Door = { address: string; place: Place; language: Language }

/** `judge` is told whose rights may have changed; null: anybody's. */
export const createHub = (platform: Platform, judge: (personId: string | null) => void): Hub => {
  const rooms = new Map<string, { address: string; room: Room }>()
  let line: AsyncDisposable | undefined
  let timer: ReturnType<typeof setInterval> | undefined
  const ticks = new Set<Promise<void>>()
  const inTurn = turns(atOnce)

  const keyOf = ({ address, place, language }: Door) =>
    place.channel.inWords ? `${address} ${language}` : address

  const heard = (ring: Ring) => {
    for (const { address, room } of rooms.values()) {
      if (ring.everything || ring.look?.includes(address)) room.look()
      for (const [where, message] of ring.said ?? []) if (where === address) room.hear(message)
    }
    if (ring.everything === 'rights too') judge(null)
    for (const personId of ring.judge ?? []) judge(personId)
  }

  const tick = () => {
    for (const [key, { room }] of rooms) {
      if (room.isOver()) rooms.delete(key)
      else {
        const done = room.tick().finally(() => ticks.delete(done))
        ticks.add(done)
      }
    }
    if (rooms.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  const begin = () => {
    line ??= listen(platform.databaseUrl, platform.log, heard)
    timer ??= setInterval(tick, tickMs)
  }

  return {
    join: (reader, at, from) => {
      const key = keyOf(at)
      const one = rooms.get(key) ?? {
        address: at.address,
        room: createRoom(platform, at.address, at.place, at.language, inTurn),
      }
      rooms.set(key, one)
      one.room.join(reader, from)
      begin()
    },
    leave: (reader, at) => rooms.get(keyOf(at))?.room.leave(reader),
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      rooms.clear()
      await Promise.all(ticks)
      await line?.[Symbol.asyncDispose]()
    },
  }
}

/** Runs so many at once, the others in the order in which they came. */
const turns = (most: number) => {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(act: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await act()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
