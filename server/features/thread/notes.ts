import { longestMessage } from '#contract/plain/thread.ts'
import type { Note } from '#contract/thread.ts'
import { isWithin } from '#features/account/account.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { cleanText } from '#platform/text/text.ts'
import type { Reader } from './reader.ts'

/** What organisers note on an entry among themselves, oldest first. No news, letter or channel tells of it. */
export const notesOn = async (db: Db, entryId: string, readerId: string): Promise<Note[]> => {
  const rows = await db
    .selectFrom('note')
    .innerJoin('person', 'person.id', 'note.personId')
    .selectAll('note')
    .select('person.name')
    .where('entryId', '=', entryId)
    .orderBy('seq')
    .execute()
  return rows.map(({ id, personId, name, text, writtenAt }) => ({
    id,
    author: { name, guardian: false, mine: personId === readerId },
    text,
    writtenAt: writtenAt.toISOString(),
  }))
}

/** Writes a note; an id that was used before writes nothing. Refuses `thread_note_empty`, `text_too_long`, `thread_too_many`. */
export const writeNote = async (
  platform: Platform,
  { entryId, personId }: Reader,
  { id, text: typed }: { id: string; text: string },
): Promise<void> => {
  const text = cleanText(typed, { field: 'text', limit: longestMessage, lines: true })
  if (!text) refuse('thread_note_empty', {}, 'text')
  await platform.db.transaction().execute(async (trx) => {
    const made = await trx
      .insertInto('note')
      .values({ id, entryId, personId, text, writtenAt: platform.clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return await mustBeTheirs(trx, id, entryId, personId)
    if (!(await isWithin(platform, trx, limits, personId))) refuse('thread_too_many')
  })
}

const limits = [{ act: 'thread-note', most: 500, perMs: 86_400_000 }]

const mustBeTheirs = async (trx: Trx, id: string, entryId: string, personId: string): Promise<void> => {
  const note = await trx.selectFrom('note').selectAll().where('id', '=', id).executeTakeFirst()
  if (note?.entryId !== entryId || note.personId !== personId) refuse('already_exists')
}

/** Takes a note of one's own back; nothing happens to others'. */
export const takeNoteBack = async (db: Db, { entryId, personId }: Reader, noteId: string): Promise<void> => {
  await db
    .deleteFrom('note')
    .where('id', '=', noteId)
    .where('entryId', '=', entryId)
    .where('personId', '=', personId)
    .execute()
}

/** What was noted on the entries of somebody who has left is about nobody any more. */
export const forgetNotesOn = async (trx: Trx, personId: string): Promise<void> => {
  await trx
    .deleteFrom('note')
    .where('entryId', 'in', (each) => each.selectFrom('entry').select('id').where('personId', '=', personId))
    .execute()
}
