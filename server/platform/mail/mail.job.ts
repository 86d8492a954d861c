import type { Job } from '../jobs/job.ts'
import type { Platform } from '../platform.ts'
import type { Storage } from '../storage/storage.ts'
import { type Enclosed, mailTask, type Posted } from './letter.ts'

/**
 * Sends one letter of the outbox. A letter that cannot leave keeps the carrier's words as `error`; one that is refused
 * for good, or was tried to the end, is given up (after ten hours), and that is news.
 */
export const mailJob: Job<Platform, { id: string }> = {
  name: mailTask,
  async run(platform, { id }, { lastAttempt }) {
    const { db, mail, clock, storage } = platform
    const row = await db
      .selectFrom('mail')
      .selectAll()
      .where('id', '=', id)
      .where('sentAt', 'is', null)
      .where('givenUpAt', 'is', null)
      .executeTakeFirst()
    if (!row || !mail.carrier) return
    const pictures = await enclosed(storage, (row.pictures ?? []) as Enclosed[])
    try {
      await mail.carrier({
        id,
        recipient: row.recipient,
        subject: row.subject,
        text: row.bodyText,
        html: row.bodyHtml === null ? undefined : onlyWith(pictures, row.bodyHtml),
        language: row.language as 'ja' | 'en',
        pictures,
        unsubscribe: row.unsubscribe ?? undefined,
      })
    } catch (error) {
      const isOver = lastAttempt || isForGood(error)
      await keepWords(platform, id, (error as Error).message, isOver)
      if (isOver) return
      throw error
    }
    await db.updateTable('mail').set({ sentAt: clock.now(), error: null }).where('id', '=', id).execute()
  },
}

/** SMTP's 5yz: the same letter will not be taken later either (RFC 5321, 4.2.1). */
const isForGood = (error: unknown): boolean =>
  Number((error as { responseCode?: number }).responseCode) >= 500

const keepWords = ({ db, clock, events }: Platform, id: string, words: string, isOver: boolean) =>
  db.transaction().execute(async (trx) => {
    const now = clock.now()
    await trx
      .updateTable('mail')
      .set({ error: words, givenUpAt: isOver ? now : null })
      .where('id', '=', id)
      .execute()
    if (isOver)
      await events.record(trx, {
        kind: 'letter.given_up',
        subjectKind: 'letter',
        subjectId: id,
        happenedAt: now,
      })
  })

/** A picture that is gone by now is left out: the film may have got another one, or none. */
const enclosed = async (storage: Storage, pictures: readonly Enclosed[]): Promise<Posted['pictures']> => {
  const read = async ({ cid, hash }: Enclosed) => {
    try {
      const pieces = await (await storage.open(hash)).toArray()
      return [{ cid, bytes: Buffer.concat(pieces) }]
    } catch {
      return []
    }
  }
  return (await Promise.all(pictures.map(read))).flat()
}

const onlyWith = (pictures: Posted['pictures'], html: string): string =>
  html.replace(/<img src="cid:([\w-]+)"[^>]*>/g, (image, cid) =>
    pictures.some((one) => one.cid === cid) ? image : '',
  )
