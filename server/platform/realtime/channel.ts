import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import type { ChannelForm, ChannelMap } from '#contract/realtime.ts'
import type { Language } from '#contract/route.ts'
import type { Access } from '../http/access.ts'
import type { Platform } from '../platform.ts'

type Params<F extends ChannelForm> = Static<F['params']> & Record<string, string>
type Said<F extends ChannelForm> = F['said'] extends TSchema ? Static<F['said']> : never

/** How a feature serves one channel of the contract. */
export type Channel<F extends ChannelForm = ChannelForm> = {
  /** Judged when somebody joins, and again and again while they are in it. */
  access: Access<Platform>
  /** What is now; read once for everybody who is in it, whenever it was told to look. */
  state(platform: Platform, params: Params<F>, language: Language): Promise<Static<F['state']>>
  /**
   * Adds what was said in one tick to the state and tells what of it was new, null for nothing: what was said while
   * the state was being read is in it already.
   */
  add?(
    state: Static<F['state']>,
    messages: readonly unknown[],
  ): { state: Static<F['state']>; said: Said<F> | null }
  /** Its words are in the language of each reader. */
  inWords?: boolean
}

/** A channel of the contract with whoever serves it. */
export type Served = { pattern: string; form: ChannelForm; channel: Channel }
export type Place = Served & { params: Record<string, string> }

/** The channels that a feature serves, each under its address in the contract. */
export const served = <M extends ChannelMap, Key extends keyof M & string>(
  forms: M,
  table: { [K in Key]: Channel<M[K]> },
): Served[] =>
  Object.keys(table).map((pattern) => ({
    pattern,
    form: forms[pattern] as ChannelForm,
    channel: table[pattern as Key] as unknown as Channel,
  }))

/**
 * What stands at an address; undefined for one that can name nothing. News is told of an address as it is written: an
 * id in other letters would be a room of its own that never hears any.
 */
export const placeAt = (all: readonly Served[], address: string): Place | undefined => {
  if (address !== address.toLowerCase()) return undefined
  const parts = address.split('/')
  for (const one of all) {
    const names = one.pattern.split('/')
    if (names.length !== parts.length) continue
    if (!names.every((name, i) => name.startsWith(':') || name === parts[i])) continue
    const params = Object.fromEntries(
      names.flatMap((name, i) => (name.startsWith(':') ? [[name.slice(1), parts[i] ?? '']] : [])),
    )
    if (Value.Check(one.form.params, params)) return { ...one, params }
  }
  return undefined
}
