import type { Job } from '#platform/jobs/jobs.ts'
import { tidyUploads } from './upload.ts'

export const uploadJobs: Job[] = [
  { name: 'film.tidy-uploads', cron: '* * * * *', run: (platform) => tidyUploads(platform) },
]
