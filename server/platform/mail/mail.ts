import type { Config } from '../config.ts'
import type { Job, Jobs } from '../jobs/jobs.ts'
import type { Platform } from '../platform.ts'
import type { Db } from '../postgres/connect.ts'
import { smtp } from './smtp.ts'

export type Letter = {
  recipient: string
  subject: string
  text: string
  html?: string
  language: 'ja' | 'en'
}

/** Carries one letter to its recipient. Rejects when the carrier refuses it. */
export type Carrier = (letter: Letter & { id: string }) => Promise<void>

export type Mail = {
  /**
   * Puts the letter into the outbox within the caller's transaction. It leaves by a job when a carrier is
   * configured; else it stays readable in the operator's outbox.
   */
  post(db: Db, letter: Letter): Promise<string>
  /** undefined without SMTP. */
  carrier: Carrier | undefined
}

export function createMail(config: Config, jobs: Jobs): Mail {
  const carrier = config.smtpUrl ? smtp(config.smtpUrl, config.mailFrom) : undefined
  return {
    carrier,
    async post(db, { text, html, ...letter }) {
      const { id } = await db
        .insertInto('mail')
        .values({ ...letter, bodyText: text, bodyHtml: html ?? null })
        .returning('id')
        .executeTakeFirstOrThrow()
      if (carrier) await jobs.enqueue(db, mailJob.name, { id }, { id: `mail:${id}`, priority: -10 })
      return id
    },
  }
}

/** Sends one letter of the outbox. A letter that cannot leave keeps the carrier's words as `error`. */
export const mailJob: Job<Platform, { id: string }> = {
  name: 'mail',
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
