import type { Measure, MeasureAct, NewMeasure } from '#contract/measure.ts'
import type { ReasonCode } from '#contract/moderation.ts'
import { longestReason as longestOfEntry } from '#contract/plain/entry.ts'
import { longestReason } from '#contract/plain/moderation.ts'
import type { Language } from '#contract/route.ts'
import { Refused, refuse, sentence } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { cleanText } from '#platform/text/text.ts'
import { actOn, type Doer, takeBackFrom, type Words } from './measured-entry.ts'

/**
 * Does one act to some entries of an edition, each in a transaction of its own: what one of them refuses keeps the
 * others from nothing. The same id again gives the first answer for what was done, and tries the rest. Refuses what is
 * wrong with the words, for all of them at once, and `already_exists` for somebody else's id.
 */
export const takeMeasure = async (
  platform: Platform,
  doer: Doer,
  editionId: string,
  { id, act, reasonCode, reason, entries }: NewMeasure,
  language: Language,
): Promise<Measure> => {
  const words = wordsOf(act, reasonCode, reason)
  const { doneAt } = await begin(platform, doer, editionId, id, act)
  const outcomes: Measure['entries'] = []
  for (const { entryId, seen } of entries)
    outcomes.push(
      await tried(entryId, language, () =>
        platform.db.transaction().execute(async (trx) => {
          if (await isDone(trx, id, entryId)) return
          const { eventId, before } = await actOn(platform, trx, doer, {
            editionId,
            entryId,
            act,
            words,
            seen,
          })
          await trx
            .insertInto('measureEntry')
            .values({ measureId: id, entryId, eventId, before: JSON.stringify(before) })
            .execute()
        }),
      ),
    )
  return { id, act, doneAt: doneAt.toISOString(), entries: outcomes }
}

/**
 * Takes a measure back: each of its entries stands again as before, unless somebody has done something of the kind to it
 * since, which is said. Refuses `not_found`, and `measure_undone` when nothing of it is left.
 */
export const undoMeasure = async (
  platform: Platform,
  doer: Doer,
  editionId: string,
  measureId: string,
  language: Language,
): Promise<Measure> => {
  const measure =
    (await platform.db
      .selectFrom('measure')
      .selectAll()
      .where('id', '=', measureId)
      .where('editionId', '=', editionId)
      .executeTakeFirst()) ?? refuse('not_found')
  const act = measure.act as MeasureAct
  const rows = await entriesOf(platform.db, measureId)
  if (rows.length === 0) refuse('measure_undone')
  const outcomes: Measure['entries'] = []
  for (const { entryId } of rows)
    outcomes.push(
      await tried(entryId, language, () =>
        platform.db.transaction().execute(async (trx) => {
          await takeBackFrom(platform, trx, doer, { measureId, entryId, act })
          await trx
            .deleteFrom('measureEntry')
            .where('measureId', '=', measureId)
            .where('entryId', '=', entryId)
            .execute()
        }),
      ),
    )
  return { id: measureId, act, doneAt: measure.doneAt.toISOString(), entries: outcomes }
}

const tried = async (
  entryId: string,
  language: Language,
  act: () => Promise<unknown>,
): Promise<Measure['entries'][number]> => {
  try {
    await act()
    return { entryId, done: true, why: null }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { entryId, done: false, why: sentence(error.code, language, error.details) }
  }
}

/** Judged before anything is done. */
const wordsOf = (act: MeasureAct, reasonCode: ReasonCode | null, given: string): Words => {
  const rules = act === 'hold' || act === 'remove' || act === 'release'
  const limit = rules ? longestReason : longestOfEntry
  const reason = cleanText(given, { field: 'reason', limit, lines: true })
  if (rules && !reasonCode) refuse('ruling_reason_mismatch', {}, 'reasonCode')
  if (!reason && (act === 'hold' || act === 'remove')) refuse('ruling_reason_needed', {}, 'reason')
  if (!reason && act === 'disqualify') refuse('entry_reason_needed', {}, 'reason')
  return { reasonCode, reason }
}

const begin = async (
  { db, clock }: Platform,
  { personId }: Doer,
  editionId: string,
  id: string,
  act: MeasureAct,
): Promise<{ doneAt: Date }> => {
  await db
    .insertInto('measure')
    .values({ id, editionId, act, doneBy: personId, doneAt: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const measure = await db.selectFrom('measure').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const mine = measure.doneBy === personId && measure.editionId === editionId && measure.act === act
  return mine ? measure : refuse('already_exists')
}

const entriesOf = (db: Db, measureId: string) =>
  db
    .selectFrom('measureEntry')
    .select('entryId')
    .where('measureId', '=', measureId)
    .orderBy('entryId')
    .execute()

const isDone = async (trx: Trx, measureId: string, entryId: string): Promise<boolean> =>
  (await trx
    .selectFrom('measureEntry')
    .select('entryId')
    .where('measureId', '=', measureId)
    .where('entryId', '=', entryId)
    .executeTakeFirst()) !== undefined
