import type { Job } from '#platform/jobs/job.ts'
import type { Platform } from '#platform/platform.ts'
import { letterTask, type Mailbox } from './notices.ts'
import { writeLetter } from './write-letter.ts'

const letterJob: Job<Platform, Mailbox> = {
  name: letterTask,
  run: (platform, { personId, guardianConsentId }) => writeLetter(platform, { personId, guardianConsentId }),
}

export const noticeJobs = [letterJob as Job<Platform, never>]
