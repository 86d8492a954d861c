import type { Job } from '#platform/jobs/job.ts'
import { decideOverdue } from './overdue.ts'

export const entryJobs: Job[] = [
  { name: 'entry.decide-overdue', cron: '*/2 * * * *', run: (platform) => decideOverdue(platform) },
]
