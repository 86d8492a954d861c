import type { Feature } from '#platform/feature.ts'
import type { Job } from '#platform/jobs/job.ts'
import { mailJob } from '#platform/mail/mail.job.ts'
import type { Platform } from '#platform/platform.ts'
import { eventJobs, type Subscription } from '#platform/subscription.ts'

/** The role `work`: everything that is done later. */
export const jobsOf = async (features: readonly Feature[]): Promise<Job<Platform, never>[]> => [
  mailJob as Job<Platform, never>,
  ...eventJobs(subscriptionsOf(features)),
  ...(await Promise.all(features.map(async ({ jobs }) => (jobs ? await jobs() : [])))).flat(),
]

/** Every reaction to news, in the order of the features. */
export const subscriptionsOf = (features: readonly Feature[]): Subscription[] =>
  features.flatMap(({ subscriptions = [] }) => subscriptions)
