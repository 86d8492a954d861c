import type { Job } from '#platform/jobs/job.ts'
import { ageAnswerHoldsMs } from './account.rules.ts'
import { arrivalStaysMs } from './arrivals.ts'

const day = 86_400_000
const lettersStayMs = 7 * day

/** Every hour, what need not be known any longer is forgotten. */
export const accountJobs: Job[] = [
  {
    name: 'account.forget',
    cron: '17 * * * *',
    run: async ({ db, pool, clock }) => {
      const now = clock.now().getTime()
      await db
        .deleteFrom('ageAnswer')
        .where('answeredAt', '<=', new Date(now - ageAnswerHoldsMs))
        .execute()
      await db
        .deleteFrom('limitedAct')
        .where('doneAt', '<=', new Date(now - day))
        .execute()
      await db
        .deleteFrom('mail')
        .where('createdAt', '<=', new Date(now - lettersStayMs))
        .execute()
      await db
        .deleteFrom('arrival')
        .where('arrivedAt', '<=', new Date(now - arrivalStaysMs))
        .execute()
      await db.deleteFrom('mailedCode').where('expiresAt', '<=', new Date(now)).execute()
      await db.deleteFrom('signInLink').where('expiresAt', '<=', new Date(now)).execute()
      await pool.query('delete from auth.verification where "expiresAt" < now()')
      await pool.query('delete from auth.session where "expiresAt" < now()')
    },
  },
]
