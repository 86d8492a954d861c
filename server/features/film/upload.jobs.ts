import type { Job } from '#platform/jobs/job.ts'
import { tidyUploads } from './upload.ts'

export const uploadJobs: Job[] = [
  { name: 'film.tidy-uploads', cron: '* * * * *', run: (platform) => tidyUploads(platform) },
]
