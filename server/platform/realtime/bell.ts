import type pg from 'pg'
import type { Channels } from '#contract/realtime.ts'
import type { Log } from '../log.ts'
import { addressOf } from './address.ts'

/** Ticks of the realtime door: whatever happens, a channel tells and a process rings so often at most. */
export const tickMs = 250

/** The name under which processes hear each other, and what one may say at once. */
export const bellName = 'verticale_realtime'
const mostBytes = 7900

/**
 * Tells the processes that serve readers what has changed. To be called after the change is committed; says nothing
 * to the database before the tick is over, and then once.
 */
export type Bell = {
  /** The state of this channel may have changed. */
  look(pattern: keyof Channels & string, params: Record<string, string>): void
  /** Something was said in this channel. */
  say(pattern: keyof Channels & string, params: Record<string, string>, message: unknown): void
  /** What this person may do, or who they are in a browser, may have changed. */
  judge(personId: string): void
}

/** What rings: addresses to look at, what was said where, and persons to judge; or everything, when that was too much. */
export type Ring = {
  look?: string[]
  said?: [address: string, message: unknown][]
  judge?: string[]
  everything?: 'rooms' | 'rights too'
}

export const createBell = (pool: Pick<pg.Pool, 'query'>, log: Log): Bell & AsyncDisposable => {
  let look = new Set<string>()
  let said: [string, unknown][] = []
  let judge = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let ringing: Promise<unknown> = Promise.resolve()
  let closed = false

  const ring = () => {
    clearTimeout(timer)
    timer = undefined
    const text = textOf({ look: [...look], said, judge: [...judge] })
    look = new Set()
    said = []
    judge = new Set()
    if (text)
      ringing = pool
        .query('select pg_notify($1, $2)', [bellName, text])
        .catch((error: Error) => log.warn({ reason: error.message }, 'nobody hears what has changed'))
  }
  const soon = () => {
    if (closed) return
    timer ??= setTimeout(ring, tickMs)
    timer.unref()
  }
  return {
    look: (pattern, params) => {
      look.add(addressOf(pattern, params))
      soon()
    },
    say: (pattern, params, message) => {
      said.push([addressOf(pattern, params), message])
      soon()
    },
    judge: (personId) => {
      judge.add(personId)
      soon()
    },
    async [Symbol.asyncDispose]() {
      if (timer) ring()
      closed = true
      await ringing
    },
  }
}

/** As much as fits: rather than what was said, that there is something to look at; rather than that, everything. */
const textOf = ({ look = [], said = [], judge = [] }: Ring): string | null => {
  if (look.length + said.length + judge.length === 0) return null
  const fits = (ring: Ring) => {
    const text = JSON.stringify(ring)
    return Buffer.byteLength(text) <= mostBytes ? text : undefined
  }
  return (
    fits({ look, said, judge }) ??
    fits({ look: [...new Set([...look, ...said.map(([address]) => address)])], judge }) ??
    JSON.stringify({ everything: 'rights too' } satisfies Ring)
  )
}
