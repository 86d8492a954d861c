import type { NewRuling, Ruling, SubjectKind } from '#contract/moderation.ts'
import { longestReason } from '#contract/plain/moderation.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { cleanText } from '#platform/text/text.ts'
import { latestRulings, selectRulings } from './moderation.queries.ts'
import { checkAct, done } from './moderation.rules.ts'
import { rulingView } from './moderation.view.ts'

/** What moderation must know and do of one kind of subject. */
export type Subject = {
  kind: SubjectKind
  /** The editions each of them is in; absent: no such subject. */
  editionsOf(db: Db, ids: readonly string[]): Promise<Map<string, string[]>>
  /** Out of sight or in sight again, in the transaction of the ruling. */
  hide(trx: Trx, id: string, now: Date): Promise<void>
  show(trx: Trx, id: string, now: Date): Promise<void>
}
export type Subjects = Record<SubjectKind, Subject>

/**
 * Rules on a subject. The ruling, what it does to the subject, and its event are one transaction; repeating an
 * id gives the first answer. A release needs no words. Refuses `not_found`, `ruling_repeated`, `ruling_reason_needed`,
 * `ruling_reason_mismatch`.
 */
export const rule = async (
  platform: Platform,
  subjects: Subjects,
  personId: string,
  ruling: NewRuling,
): Promise<Ruling> => {
  return await platform.db.transaction().execute((trx) => ruleIn(platform, trx, subjects, personId, ruling))
}

/** The same within a transaction. */
export const ruleIn = async (
  platform: Platform,
  trx: Trx,
  subjects: Subjects,
  personId: string,
  { id, subjectKind, subjectId, act, reasonCode, reason: given }: NewRuling,
): Promise<Ruling> => {
  const reason = cleanText(given, { field: 'reason', limit: longestReason, lines: true })
  if (!reason && act !== 'release') refuse('ruling_reason_needed', {}, 'reason')
  const now = platform.clock.now()
  await lockSubject(trx, subjectId)
  const repeated = await rulingById(trx, id)
  if (repeated) return repeated.ruledBy.id === personId ? repeated : refuse('already_exists')
  const subject = subjects[subjectKind]
  if (!(await subject.editionsOf(trx, [subjectId])).has(subjectId)) refuse('not_found')
  const standing = (await latest(trx, subjectKind, [subjectId])).get(subjectId)
  checkAct(standing?.act ?? null, act, reasonCode)
  await trx
    .insertInto('ruling')
    .values({ id, subjectKind, subjectId, act, reasonCode, reason, ruledBy: personId, ruledAt: now })
    .execute()
  await (act === 'release' ? subject.show : subject.hide)(trx, subjectId, now)
  await platform.events.record(trx, {
    kind: `${subjectKind}.${done[act]}`,
    subjectKind,
    subjectId,
    actorId: personId,
    data: { rulingId: id, reasonCode, reason },
    happenedAt: now,
  })
  return (await rulingById(trx, id)) ?? refuse('not_found')
}

/** The hold or removal that stands on each of the subjects; those in sight are absent. */
export const standing = async (
  db: Db,
  subjectKind: SubjectKind,
  ids: readonly string[],
): Promise<Map<string, Ruling>> => {
  const all = await latest(db, subjectKind, ids)
  return new Map([...all].filter(([, { act }]) => act !== 'release'))
}

/** Every ruling on a subject, newest first. */
export const rulingsOn = async (db: Db, subjectKind: SubjectKind, id: string): Promise<Ruling[]> => {
  const rows = await selectRulings(db)
    .where('ruling.subjectKind', '=', subjectKind)
    .where('ruling.subjectId', '=', id)
    .execute()
  return rows.map(rulingView)
}

/** The holds and removals that stand on the films of an edition, newest first. */
export const standingIn = async (db: Db, subjects: Subjects, editionId: string): Promise<Ruling[]> => {
  const rows = await latestRulings(db, 'film').where('ruling.act', '!=', 'release').execute()
  const editions = await subjects.film.editionsOf(
    db,
    rows.map((row) => row.subjectId),
  )
  return rows.filter((row) => editions.get(row.subjectId)?.includes(editionId)).map(rulingView)
}

const latest = async (
  db: Db,
  subjectKind: SubjectKind,
  ids: readonly string[],
): Promise<Map<string, Ruling>> => {
  if (ids.length === 0) return new Map()
  const rows = await latestRulings(db, subjectKind)
    .where('ruling.subjectId', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.subjectId, rulingView(row)]))
}

const rulingById = async (db: Db, id: string): Promise<Ruling | null> => {
  const row = await selectRulings(db).where('ruling.id', '=', id).executeTakeFirst()
  return row ? rulingView(row) : null
}

/** Two moderators who rule on one subject at the same time do so one after the other. */
export const lockSubject = async (trx: Trx, id: string): Promise<void> => {
  await trx
    .selectNoFrom((eb) =>
      eb.fn('pg_advisory_xact_lock', [eb.fn('hashtextextended', [eb.val(id), eb.val(0)])]).as('locked'),
    )
    .execute()
}
