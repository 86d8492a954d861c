import { longestMessage } from '#contract/plain/thread.ts'
import type { Language } from '#contract/route.ts'
import type { LinkedThread, NewMessage, Thread, ThreadMark } from '#contract/thread.ts'
import { contactsOf, guardiansBehind, isStaying, isWithin, type Limit } from '#features/account/account.ts'
import { editionById } from '#features/edition/edition.ts'
import { anyFilmsById } from '#features/film/film.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { cleanText } from '#platform/text/text.ts'
import type { Held } from './link.ts'
import { guardianWanted, type Reader } from './reader.ts'
import {
  filesOf,
  isUnanswered,
  isWrittenBy,
  lockThread,
  marksOf,
  messagesOf,
  see,
  seenBy,
  writtenBy,
} from './thread.queries.ts'
import { messageView } from './thread.view.ts'

export { dropFile, openFile, takeFile, tidyFiles } from './files.ts'
export { notesOn, takeNoteBack, writeNote } from './notes.ts'
export { readerOf } from './reader.ts'

const day = 86_400_000
/** A conversation is not that fast; whoever answers for an edition writes in many of them. */
const limits: Record<Reader['side'], Limit[]> = {
  makers: [{ act: 'thread-message', most: 60, perMs: day }],
  organisers: [{ act: 'thread-message', most: 500, perMs: day }],
}

/** A thread as its reader may see it. Private notes are no part of it. */
export const threadFor = async ({ db, clock }: Platform, reader: Reader): Promise<Thread> => {
  const { entryId, side } = reader
  const [rows, files, seen, unanswered, film] = await Promise.all([
    messagesOf(db, entryId),
    filesOf(db, entryId),
    reader.guardian ? Number.POSITIVE_INFINITY : seenBy(db, entryId, reader.personId),
    isUnanswered(db, entryId),
    filmOf(db, reader),
  ])
  const wanted = await guardianWanted(db, reader.editionId)
  const guardians = await Promise.all(
    (film?.makers ?? []).map(({ personId }) => guardiansBehind(db, personId, wanted, clock.now())),
  )
  return {
    entryId,
    title: film?.title ?? { original: '', reading: '', romanised: '', english: '' },
    side,
    messages: rows.map((row) => messageView(row, files.get(row.id) ?? [], reader)),
    unread: rows.filter((row) => row.side !== side && !row.erasedAt && row.seq > seen).length,
    unanswered,
    closed: reader.withdrawn ? 'withdrawn' : null,
    guardianReads: guardians.flat().length > 0,
  }
}

/** The same behind the link of a letter, with as whom its holder writes. */
export const linkedThread = async (
  platform: Platform,
  { reader, expiresAt }: Held,
): Promise<LinkedThread> => {
  const edition = (await editionById(platform.db, reader.editionId)) ?? refuse('not_found')
  const person = (await contactsOf(platform.db, [reader.personId])).get(reader.personId)
  const language: Language | undefined = reader.guardian?.language ?? person?.language
  return {
    thread: await threadFor(platform, reader),
    edition: { name: edition.name, timeZone: edition.timeZone },
    as: { name: person?.name ?? '', guardian: reader.guardian !== null },
    language: language ?? 'ja',
    expiresAt: expiresAt.toISOString(),
  }
}

/**
 * Writes to the other side. Message, files and news are one transaction; sending an id again writes nothing. Refuses
 * `thread_message_empty`, `text_too_long`, `thread_withdrawn`, `thread_too_many`, `thread_file_gone`.
 */
export const sendMessage = async (
  platform: Platform,
  reader: Reader,
  { id, text: typed, files }: NewMessage,
): Promise<void> => {
  const text = cleanText(typed, { field: 'text', limit: longestMessage, lines: true })
  const { entryId, editionId, filmId, side, personId, guardian } = reader
  const now = platform.clock.now()
  const sent = await platform.db.transaction().execute(async (trx) => {
    if (!(await isStaying(trx, personId))) refuse('thread_link_person_gone')
    await lockThread(trx, entryId)
    if (await isSent(trx, reader, id)) return false
    if (reader.withdrawn) refuse('thread_withdrawn')
    if (!text && files.length === 0) refuse('thread_message_empty', {}, 'text')
    if (!(await isWithin(platform, trx, limits[side], guardian ? `guardian of ${personId}` : personId)))
      refuse('thread_too_many')
    const { seq } = await trx
      .insertInto('message')
      .values({ id, entryId, side, ...writtenBy(reader), text, sentAt: now })
      .returning('seq')
      .executeTakeFirstOrThrow()
    await attach(trx, reader, id, files)
    if (!guardian) await see(trx, reader, seq, now)
    await platform.events.record(trx, {
      kind: 'entry.message_sent',
      subjectKind: 'entry',
      subjectId: entryId,
      editionId,
      actorId: guardian ? null : personId,
      data: { messageId: id, filmId, side },
      happenedAt: now,
    })
    return true
  })
  if (sent) platform.bell.look('entries/:id/thread', { id: entryId })
}

/** The first of two sendings counts; an id of somebody else's message is none of theirs. */
const isSent = async (trx: Trx, reader: Reader, id: string): Promise<boolean> => {
  const sent = await trx.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst()
  if (sent && !(sent.entryId === reader.entryId && isWrittenBy(sent, reader))) refuse('already_exists')
  return sent !== undefined
}

const attach = async (trx: Trx, reader: Reader, messageId: string, files: string[]): Promise<void> => {
  const wanted = [...new Set(files)]
  if (wanted.length === 0) return
  const { personId, guardianOf } = writtenBy(reader)
  const taken = await trx
    .updateTable('messageFile')
    .set({ messageId })
    .where('id', 'in', wanted)
    .where('entryId', '=', reader.entryId)
    .where('messageId', 'is', null)
    .where('personId', 'is not distinct from', personId)
    .where('guardianOf', 'is not distinct from', guardianOf)
    .returning('id')
    .execute()
  if (taken.length < wanted.length) refuse('thread_file_gone', {}, 'files')
}

/** The reader has seen the thread up to a message. Refuses `not_found`. */
export const seeUpTo = async ({ db, clock }: Platform, reader: Reader, messageId: string): Promise<void> =>
  await see(db, reader, await placeOf(db, reader.entryId, messageId), clock.now())

/** An organiser says that what the makers wrote so far needs no answer. Refuses `not_found`. */
export const letRest = async (platform: Platform, reader: Reader, messageId: string): Promise<void> => {
  const { db, clock, bell } = platform
  const said = {
    upTo: await placeOf(db, reader.entryId, messageId),
    restedBy: reader.personId,
    restedAt: clock.now(),
  }
  await db
    .insertInto('threadRest')
    .values({ entryId: reader.entryId, ...said })
    .onConflict((conflict) =>
      // of two organisers the one who has read further has said more
      conflict.column('entryId').doUpdateSet(said).where('threadRest.upTo', '<', said.upTo),
    )
    .execute()
  bell.look('editions/:id/overview', { id: reader.editionId })
}

/** It needs one after all. Idempotent. */
export const letRestNoMore = async (
  { db, bell }: Pick<Platform, 'db' | 'bell'>,
  { entryId, editionId }: Reader,
): Promise<void> => {
  await db.deleteFrom('threadRest').where('entryId', '=', entryId).execute()
  bell.look('editions/:id/overview', { id: editionId })
}

const placeOf = async (db: Db, entryId: string, messageId: string): Promise<number> =>
  (
    await db
      .selectFrom('message')
      .select('seq')
      .where('id', '=', messageId)
      .where('entryId', '=', entryId)
      .executeTakeFirst()
  )?.seq ?? refuse('not_found')

/** How the threads of an edition stand for one of its organisers. */
export const marksInEdition = (db: Db, editionId: string, personId: string): Promise<ThreadMark[]> =>
  marksOf(db, { editionId }, personId)

/** How the threads of the entries that a person makes stand for them. */
export const marksOfMaker = (db: Db, personId: string): Promise<ThreadMark[]> =>
  marksOf(db, { makerId: personId }, personId)

const filmOf = async (db: Db, { filmId }: Reader) => (await anyFilmsById(db, [filmId])).get(filmId)
