import type { Plan, PlanRow } from '#contract/plain/plan.ts'
import { messages } from '../../messages/messages.ts'
import s from './plan.module.css'
import { isWall, wallInWords } from './wall-day.ts'

/** A plan as it will be read: each phase with its days and weekdays, and a bar where it lies in the whole. */
export const PlanStrip = ({ plan }: { plan: Plan }) => {
  const t = messages('edition')
  const rows = plan.rows.filter(({ starts }) => isWall(starts))
  const own = rows.some(({ kind }) => kind === 'voting')
  const span = spanOf(rows)
  // years are said where there is more than one
  const year = new Set(rows.map(({ starts }) => starts.slice(0, 4))).size > 1
  const place = (row: Pick<PlanRow, 'starts' | 'ends'>) => {
    const from = share(row.starts, span)
    const to = isWall(row.ends) ? share(row.ends, span) : 1
    return { '--from': `${from * 100}%`, '--long': `${Math.max(0, to - from) * 100}%` }
  }
  const lines = [
    ...rows.map((row) => ({
      key: row.kind as string,
      name: row.kind === 'screening' && !own ? t.phases.screeningAndVoting : t.phases[row.kind],
      when: spanInWords(row, { year }),
      ...row,
    })),
    ...(isWall(plan.decision)
      ? [
          {
            key: 'decision',
            name: t.phases.decision,
            when: wallInWords(plan.decision, { year }),
            starts: plan.decision,
            ends: plan.decision,
          },
        ]
      : []),
  ].sort((a, b) => (a.starts < b.starts ? -1 : 1))
  return (
    <ol class={`fig ${s.strip}`}>
      {lines.map((line) => (
        <li key={line.key}>
          <b>{line.name}</b>
          <span>{line.when}</span>
          <i style={place(line)} aria-hidden="true" />
        </li>
      ))}
    </ol>
  )
}

const spanInWords = ({ starts, ends }: PlanRow, how: { year: boolean }): string => {
  const from = wallInWords(starts, how)
  if (!isWall(ends)) return `${from} –`
  return starts.slice(0, 10) === ends.slice(0, 10)
    ? `${from}–${ends.slice(11, 16)}`
    : `${from} – ${wallInWords(ends, how)}`
}

type Span = { from: number; to: number }

/** From the first start to the last end; the archive does not stretch it. */
const spanOf = (rows: readonly PlanRow[]): Span => {
  const edges = rows
    .filter(({ kind }) => kind !== 'archive')
    .flatMap(({ starts, ends }) => [starts, ends].filter(isWall))
    .map((wall) => Date.parse(`${wall}Z`))
  const from = Math.min(...edges)
  const to = Math.max(...edges)
  return { from, to: to + Math.max(1, (to - from) * 0.04) }
}

const share = (wall: string, { from, to }: Span): number =>
  Math.min(1, Math.max(0, (Date.parse(`${wall}Z`) - from) / (to - from)))
