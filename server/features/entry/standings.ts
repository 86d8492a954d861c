import { type RawBuilder, sql } from 'kysely'
import type { EntryStanding } from '#contract/entry.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { selectEntries } from './entry.queries.ts'

/** Entries that an edition's lists and figures speak of: those of films that are still there. */
export const selectListed = (db: Db, editionId: string) =>
  selectEntries(db).where('entry.editionId', '=', editionId).where('standing.erasedAt', 'is', null)

const inGoodStanding = sql`(standing.competes and not standing.held and not standing.removed)`
const prepared = (states: string) =>
  sql`exists (select from preparation p where p.film_id = entry.film_id and p.state = any(${states}::text[]))`

/** One condition a standing, over `selectListed`: lists, their counts and every figure that leads to a list ask it. */
export const standings: Record<EntryStanding, RawBuilder<boolean>> = {
  all: sql<boolean>`true`,
  received: sql<boolean>`(${inGoodStanding} and said.eligible is null)`,
  eligible: sql<boolean>`(${inGoodStanding} and said.eligible)`,
  ineligible: sql<boolean>`(${inGoodStanding} and not said.eligible)`,
  shortlisted: sql<boolean>`(${inGoodStanding} and entry.stage in ('shortlisted', 'finalist'))`,
  finalist: sql<boolean>`(${inGoodStanding} and entry.stage = 'finalist')`,
  held: sql<boolean>`(standing.competes and standing.held)`,
  removed: sql<boolean>`(standing.competes and standing.removed)`,
  withdrawn: sql<boolean>`standing.withdrawn`,
  disqualified: sql<boolean>`(standing.disqualified and not standing.withdrawn)`,
  unplayable: sql<boolean>`(standing.competes and ${prepared('{refused,failed}')})`,
  no_space: sql<boolean>`(standing.competes and ${prepared('{waiting_for_space}')})`,
  unanswered: sql<boolean>`exists (select from thread_unanswered t where t.entry_id = entry.id)`,
  guardian: sql<boolean>`(standing.competes and said.checks @> '[{"rule": "guardian", "outcome": "undecided"}]')`,
}

/** What waits for somebody at the console. */
export const waits = [
  'unplayable',
  'unanswered',
  'guardian',
  'held',
  'no_space',
] as const satisfies EntryStanding[]

/** For each kind of waiting, since when each of its entries has waited. */
export const waitingSince = async (
  db: Db,
  editionId: string,
): Promise<{ kind: (typeof waits)[number]; since: Date[] }[]> => {
  const since = {
    unplayable: sql<Date>`(select p.updated_at from preparation p where p.film_id = entry.film_id)`,
    no_space: sql<Date>`(select p.updated_at from preparation p where p.film_id = entry.film_id)`,
    held: sql<Date>`(select f.ruled_at from film_standing f where f.film_id = entry.film_id)`,
    unanswered: sql<Date>`(select t.since from thread_unanswered t where t.entry_id = entry.id)`,
    guardian: sql<Date>`entry.received_at`,
  }
  return await Promise.all(
    waits.map(async (kind) => {
      const rows = await selectListed(db, editionId)
        .clearSelect()
        .where(() => standings[kind])
        .select(since[kind].as('since'))
        .execute()
      return { kind, since: rows.map((row) => row.since) }
    }),
  )
}
