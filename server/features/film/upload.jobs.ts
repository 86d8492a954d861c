import type { Job } from '#platform/jobs/job.ts'
import { tidyJob, tidyUploads } from './upload.ts'

export const uploadJobs: Job[] = [
  { name: tidyJob, cron: '* * * * *', run: (platform) => tidyUploads(platform) },
  { name: 'film.tidy-storage', cron: '23 * * * *', run: ({ storage }) => storage.tidy() },
]
