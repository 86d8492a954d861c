import type { Job } from '#platform/jobs/job.ts'

const day = 86_400_000

/** Every hour, what a network has shown on a day that is over is forgotten. */
export const viewingJobs: Job[] = [
  {
    name: 'viewing.forget',
    cron: '23 * * * *',
    run: async ({ db, clock }) => {
      await db
        .deleteFrom('exposureShare')
        .where('changedAt', '<=', new Date(clock.now().getTime() - day))
        .execute()
    },
  },
]
