import type { Job } from '../jobs/job.ts'
import type { Platform } from '../platform.ts'
import { mailTask } from './letter.ts'

/** Sends one letter of the outbox. A letter that cannot leave keeps the carrier's words as `error`. */
export const mailJob: Job<Platform, { id: string }> = {
  name: mailTask,
  maxAttempts: 8,
  async run({ db, mail, clock }, { id }) {
    const row = await db
      .selectFrom('mail')
      .selectAll()
      .where('id', '=', id)
      .where('sentAt', 'is', null)
      .executeTakeFirst()
    if (!row || !mail.carrier) return
    try {
      await mail.carrier({
        id,
        recipient: row.recipient,
        subject: row.subject,
        text: row.bodyText,
        html: row.bodyHtml ?? undefined,
        language: row.language as 'ja' | 'en',
      })
    } catch (error) {
      await db
        .updateTable('mail')
        .set({ error: (error as Error).message })
        .where('id', '=', id)
        .execute()
      throw error
    }
    await db.updateTable('mail').set({ sentAt: clock.now(), error: null }).where('id', '=', id).execute()
  },
}
