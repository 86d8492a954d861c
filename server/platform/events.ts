import type { News, NewsKind } from '#contract/events.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { Trx } from './postgres/connect.ts'

/** A thing that happened, told in the words of the product: 'film.published'. */
export type FestivalEvent<Kind extends NewsKind = NewsKind> = Kind extends NewsKind
  ? {
      id: string
      kind: Kind
      subjectKind: News[Kind]['subject']
      subjectId: string
      editionId: News[Kind]['edition']
      actorId: string | null
      data: News[Kind]['told']
      happenedAt: Date
    }
  : never

/** `editionId` and `data` may be left out where the kind has none to tell. */
export type NewEvent<Kind extends NewsKind = NewsKind> = Kind extends NewsKind
  ? {
      kind: Kind
      subjectKind: News[Kind]['subject']
      subjectId: string
      actorId?: string | null
      happenedAt: Date
    } & OptionalIf<null, { editionId: News[Kind]['edition'] }> &
      OptionalIf<Record<never, never>, { data: News[Kind]['told'] }>
  : never

/** The kinds of news that may be told of such a subject. */
export type NewsOf<Subject extends string> = {
  [Kind in NewsKind]: News[Kind]['subject'] extends Subject ? Kind : never
}[NewsKind]

/** What has to be told of a kind, as the last argument of whoever tells it. */
export type Telling<Kind extends NewsKind> =
  Record<never, never> extends News[Kind]['told'] ? [] : [data: News[Kind]['told']]

/** Its one field may be missing where `Empty` would do for it. */
type OptionalIf<Empty, Field> = Empty extends Field[keyof Field] ? Partial<Field> : Field

export type Events = {
  /** Stores the event and one job per subscription, all within the transaction of the change. */
  record(trx: Trx, event: NewEvent): Promise<string>
}

/** Which handler wants to hear of what; enough for whoever tells. */
export type Heard = { handler: string; kinds: readonly NewsKind[] }

/**
 * Each handler has a task of its own: news for one that a worker does not know, since it is older than whoever
 * told, waits for a worker that does.
 */
export const taskOf = (handler: string): string => `event:${handler}`

export const createEvents = (jobs: Pick<Jobs, 'enqueue'>, heard: readonly Heard[]): Events => ({
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
    for (const { handler, kinds } of heard)
      if (kinds.includes(event.kind)) await jobs.enqueue(trx, taskOf(handler), { eventId: id })
    return id
  },
})
