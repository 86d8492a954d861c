import type { Job, JobContext } from '#platform/jobs/job.ts'
import type { Platform } from '#platform/platform.ts'
import { sweepJob } from '#platform/storage/blobs.ts'
import { resumeLost } from './preparation/resume.ts'
import { inspectFilm, makeChosenPoster, makeComplete, makeWatchable } from './preparation/stages.ts'
import type { Task } from './preparation/standing.ts'
import { releasedBlobs } from './preparation/sweep.ts'
import { jobNames } from './preparation/turns.ts'
import { judgeAll } from './publication.ts'

/** Faults of ours are tried again so often, then told. */
const film = { maxAttempts: 4, heavy: true }

export const filmJobs: Job<Platform, never>[] = [
  {
    ...film,
    name: jobNames.inspect,
    heavy: true,
    run: (platform: Platform, task: Task, context: JobContext) => inspectFilm(platform, task, context),
  },
  {
    ...film,
    name: jobNames.first,
    heavy: true,
    run: (platform: Platform, task: Task, context: JobContext) => makeWatchable(platform, task, context),
  },
  {
    ...film,
    name: jobNames.rest,
    heavy: true,
    run: (platform: Platform, task: Task, context: JobContext) => makeComplete(platform, task, context),
  },
  {
    ...film,
    name: jobNames.poster,
    heavy: true,
    run: (platform: Platform, { filmId }: { filmId: string }, context: JobContext) =>
      makeChosenPoster(platform, filmId, context),
  },
  { name: sweepJob, run: (platform: Platform) => releasedBlobs(platform) },
  // birthdays begin with an hour
  { name: 'film.judge-publications', cron: '0 * * * *', run: (platform: Platform) => judgeAll(platform) },
  { name: 'film.resume-preparations', cron: '* * * * *', run: (platform: Platform) => resumeLost(platform) },
] as Job<Platform, never>[]
