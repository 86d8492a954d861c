import { useEffect, useState } from 'preact/hooks'
import type { CalendarInput, EditionReply, PhaseKind } from '#contract/edition.ts'
import { editionLimits, phaseKinds } from '#contract/plain/edition.ts'
import { useAct } from '../../act.ts'
import { call } from '../../call.ts'
import { useLoad } from '../../load.ts'
import { messages } from '../../messages/messages.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaving } from '../../ui/leaving.tsx'
import { notice } from '../../ui/notice.tsx'
import { day, hour } from '../../words/time.ts'
import { addressOf } from '../address.ts'
import { zoneName } from '../overview/overview.tsx'
import { findingsOf } from '../plan/findings.ts'
import { Found } from '../plan/found.tsx'
import { PlanStrip } from '../plan/strip.tsx'
import type { DeskProps } from '../section.ts'
import s from './calendar-editor.module.css'
import { PhaseRow, type Row, Time } from './phase-row.tsx'
import { lastWallOf, wallOf } from './wall.ts'

type Written = { rows: Row[]; decision: string }

/** The calendar in the edition's zone. Once public, a change wants a reason and what is past stays. */
export const CalendarEditor = ({ desk }: { desk: DeskProps }) => {
  const t = messages('settings')
  const { edition } = desk
  const [written, setWritten] = useState(() => read(edition))
  const [reason, setReason] = useState('')
  const [gap, setGap] = useState<string | null>(null)
  const changed = JSON.stringify(written) !== JSON.stringify(read(edition))
  const dirty = changed || reason.trim() !== ''
  const saving = useAct(async () => {
    desk.took(
      await call('PUT /editions/:id/calendar', {
        params: { id: edition.id },
        body: { ...inputOf(written, edition), reason, revision: edition.revision },
      }),
    )
    setReason('')
    notice(t.calendarSaved, { icon: 'check' })
  })
  const drop = () => {
    setWritten(read(edition))
    setReason('')
    saving.clear()
  }
  useEffect(() => setWritten(read(edition)), [edition.revision, edition.timeZone])
  const set = (kind: PhaseKind, change: Partial<Row>) => {
    saving.clear()
    setGap(null)
    setWritten((before) => ({
      ...before,
      rows: before.rows.map((row) => (row.kind === kind ? { ...row, ...change } : row)),
    }))
  }
  const save = async (): Promise<boolean> => {
    const open = written.rows.find((row) => row.on && !row.starts)
    setGap(open ? `phases.${open.kind}.startsAt` : null)
    return open ? false : await saving.run()
  }
  const plan = { rows: written.rows.filter(({ on }) => on), decision: written.decision }
  const findings = findingsOf(plan, edition.publishedAt ? null : wallOf(edition.clock.now, edition.timeZone))
  const errorAt = (field: string) =>
    field === gap
      ? t.phaseStarts
      : (saving.at(field) ?? findings.find((one) => one.wrong && one.field === field)?.words)
  return (
    <div class={s.beside}>
      <Form
        onSend={save}
        elsewhere={saving.elsewhere}
        bar={dirty ? messages('common').unsaved : null}
        acts={
          <>
            <Button kind="line" slim onClick={drop}>
              {messages('common').undo}
            </Button>
            <Button
              type="submit"
              slim
              busy={saving.busy && t.saving}
              unavailable={!changed && t.calendarSame}
            >
              {t.calendarSave}
            </Button>
          </>
        }
      >
        <p class={s.lead}>{t.calendarText({ zone: zoneName(edition.timeZone) })}</p>
        {written.rows.map((row) => (
          <PhaseRow key={row.kind} row={row} edition={edition} set={set} took={desk.took} errorAt={errorAt} />
        ))}
        <div class={s.row}>
          <h3>{t.decisionAt}</h3>
          <div class={s.times}>
            <Time
              label={t.decisionAt}
              value={written.decision}
              onText={(decision) => {
                saving.clear()
                setWritten((before) => ({ ...before, decision }))
              }}
              error={errorAt('decisionAt')}
            />
            <p class={s.note}>{t.decisionHint}</p>
          </div>
        </div>
        {edition.publishedAt && (
          <TextArea
            label={t.calendarReason}
            hint={t.calendarReasonHint}
            rows={2}
            value={reason}
            onText={setReason}
            most={editionLimits.reason}
            error={errorAt('reason')}
          />
        )}
      </Form>
      <aside class={s.strip}>
        <h3 class="serif-text">{t.strip}</h3>
        <PlanStrip plan={plan} />
        <Found findings={findings} />
      </aside>
      <History desk={desk} />
      <Leaving
        dirty={dirty}
        stays={(pathname) => pathname === addressOf(edition, 'settings', 'calendar')}
        save={save}
        drop={drop}
      />
    </div>
  )
}

const History = ({ desk: { edition, editions } }: { desk: DeskProps }) => {
  const t = messages('settings')
  const changes = useLoad(
    (signal) => call('GET /editions/:id/calendar/changes', { params: { id: edition.id }, signal }),
    [edition.id, edition.revision, editions.length],
  )
  if (!changes.data || changes.data.changes.length === 0) return null
  return (
    <section class={s.history}>
      <h2 class="serif-text">{t.calendarHistory}</h2>
      <ul class="fig">
        {changes.data.changes.map((change) => (
          <li key={change.id}>
            <time>
              {day(change.changedAt, edition.timeZone, 'short')} {hour(change.changedAt, edition.timeZone)}
            </time>
            <span>{change.reason}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const read = (edition: EditionReply): Written => ({
  rows: phaseKinds.map((kind) => {
    const phase = edition.calendar.find((one) => one.kind === kind)
    return {
      kind,
      on: phase !== undefined,
      starts: wallOf(phase?.startsAt ?? null, edition.timeZone),
      ends: lastWallOf(phase?.endsAt ?? null, edition.timeZone),
    }
  }),
  decision: wallOf(edition.decisionAt, edition.timeZone),
})

/** A time that was not touched goes back as the instant it was: seconds and doubled hours survive. */
const inputOf = (
  { rows, decision }: Written,
  edition: EditionReply,
): Pick<CalendarInput, 'phases' | 'decisionAt'> => {
  const kept = (text: string, stored: string | null | undefined, shown = wallOf): string | null =>
    stored && text === shown(stored, edition.timeZone) ? stored : text || null
  return {
    phases: rows
      .filter((row) => row.on)
      .map((row) => {
        const stored = edition.calendar.find((phase) => phase.kind === row.kind)
        return {
          kind: row.kind,
          startsAt: kept(row.starts, stored?.startsAt) ?? '',
          endsAt: kept(row.ends, stored?.endsAt, lastWallOf),
        }
      }),
    decisionAt: kept(decision, edition.decisionAt),
  }
}
