import type { Me } from '#contract/account.ts'
import type { EditionSummary } from '#contract/edition.ts'

const key = (me: Pick<Me, 'id'>) => `console:${me.id}`

/** The edition that a person has worked on last, in this browser. */
export const lastUsed = (me: Pick<Me, 'id'>): string | null => localStorage.getItem(key(me))

export const noteUsed = (me: Pick<Me, 'id'>, editionId: string): void =>
  localStorage.setItem(key(me), editionId)

/**
 * The edition that needs its reader: the one used last; else of those that run the one with most tasks, the newest of
 * equals; else the newest. `tasksOf` is asked only where several run. Null for somebody who works on none.
 */
export const editionNeeding = async <E extends Pick<EditionSummary, 'id' | 'publishedAt' | 'clock'>>(
  mine: readonly E[],
  used: string | null,
  tasksOf: (edition: E) => Promise<number>,
): Promise<E | null> => {
  const last = mine.find(({ id }) => id === used)
  if (last) return last
  const running = mine.filter(isRunning).slice(0, mostAsked)
  if (running.length < 2) return running[0] ?? mine[0] ?? null
  const tasks = await Promise.all(running.map((edition) => tasksOf(edition).catch(() => 0)))
  return running[tasks.indexOf(Math.max(...tasks))] ?? null
}

/** In their order, what is put away at the end. */
export const archivedLast = <E extends Pick<EditionSummary, 'archivedAt'>>(editions: readonly E[]): E[] => [
  ...editions.filter(({ archivedAt }) => archivedAt === null),
  ...editions.filter(({ archivedAt }) => archivedAt !== null),
]

const mostAsked = 5

/** Something of its calendar is on or to come, beyond its archive. */
const isRunning = ({ publishedAt, clock }: Pick<EditionSummary, 'publishedAt' | 'clock'>): boolean =>
  publishedAt !== null && (clock.next !== null || clock.open.some((kind) => kind !== 'archive'))
