import type { CalendarChange, Phase } from '#contract/edition.ts'

type Moved = {
  kind: Phase['kind'] | 'decision'
  edge: 'start' | 'end'
  from: string | null
  to: string | null
}

/** What a change of the calendar moved, from when to when, in the order of the year; null: not planned. */
export const movedBy = ({ before, after }: Pick<CalendarChange, 'before' | 'after'>): Moved[] => {
  const kinds = [...new Set([...before.phases, ...after.phases].map(({ kind }) => kind))]
  const of = (state: CalendarChange['before'], kind: Phase['kind']) =>
    state.phases.find((phase) => phase.kind === kind)
  const moved: Moved[] = kinds.flatMap((kind) => {
    const [was, will] = [of(before, kind), of(after, kind)]
    return [
      { kind, edge: 'start' as const, from: was?.startsAt ?? null, to: will?.startsAt ?? null },
      { kind, edge: 'end' as const, from: was?.endsAt ?? null, to: will?.endsAt ?? null },
    ]
  })
  moved.push({ kind: 'decision', edge: 'start', from: before.decisionAt, to: after.decisionAt })
  return moved
    .filter(({ from, to }) => !same(from, to))
    .sort((a, b) => Date.parse(a.to ?? a.from ?? '') - Date.parse(b.to ?? b.from ?? ''))
}

const same = (a: string | null, b: string | null): boolean =>
  a === null || b === null ? a === b : Date.parse(a) === Date.parse(b)
