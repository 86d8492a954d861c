import type { CalendarChange, CalendarInput, Edition, Phase } from '#contract/edition.ts'
import { endAfter } from '#contract/plain/deadline.ts'
import { editionLimits } from '#contract/plain/edition.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { cleanText } from '#platform/text/text.ts'
import { checkCalendar, checkChange } from './edition.rules.ts'
import { checkPublic, findEdition, lockEdition } from './find.ts'
import { checkPlan } from './plan.ts'
import { instantsOf } from './zone.ts'

/**
 * Sets the calendar. Times without an offset are read on the wall clock of the edition's zone, where the minute
 * that is written as an end still counts: where summer time repeats an hour a start takes the first, an end the
 * second; an hour it skips is refused. Once the edition is published every change is a row with its reason, and
 * what is past stays.
 */
export const changeCalendar = async (
  platform: Platform,
  personId: string,
  editionId: string,
  input: CalendarInput,
): Promise<Edition> =>
  await platform.db.transaction().execute(async (trx) => {
    const before = await lockEdition(trx, editionId, input.revision)
    const now = platform.clock.now()
    const { phases, decisionAt } = readCalendar(input, before.timeZone)
    checkPlan({ calendar: phases, decisionAt, timeZone: before.timeZone }, before)
    const reason = cleanText(input.reason, { field: 'reason', limit: editionLimits.reason })
    const changed = !sameCalendar(before, { calendar: phases, decisionAt })
    if (!changed) return before
    if (before.publishedAt) {
      checkChange(before.calendar, phases, now)
      if (!reason) refuse('edition_reason_needed', {}, 'reason')
    }
    await putPhases(trx, editionId, phases)
    await trx
      .updateTable('edition')
      .set((eb) => ({ decisionAt, revision: eb('revision', '+', 1) }))
      .where('id', '=', editionId)
      .execute()
    const after = await findEdition(trx, editionId)
    if (!before.publishedAt) return after
    await checkPublic(trx, after)
    const { id } = await trx
      .insertInto('calendarChange')
      .values({
        editionId,
        reason,
        before: JSON.stringify({ phases: before.calendar, decisionAt: before.decisionAt }),
        after: JSON.stringify({ phases: after.calendar, decisionAt: after.decisionAt }),
        changedBy: personId,
        changedAt: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await platform.events.record(trx, {
      kind: 'edition.calendar_changed',
      subjectKind: 'edition',
      subjectId: editionId,
      editionId,
      actorId: personId,
      data: { calendarChangeId: id },
      happenedAt: now,
    })
    return after
  })

/** What an organiser wrote, in instants. Refuses what cannot be meant, each at its field. */
export const readCalendar = (
  input: Pick<CalendarInput, 'phases' | 'decisionAt'>,
  zone: string,
): { phases: Phase[]; decisionAt: string | null } => {
  const phases = input.phases.map((phase) => inZone(phase, zone))
  const decisionAt = input.decisionAt && momentOf(input.decisionAt, zone, 'last', 'decisionAt')
  checkCalendar(phases)
  return { phases, decisionAt }
}

export const putPhases = async (trx: Trx, editionId: string, phases: readonly Phase[]): Promise<void> => {
  await trx.deleteFrom('phase').where('editionId', '=', editionId).execute()
  if (phases.length > 0)
    await trx
      .insertInto('phase')
      .values(phases.map((phase) => ({ editionId, ...phase })))
      .execute()
}

/** Every change since publication, newest first. */
export const calendarChanges = async (
  db: Db,
  editionId: string,
  { withPersons }: { withPersons: boolean },
): Promise<CalendarChange[]> => {
  const rows = await db
    .selectFrom('calendarChange')
    .selectAll()
    .where('editionId', '=', editionId)
    .orderBy('changedAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => viewOf(row, withPersons))
}

/** One change, without the person. */
export const calendarChange = async (db: Db, id: string): Promise<CalendarChange | null> => {
  const row = await db.selectFrom('calendarChange').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? viewOf(row, false) : null
}

const viewOf = (
  row: {
    id: string
    reason: string
    before: unknown
    after: unknown
    changedAt: Date
    changedBy: string
  },
  withPersons: boolean,
): CalendarChange => ({
  id: row.id,
  reason: row.reason,
  before: row.before as CalendarChange['before'],
  after: row.after as CalendarChange['after'],
  changedAt: row.changedAt.toISOString(),
  changedBy: withPersons ? row.changedBy : null,
})

const inZone = ({ kind, startsAt, endsAt }: CalendarInput['phases'][number], zone: string): Phase => ({
  kind,
  startsAt: momentOf(startsAt, zone, 'first', `phases.${kind}.startsAt`),
  endsAt: endsAt && end(endsAt, zone, `phases.${kind}.endsAt`),
})

/** On the wall an end is the last minute that counts; an instant, or a time with seconds, is itself. */
const end = (text: string, zone: string, field: string): string => {
  const written = momentOf(text, zone, 'last', field)
  return /T\d{2}:\d{2}$/.test(text) ? new Date(endAfter(Date.parse(written))).toISOString() : written
}

/** No festival is planned outside of these, and a slip of the finger is noticed. */
const years = { first: 2000, last: 2199 }

/**
 * An instant, or a time on the wall clock of a zone, as an instant; where a clock shows it twice, the first or the
 * last. Refuses `edition_year_far`, `edition_time_skipped`.
 */
export const momentOf = (text: string, zone: string, which: 'first' | 'last', field: string): string => {
  const year = Number(/^\d+/.exec(text)?.[0])
  if (!(year >= years.first && year <= years.last)) refuse('edition_year_far', {}, field)
  const isInstant = /(Z|[+-]\d{2}:\d{2})$/.test(text)
  const found = isInstant ? (isDay(text) ? [new Date(text)] : []) : instantsOf(text, zone)
  const chosen = which === 'first' ? found[0] : found.at(-1)
  if (!chosen || Number.isNaN(chosen.getTime())) return refuse('edition_time_skipped', { zone }, field)
  return chosen.toISOString()
}

/** JavaScript reads the 30th of February as a day of March. */
const isDay = (text: string): boolean => {
  const day = text.slice(0, 10)
  const read = new Date(`${day}T00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day)
}

const sameCalendar = (
  before: Edition,
  after: { calendar: readonly Phase[]; decisionAt: string | null },
): boolean => {
  const words = (calendar: readonly Phase[]) =>
    calendar
      .map((phase) => JSON.stringify(phase))
      .sort()
      .join()
  return words(before.calendar) === words(after.calendar) && before.decisionAt === after.decisionAt
}
