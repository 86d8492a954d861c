import type { PersonalPart } from '#platform/personal.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { removeFiles } from './files.ts'

/**
 * What a person wrote and sent. Whoever leaves as a maker takes words, files and the letters that carried them along,
 * and what a guardian wrote for them; what an organiser wrote was the edition's word, and stays without a name.
 */
export const threadPersonal = (platform: Platform): PersonalPart => ({
  feature: 'thread',
  columns: {
    'message.person_id': 'taken, stays',
    'message.guardian_of': 'taken, stays',
    'message_file.person_id': 'taken, gone',
    'message_file.guardian_of': 'taken, gone',
    'note.person_id': 'taken, stays',
    'thread_rest.rested_by': 'history, stays',
    'thread_seen.person_id': 'taken, gone',
  },
  export: async (db, personId) => ({
    messages: await db
      .selectFrom('message')
      .select(['id', 'entryId', 'side', 'text', 'sentAt', 'guardianOf'])
      .where((each) => each.or([each('personId', '=', personId), each('guardianOf', '=', personId)]))
      .orderBy('seq')
      .execute(),
    files: await db
      .selectFrom('messageFile')
      .select(['id', 'entryId', 'messageId', 'name', 'mediaType', 'bytes', 'hash', 'receivedAt'])
      .where((each) => each.or([each('personId', '=', personId), each('guardianOf', '=', personId)]))
      .orderBy('receivedAt')
      .execute(),
    notes: await db
      .selectFrom('note')
      .select(['id', 'entryId', 'text', 'writtenAt'])
      .where('personId', '=', personId)
      .orderBy('seq')
      .execute(),
    seen: await db.selectFrom('threadSeen').selectAll().where('personId', '=', personId).execute(),
  }),
  erase: async (trx, personId, now) => {
    const entries = await takeWordsAlong(trx, personId, now)
    await trx.deleteFrom('threadSeen').where('personId', '=', personId).execute()
    for (const id of entries) platform.bell.look('entries/:id/thread', { id })
  },
})

/** Which entries' threads say less now. */
const takeWordsAlong = async (trx: Trx, personId: string, now: Date): Promise<string[]> => {
  const gone = await trx
    .updateTable('message')
    .set({ text: '', erasedAt: now })
    .where('side', '=', 'makers')
    .where('erasedAt', 'is', null)
    .where((each) => each.or([each('personId', '=', personId), each('guardianOf', '=', personId)]))
    .returning(['id', 'entryId'])
    .execute()
  await forgetLetters(
    trx,
    gone.map(({ id }) => id),
  )
  const files = await trx
    .selectFrom('messageFile')
    .leftJoin('message', 'message.id', 'messageFile.messageId')
    .select(['messageFile.id', 'messageFile.hash', 'message.side'])
    .where((each) =>
      each.or([each('messageFile.personId', '=', personId), each('messageFile.guardianOf', '=', personId)]),
    )
    .orderBy('hash')
    .execute()
  await removeFiles(
    trx,
    files.filter(({ side }) => side !== 'organisers'),
  )
  await trx.updateTable('messageFile').set({ personId: null }).where('personId', '=', personId).execute()
  return [...new Set(gone.map(({ entryId }) => entryId))]
}

/** The outbox keeps letters: what carried these messages goes with them. */
const forgetLetters = async (trx: Trx, messageIds: string[]): Promise<void> => {
  if (messageIds.length === 0) return
  const letters = await trx
    .deleteFrom('messageLetter')
    .where('messageId', 'in', messageIds)
    .returning('mailId')
    .execute()
  if (letters.length > 0)
    await trx
      .deleteFrom('mail')
      .where(
        'id',
        'in',
        letters.map(({ mailId }) => mailId),
      )
      .execute()
}
