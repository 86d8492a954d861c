import type { EditionReply, Phase } from '#contract/edition.ts'

/** A phase that begins or ends; `at` of an end is the first instant after it. */
export type Edge = { kind: Phase['kind'] | 'decision'; edge: 'start' | 'end'; at: string }

/** The beginnings and ends that are still to come, in order. Moments (a ceremony, the notification) only begin. */
export const edgesOf = ({
  calendar,
  decisionAt,
  clock: { now },
}: Pick<EditionReply, 'calendar' | 'decisionAt' | 'clock'>): Edge[] => {
  const edges: Edge[] = calendar
    .filter(({ kind }) => kind !== 'archive')
    .flatMap(({ kind, startsAt, endsAt }): Edge[] => [
      { kind, edge: 'start', at: startsAt },
      ...(endsAt && kind !== 'ceremony' && kind !== 'announced'
        ? [{ kind, edge: 'end' as const, at: endsAt }]
        : []),
    ])
  if (decisionAt) edges.push({ kind: 'decision', edge: 'start', at: decisionAt })
  return edges.filter(({ at }) => at > now).sort((a, b) => a.at.localeCompare(b.at))
}

/** Whole days on the calendar of the zone. */
export const daysBetween = (from: string, to: Date, timeZone: string): number => {
  const dayOf = (at: string | Date) =>
    Date.parse(new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(new Date(at)))
  return Math.round((dayOf(to) - dayOf(from)) / 86_400_000)
}
