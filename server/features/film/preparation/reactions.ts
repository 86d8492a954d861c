import type { Subscription } from '#platform/events.ts'
import type { Platform } from '#platform/platform.ts'
import { jobNames, priorityOf } from './turns.ts'

/** What the maker decides and preparation carries out. */
export const preparationSubscriptions: Subscription<Platform>[] = [
  {
    handler: 'film.make-poster',
    kinds: ['film.poster_chosen'],
    react: (platform, trx, event) =>
      platform.jobs.enqueue(
        trx,
        jobNames.poster,
        { filmId: event.subjectId },
        {
          id: `${jobNames.poster}:${event.subjectId}`,
          priority: priorityOf('poster'),
        },
      ),
  },
]
