import type { Kysely, Transaction } from 'kysely'
import type { DB } from '#platform/postgres/schema.generated.ts'
import type { Job, Jobs } from './jobs/jobs.ts'

/** A thing that happened, told in the words of the product: 'film.published'. */
export type FestivalEvent = {
  id: string
  kind: string
  subjectKind: string
  subjectId: string
  editionId: string | null
  actorId: string | null
  data: Record<string, unknown>
  happenedAt: Date
}

export type NewEvent = {
  kind: string
  subjectKind: string
  subjectId: string
  editionId?: string | null
  actorId?: string | null
  data?: Record<string, unknown>
  happenedAt: Date
}

/**
 * A later feature's reaction. It runs in a transaction of its own in which the event is marked as handled,
 * so its changes to the database happen once; whatever it does outside must bear repeating.
 */
export type Subscription<P> = {
  handler: string
  kinds: readonly string[]
  react(platform: P, trx: Transaction<DB>, event: FestivalEvent): Promise<void>
}

export type Events = {
  /** Stores the event and one job per subscriber, all within the transaction of the change. */
  record(trx: Transaction<DB>, event: NewEvent): Promise<string>
}

const jobName = 'event'

export const createEvents = <P>(
  jobs: Pick<Jobs, 'enqueue'>,
  subscriptions: readonly Subscription<P>[],
): Events => ({
  record: async (trx, event) => {
    const { id } = await trx
      .insertInto('event')
      .values({
        kind: event.kind,
        subjectKind: event.subjectKind,
        subjectId: event.subjectId,
        editionId: event.editionId ?? null,
        actorId: event.actorId ?? null,
        data: JSON.stringify(event.data ?? {}),
        happenedAt: event.happenedAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (const { handler, kinds } of subscriptions)
      if (kinds.includes(event.kind)) await jobs.enqueue(trx, jobName, { eventId: id, handler })
    return id
  },
})

/** The job that delivers stored events to the subscribers. */
export const eventJob = <P extends { db: Kysely<DB> }>(
  subscriptions: readonly Subscription<P>[],
): Job<P, { eventId: string; handler: string }> => ({
  name: jobName,
  run: async (platform, { eventId, handler }) => {
    const subscription = subscriptions.find((one) => one.handler === handler)
    if (!subscription) return
    await platform.db.transaction().execute(async (trx) => {
      const event = await trx.selectFrom('event').selectAll().where('id', '=', eventId).executeTakeFirst()
      if (!event) return
      const first = await trx
        .insertInto('eventHandled')
        .values({ eventId, handler })
        .onConflict((conflict) => conflict.doNothing())
        .returning('eventId')
        .executeTakeFirst()
      if (first) await subscription.react(platform, trx, event as FestivalEvent)
    })
  },
})
