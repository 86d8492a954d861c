import type { EditionReply, PhaseKind } from '#contract/edition.ts'
import { messages } from '../../messages/messages.ts'
import { Labelled, Tick } from '../../ui/field.tsx'
import { weekdayOf } from '../plan/wall-day.ts'
import s from './calendar-editor.module.css'
import { CloseNow } from './close-now.tsx'

/** Wall-clock times of the edition's zone, as the fields hold them; empty: not planned. */
export type Row = { kind: PhaseKind; on: boolean; starts: string; ends: string }
/** One phase: whether it is planned, when it starts and ends. What is past cannot be touched. */
export const PhaseRow = ({
  row,
  edition,
  set,
  took,
  errorAt,
}: {
  row: Row
  edition: EditionReply
  set: (kind: PhaseKind, change: Partial<Row>) => void
  took: (edition: EditionReply) => void
  errorAt: (field: string) => string | undefined
}) => {
  const t = messages('settings')
  const e = messages('edition')
  const { kind } = row
  const stored = edition.calendar.find((phase) => phase.kind === kind)
  const fixed = (at: string | null | undefined) =>
    Boolean(edition.publishedAt && at && at <= edition.clock.now)
  const running = fixed(stored?.startsAt) && !fixed(stored?.endsAt)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser
    <div class={s.row} role="group" aria-label={e.phases[kind]}>
      <div>
        <h3>{e.phases[kind]}</h3>
        <Tick checked={row.on} disabled={fixed(stored?.startsAt)} onTick={(on) => set(kind, { on })}>
          {t.include}
        </Tick>
      </div>
      <div class={s.times}>
        {row.on ? (
          <>
            <Time
              label={t.starts}
              value={row.starts}
              onText={(starts) => set(kind, { starts })}
              fixed={fixed(stored?.startsAt) && t.pastFixed}
              error={errorAt(`phases.${kind}.startsAt`) ?? errorAt(`phases.${kind}`)}
            />
            <Time
              label={t.ends}
              value={row.ends}
              onText={(ends) => set(kind, { ends })}
              error={errorAt(`phases.${kind}.endsAt`)}
            />
            {running && kind !== 'archive' && <CloseNow kind={kind} edition={edition} took={took} />}
          </>
        ) : null}
        <p class={s.note}>{t.phaseNotes[kind]}</p>
      </div>
    </div>
  )
}

export const Time = ({
  label,
  value,
  onText,
  fixed,
  error,
}: {
  label: string
  value: string
  onText: (text: string) => void
  fixed?: string | false
  error?: string
}) => (
  <Labelled label={label} error={error} aside={fixed || weekdayOf(value) || undefined}>
    {(ids) => (
      <input
        {...ids}
        class={s.time}
        type="datetime-local"
        value={value}
        disabled={Boolean(fixed)}
        max="2099-12-31T23:59"
        onInput={(event) => onText(event.currentTarget.value)}
      />
    )}
  </Labelled>
)
