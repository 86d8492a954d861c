import { randomUUID } from 'node:crypto'
import { setImmediate as breath } from 'node:timers/promises'
import type { TSchema } from 'typebox'
import type { Language } from '#contract/route.ts'
import { writer } from '../http/compile.ts'
import type { Platform } from '../platform.ts'
import type { Place } from './channel.ts'
import { createCount, type Told } from './count.ts'
import type { Reader } from './reader.ts'

/** A room without readers goes on for so long, for those whose line broke to come back to. */
const emptyMs = 60_000
/** It is looked at again so often even if nobody rings: whoever changed something may have died before telling. */
const lookAgainMs = 30_000
/** After a state that could not be read. */
const retryMs = 2000
/** A sweep over many readers lets others have their turn. */
const breathEvery = 500

type Membership = { seq: number; behind: boolean }

/** One channel in one process, and who is in it. */
export type Room = {
  join(reader: Reader, from?: { of: string; after: number }): void
  leave(reader: Reader): void
  look(): void
  hear(message: unknown): void
  /** Tells what has changed since the last tick, unless it still does so for an earlier one. Never rejects. */
  tick(): Promise<void>
  /** Nobody has been in it for long enough. */
  isOver(): boolean
}

/** `inTurn` lets few rooms read at once; `now` is in milliseconds that only go up. */
export const createRoom = (
  platform: Platform,
  address: string,
  { form, channel, params }: Place,
  language: Language,
  inTurn: <T>(read: () => Promise<T>) => Promise<T>,
  now: () => number = () => performance.now(),
): Room => {
  const count = createCount(randomUUID())
  const members = new Map<Reader, Membership>()
  const written = { state: writer({ schema: form.state }), said: form.said && writer({ schema: form.said }) }
  let messages: unknown[] = []
  let mustLook = true
  let lookAt = 0
  let ticking = false
  let state: { value: unknown; text: string | null } | null = null
  let emptySince: number | null = now()

  const messageOf = (part: 'state' | 'said', seq: number, text: string) =>
    `{"channel":${JSON.stringify(address)},"of":"${count.of}","seq":${seq},"${part}":${text}}`

  const stateText = (): string => {
    if (!state) return ''
    state.text ??= written.state(state.value as TSchema)
    return state.text
  }
  const stateMessage = () => messageOf('state', count.seq, stateText())

  const give = (reader: Reader, membership: Membership, texts: readonly string[]): void => {
    const took = texts.every((text) => reader.tell(text))
    membership.behind = !took
    if (took) membership.seq = count.seq
  }

  const spread = async (told: Told): Promise<void> => {
    let sent = 0
    for (const [reader, membership] of [...members]) {
      // whoever came (back) during this sweep has been given what it tells
      if (membership.behind || members.get(reader) !== membership) continue
      membership.behind = !reader.tell(told.text)
      if (!membership.behind) membership.seq = told.seq
      if (++sent % breathEvery === 0) await breath()
    }
  }

  const readState = async (): Promise<void> => {
    mustLook = false
    lookAt = now() + lookAgainMs
    try {
      const value = await inTurn(() => channel.state(platform, params, language))
      const text = written.state(value as never)
      if (state && stateText() === text) return
      state = { value, text }
      await spread(count.tell(true, now(), (seq) => messageOf('state', seq, text)))
    } catch (error) {
      platform.log.warn({ reason: (error as Error).message, channel: address }, 'a channel could not be read')
      mustLook = true
      lookAt = now() + retryMs
    }
  }

  const addMessages = async (): Promise<void> => {
    const heard = messages
    messages = []
    if (!state || !channel.add || !written.said) return
    const { state: value, said } = channel.add(state.value as never, heard)
    const write = written.said
    if (said === null) return
    state = { value, text: null }
    await spread(count.tell(false, now(), (seq) => messageOf('said', seq, write(said))))
  }

  return {
    join: (reader, from) => {
      emptySince = null
      const membership = { seq: -1, behind: false }
      members.set(reader, membership)
      if (!state) return
      const lacking = from && count.since(from.of, from.after)
      give(reader, membership, lacking ? lacking.map(({ text }) => text) : [stateMessage()])
    },
    leave: (reader) => {
      members.delete(reader)
      if (members.size === 0) emptySince ??= now()
    },
    look: () => {
      mustLook = true
      lookAt = 0
    },
    hear: (message) => {
      messages.push(message)
    },
    tick: async () => {
      if (ticking) return
      ticking = true
      try {
        if (now() >= lookAt && (mustLook || members.size > 0)) await readState()
        if (messages.length > 0) await addMessages()
        for (const [reader, membership] of members)
          if (membership.behind && state && reader.caughtUp()) give(reader, membership, [stateMessage()])
      } catch (error) {
        platform.log.error({ err: error, channel: address }, 'a channel could not be told')
        mustLook = true
      } finally {
        ticking = false
      }
    },
    isOver: () => emptySince !== null && now() - emptySince > emptyMs,
  }
}
