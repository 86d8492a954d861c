import type { NewsKind } from '#contract/events.ts'
import { type FestivalEvent, type Heard, taskOf } from './events.ts'
import type { Job } from './jobs/job.ts'
import type { Platform } from './platform.ts'
import type { Trx } from './postgres/connect.ts'

/** A feature's reaction to news, its own or an earlier feature's. */
export type Subscription = Heard & {
  react(platform: Platform, trx: Trx, event: FestivalEvent): Promise<void>
}

/**
 * `react` runs in a transaction of its own in which the event is marked as handled, so its changes to the database
 * happen once; whatever it does outside must bear repeating. The handler's name stands in queues and rows for
 * good: renamed, it is another handler.
 */
export const on = <Kind extends NewsKind>(
  handler: string,
  kinds: readonly Kind[],
  react: (platform: Platform, trx: Trx, event: FestivalEvent<Kind>) => Promise<void>,
): Subscription => ({ handler, kinds, react: react as Subscription['react'] })

/** The jobs that deliver stored events, one for each handler. */
export const eventJobs = (subscriptions: readonly Subscription[]): Job<Platform, never>[] => [
  ...subscriptions.map(deliver),
  passOn,
]

const deliver = ({ handler, react }: Subscription): Job<Platform, { eventId: string }> => ({
  name: taskOf(handler),
  run: async (platform, { eventId }) => {
    await platform.db.transaction().execute(async (trx) => {
      const event = await trx.selectFrom('event').selectAll().where('id', '=', eventId).executeTakeFirst()
      if (!event) return
      const first = await trx
        .insertInto('eventHandled')
        .values({ eventId, handler })
        .onConflict((conflict) => conflict.doNothing())
        .returning('eventId')
        .executeTakeFirst()
      if (first) await react(platform, trx, event as FestivalEvent)
    })
  },
})

/** News was once queued in one task for all handlers, and may still wait there. */
const passOn: Job<Platform, { eventId: string; handler: string }> = {
  name: 'event',
  run: ({ db, jobs }, { eventId, handler }) => jobs.enqueue(db, taskOf(handler), { eventId }),
}
