import { randomUUID } from 'node:crypto'
import type { NewsKind } from '#contract/events.ts'
import type { MeasureAct } from '#contract/measure.ts'
import type { Act, ReasonCode } from '#contract/moderation.ts'
import { personById } from '#features/account/account.ts'
import {
  disqualifyIn,
  type EntryRow,
  entryRow,
  lockEntry,
  moveToStageIn,
  reinstateIn,
} from '#features/entry/entry.ts'
import { lockSubject, ruleIn, type Subjects, standing } from '#features/moderation/moderation.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'

/** Who does it, and what can be ruled on. */
export type Doer = { personId: string; subjects: Subjects }

/** What the makers read, and the rule it rests on. */
export type Words = { reasonCode: ReasonCode | null; reason: string }

/** How an entry stood before a measure, as far as measures change it. */
export type Before = {
  stage: EntryRow['stage']
  ruling: { act: Act; reasonCode: ReasonCode; reason: string } | null
  disqualification: string | null
}

/** What an act is about, and by which news of it another's work is told. */
const groups = {
  ruling: ['film.held', 'film.removed', 'film.released'],
  running: ['entry.disqualified', 'entry.reinstated'],
  stage: ['entry.shortlisted', 'entry.finalist', 'entry.unlisted'],
} as const satisfies Record<string, NewsKind[]>

type Group = keyof typeof groups

const groupOf: Record<MeasureAct, Group> = {
  hold: 'ruling',
  remove: 'ruling',
  release: 'ruling',
  disqualify: 'running',
  reinstate: 'running',
  shortlist: 'stage',
  finalist: 'stage',
  unlist: 'stage',
}

/**
 * Does an act to one entry. `seen`: what its doer saw as the last of the kind; undefined: whatever there is. Refuses as
 * the act itself does, `not_found`, and `entry_changed_by` when somebody has been quicker.
 */
export const actOn = async (
  platform: Platform,
  trx: Trx,
  doer: Doer,
  of: { editionId: string; entryId: string; act: MeasureAct; words: Words; seen?: string | null },
): Promise<{ eventId: string; before: Before }> => {
  const { entryId, act, words } = of
  const row = await locked(trx, entryId, groupOf[act])
  if (row.editionId !== of.editionId) refuse('not_found')
  const last = await lastOf(trx, row, groupOf[act])
  if (of.seen !== undefined && (last?.id ?? null) !== of.seen) await refuseChanged(trx, last)
  const before = await standsNow(trx, row)
  await acts[act](platform, trx, doer, row, words)
  const { id: eventId } = (await lastOf(trx, row, groupOf[act])) ?? refuse('not_found')
  return { eventId, before }
}

/** The last thing of an act's kind that was done to an entry, for whoever is about to do it. */
export const seenFor = async (trx: Trx, entryId: string, act: MeasureAct): Promise<string | null> => {
  const row = await entryRow(trx, entryId)
  return row ? ((await lastOf(trx, row, groupOf[act]))?.id ?? null) : null
}

/** The entry stands again as before the measure. Refuses `measure_undone`, `entry_changed_by`. */
export const takeBackFrom = async (
  platform: Platform,
  trx: Trx,
  doer: Doer,
  { measureId, entryId, act }: { measureId: string; entryId: string; act: MeasureAct },
): Promise<void> => {
  const row = await locked(trx, entryId, groupOf[act])
  const done =
    (await trx
      .selectFrom('measureEntry')
      .select((each) => ['eventId', each.ref('before').$castTo<Before>().as('before')])
      .where('measureId', '=', measureId)
      .where('entryId', '=', entryId)
      .executeTakeFirst()) ?? refuse('measure_undone')
  const last = await lastOf(trx, row, groupOf[act])
  if (last?.id !== done.eventId) await refuseChanged(trx, last)
  await back[groupOf[act]](platform, trx, doer, row, done.before)
}

type Do<With> = (platform: Platform, trx: Trx, doer: Doer, row: EntryRow, by: With) => Promise<unknown>

const rule =
  (act: Act): Do<Words> =>
  (platform, trx, { subjects, personId }, { filmId }, { reasonCode, reason }) =>
    ruleIn(platform, trx, subjects, personId, {
      id: randomUUID(),
      subjectKind: 'film',
      subjectId: filmId,
      act,
      reasonCode: reasonCode ?? 'other',
      reason,
    })

const moveTo =
  (stage: Parameters<typeof moveToStageIn>[4]): Do<unknown> =>
  (platform, trx, { personId }, { id }) =>
    moveToStageIn(platform, trx, personId, id, stage)

const acts: Record<MeasureAct, Do<Words>> = {
  hold: rule('hold'),
  remove: rule('remove'),
  release: rule('release'),
  disqualify: (platform, trx, { personId }, row, { reason }) =>
    row.disqualifiedAt
      ? refuse('entry_disqualified_already')
      : disqualifyIn(platform, trx, personId, row.id, reason),
  reinstate: (platform, trx, { personId }, row) =>
    row.disqualifiedAt ? reinstateIn(platform, trx, personId, row.id) : refuse('entry_not_disqualified'),
  shortlist: moveTo('shortlisted'),
  finalist: moveTo('finalist'),
  unlist: moveTo('eligible'),
}

const back: Record<Group, Do<Before>> = {
  ruling: (platform, trx, doer, row, { ruling }) =>
    rule(ruling?.act ?? 'release')(platform, trx, doer, row, {
      reasonCode: ruling?.reasonCode ?? 'mistake',
      reason: ruling?.reason ?? '',
    }),
  running: (platform, trx, { personId }, { id }, { disqualification }) =>
    disqualification === null
      ? reinstateIn(platform, trx, personId, id)
      : disqualifyIn(platform, trx, personId, id, disqualification),
  stage: (platform, trx, doer, row, { stage }) =>
    moveTo(stage === 'received' ? 'eligible' : stage)(platform, trx, doer, row, null),
}

/** Who does something of the kind to the same entry waits; the film comes before its entries. */
const locked = async (trx: Trx, entryId: string, group: Group): Promise<EntryRow> => {
  const row = (await entryRow(trx, entryId)) ?? refuse('not_found')
  if (group === 'ruling') await lockSubject(trx, row.filmId)
  else await lockEntry(trx, entryId)
  return (await entryRow(trx, entryId)) ?? refuse('not_found')
}

const standsNow = async (trx: Trx, row: EntryRow): Promise<Before> => {
  const ruling = (await standing(trx, 'film', [row.filmId])).get(row.filmId)
  return {
    stage: row.stage,
    ruling: ruling ? { act: ruling.act, reasonCode: ruling.reasonCode, reason: ruling.reason } : null,
    disqualification: row.disqualifiedAt ? (row.disqualificationReason ?? '') : null,
  }
}

const lastOf = (trx: Trx, { id, filmId }: EntryRow, group: Group) =>
  trx
    .selectFrom('event')
    .select(['id', 'actorId'])
    .where('subjectKind', '=', group === 'ruling' ? 'film' : 'entry')
    .where('subjectId', '=', group === 'ruling' ? filmId : id)
    .where('kind', 'in', groups[group])
    .orderBy('happenedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

const refuseChanged = async (trx: Trx, last: { actorId: string | null } | undefined): Promise<never> => {
  const by = last?.actorId ? (await personById(trx, last.actorId))?.name : ''
  return by ? refuse('entry_changed_by', { by }) : refuse('entry_changed')
}
