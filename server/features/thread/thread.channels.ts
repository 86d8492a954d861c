import { channels as contract } from '#contract/realtime.ts'
import { served } from '#platform/realtime/channel.ts'
import { takesPart } from './thread.access.ts'
import { stateOf } from './thread.queries.ts'

/** One state for both sides, so it tells that something was written and not what. */
export const threadChannels = served(contract, {
  'entries/:id/thread': { access: takesPart, state: ({ db }, { id }) => stateOf(db, id) },
})
