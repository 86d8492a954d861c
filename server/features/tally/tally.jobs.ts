import type { Job } from '#platform/jobs/job.ts'
import type { Platform } from '#platform/platform.ts'
import { makePublicJob } from './announcing.ts'

export const tallyJobs = [makePublicJob] as readonly Job<Platform, never>[]
