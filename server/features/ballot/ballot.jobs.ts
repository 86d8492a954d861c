import type { Job } from '#platform/jobs/job.ts'
import { forgetMoments } from './again.ts'

/** Every hour, when erased voters came is forgotten as it is of everybody. */
export const ballotJobs: Job[] = [
  {
    name: 'ballot.forget',
    cron: '29 * * * *',
    run: (platform) => forgetMoments(platform),
  },
]
