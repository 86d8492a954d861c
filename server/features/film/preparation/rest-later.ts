import type { Platform } from '#platform/platform.ts'
import { inspectionOf, type Task, waitedMs } from './standing.ts'
import { jobNames, priorityOf } from './turns.ts'

/** Queues the remaining sizes of a film that can be watched. */
export async function restLater(platform: Platform, task: Task): Promise<void> {
  const film = await inspectionOf(platform.db, task)
  if (!film) return
  const waited = await waitedMs(platform, task)
  await platform.jobs.enqueue(platform.db, jobNames.rest, task, {
    id: `${jobNames.rest}:${task.filmId}`,
    priority: priorityOf('rest', film.durationMs, waited),
    long: true,
  })
}
