import type { Config } from '../config.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Db } from '../postgres/connect.ts'
import { inWords } from './blocks.ts'
import { type Carrier, type Letter, mailTask } from './letter.ts'
import { onPaper } from './paper.ts'
import { smtp } from './smtp.ts'

export type Mail = {
  /**
   * Puts the letter into the outbox within the caller's transaction. It leaves by a job when a carrier is
   * configured; else it stays readable in the operator's outbox. So does what is written to an address that was
   * made up for somebody without one (`.invalid`, RFC 6761).
   */
  post(db: Db, letter: Letter): Promise<string>
  /** undefined without SMTP. */
  carrier: Carrier | undefined
}

export function createMail(config: Config, jobs: Jobs): Mail {
  const carrier = config.smtpUrl ? smtp(config.smtpUrl, config.mailFrom) : undefined
  return {
    carrier,
    async post(
      db,
      { recipient, language, subject, text, pictures = [], unsubscribe = null, onBehalfOf = null },
    ) {
      const { id } = await db
        .insertInto('mail')
        .values({
          recipient,
          language,
          subject: subject.text,
          bodyText: ('text' in text ? text : inWords(text)).text,
          bodyHtml: onPaper({ subject: subject.text, text, language }),
          pictures: pictures.length > 0 ? JSON.stringify(pictures) : null,
          unsubscribe,
          onBehalfOf,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      if (carrier && !recipient.endsWith('.invalid'))
        await jobs.enqueue(db, mailTask, { id }, { id: `mail:${id}`, priority: -10 })
      return id
    },
  }
}
