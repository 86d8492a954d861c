import type { Config } from '../config.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Db } from '../postgres/connect.ts'
import { type Carrier, type Letter, mailTask } from './letter.ts'
import { smtp } from './smtp.ts'

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
      if (carrier) await jobs.enqueue(db, mailTask, { id }, { id: `mail:${id}`, priority: -10 })
      return id
    },
  }
}
