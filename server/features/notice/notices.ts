import type { FestivalEvent } from '#platform/events.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { catalogue, isTold, type Told } from './catalogue/catalogue.ts'
import { letterAt } from './quiet.ts'
import { type Reader, readersOf } from './readers.ts'
import { refusing } from './refusal.ts'

/** Whose letters go together: a person's own, or those to one guardian of theirs. */
export type Mailbox = { personId: string; guardianConsentId: string | null }

/** The task that writes what waits for somebody into one letter. */
export const letterTask = 'notice.letter'

/** Tells an event to everybody who is to hear it: one notice each, and a letter soon. Idempotent by event and reader. */
export const tellOf = async (platform: Platform, trx: Trx, event: FestivalEvent<Told>): Promise<void> => {
  const readers = await readersOf(platform, trx, event)
  if (readers.length === 0) return
  const refused = await refusing(
    trx,
    readers.map(({ personId }) => personId),
  )
  const toldAt = platform.clock.now()
  for (let from = 0; from < readers.length; from += atOnce) {
    const made = await trx
      .insertInto('notice')
      .values(
        readers.slice(from, from + atOnce).map((reader) => ({
          eventId: event.id,
          kind: event.kind,
          personId: reader.personId,
          guardianConsentId: reader.guardianConsentId,
          filmId: reader.filmId,
          entryId: reader.entryId,
          editionId: reader.editionId,
          toldAt,
          byLetter: goesByLetter(reader, refused),
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning(['personId', 'guardianConsentId', 'byLetter'])
      .execute()
    for (const mailbox of made) if (mailbox.byLetter) await writeLater(platform, trx, mailbox)
  }
}

/** A statement has 65,535 parameters at most. */
const atOnce = 1000

const goesByLetter = ({ weight, personId }: Reader, refused: ReadonlySet<string>): boolean =>
  weight === 'right' || (weight === 'news' && !refused.has(personId))

/** What waits for this reader is written when the quiet is over; what comes until then is part of it. */
const writeLater = async (
  platform: Platform,
  trx: Trx,
  { personId, guardianConsentId }: Mailbox,
): Promise<void> => {
  const waiting = await selectWaiting(trx, { personId, guardianConsentId }).execute()
  const at = letterAt(waiting.map(({ toldAt, kind }) => ({ toldAt, urgent: isUrgent(kind) })))
  if (at)
    await platform.jobs.enqueue(
      trx,
      letterTask,
      { personId, guardianConsentId },
      { id: `notice:${personId}:${guardianConsentId ?? ''}`, runAt: at },
    )
}

export const selectWaiting = (db: Db, { personId, guardianConsentId }: Mailbox) =>
  db
    .selectFrom('notice')
    .selectAll()
    .where('personId', '=', personId)
    .where('guardianConsentId', 'is not distinct from', guardianConsentId)
    .where('byLetter', '=', true)
    .where('letterId', 'is', null)
    .orderBy('id')

const isUrgent = (kind: string): boolean => isTold(kind) && catalogue[kind].urgent === true
