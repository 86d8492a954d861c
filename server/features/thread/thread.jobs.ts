import type { Job } from '#platform/jobs/job.ts'
import { tidyFiles } from './thread.ts'

export const threadJobs: Job[] = [{ name: 'thread.tidy-files', cron: '41 * * * *', run: tidyFiles }]
