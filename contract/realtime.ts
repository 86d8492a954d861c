import { type Static, type TObject, type TSchema, Type } from 'typebox'
import { Overview } from './desk.ts'
import { Preparation } from './film.ts'
import { Id, IdParams, nullable, type Refusal } from './route.ts'

/**
 * One channel as data. Whoever joins gets its `state`; later a new state when it has changed, or what has been `said`
 * since, together four times a second at most.
 */
export type ChannelForm = {
  /** One line for the documentation. */
  summary: string
  params: TObject
  state: TSchema
  /** What is added to a state; absent where each change is a new state. */
  said?: TSchema
}

export type ChannelMap = Record<string, ChannelForm>

/** Keeps the literal types of a channel map. The key is an address like a route's. */
export const channelMap = <const M extends ChannelMap>(map: M): M => map

export const channels = channelMap({
  'editions/:id/overview': {
    summary: 'What needs a hand in an edition; who may read its overview may join',
    params: IdParams,
    state: Type.Object({
      overview: Overview,
      /** The newest thing that happened in the edition: when it changes, lists of its entries may have too. */
      news: nullable(Id),
    }),
  },
  'films/:id/preparation': {
    summary: 'How far a film is prepared, for its makers',
    params: IdParams,
    state: nullable(Preparation),
  },
  'entries/:id/thread': {
    summary: 'That something was written in the thread of an entry, for who may read it',
    params: IdParams,
    state: Type.Object({
      messages: Type.Integer(),
      newest: nullable(Id),
      /** Words or files that are no longer there. */
      erased: Type.Integer(),
    }),
  },
})
export type Channels = typeof channels
export type StateOf<Key extends keyof Channels> = Static<Channels[Key]['state']>

const Address = Type.String({ maxLength: 200 })
/** Which counting `seq` belongs to: another process or a later opening of the channel counts anew. */
const Count = Type.String({ maxLength: 40 })
const Seq = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

/** What a client says. With `of` and `after` it goes on where it was, if the channel still knows what came since. */
export const ToServer = Type.Union([
  Type.Object({
    join: Address,
    of: Type.Optional(Count),
    after: Type.Optional(Seq),
  }),
  Type.Object({ leave: Address }),
])
export type ToServer = Static<typeof ToServer>

/** What it hears. After `refused` it is not in that channel (any more). */
export type FromServer =
  | { channel: string; of: string; seq: number; state: unknown }
  | { channel: string; of: string; seq: number; said: unknown }
  | { channel: string; refused: Static<typeof Refusal> }
