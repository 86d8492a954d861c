import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { comeTo, inspectionOf, type Task, waitedMs } from './standing.ts'
import { isLong, jobNames, priorityOf, type Turn } from './turns.ts'

/**
 * Queues a stage of a film's preparation: the one that the film has come to, unless told. Whose turn it is follows from
 * what the film is and how long it has waited, whatever the reason that it is queued; a job of the same stage that
 * still waits is replaced. `afterMs`: not before then.
 */
export async function stageLater(
  platform: Platform,
  db: Db,
  task: Task,
  { turn, afterMs }: { turn?: Turn; afterMs?: number } = {},
): Promise<void> {
  const film = await inspectionOf(db, task)
  const next = turn ?? (film ? nextOf[await comeTo(db, task)] : 'inspect')
  const waited = next === 'rest' ? await waitedMs(platform, db, task) : 0
  await platform.jobs.enqueue(db, jobNames[next], task, {
    id: `${jobNames[next]}:${task.filmId}`,
    priority: priorityOf(next, film?.durationMs, waited),
    long: isLong(next, film?.durationMs),
    ...(afterMs !== undefined && { runAt: new Date(platform.clock.now().getTime() + afterMs) }),
  })
}

/** What follows for a film that was looked at. */
const nextOf = { nothing: 'first', watchable: 'rest', ended: 'rest' } as const
