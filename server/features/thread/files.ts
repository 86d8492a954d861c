import type { ThreadFile } from '#contract/thread.ts'
import { isSpent, isStaying, isWithin, type Limit } from '#features/account/account.ts'
import { refuse } from '#platform/errors.ts'
import type { Order } from '#platform/picture/picture.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { eraseBlobs, keepBlob } from '#platform/storage/blobs.ts'
import { kindOfFile } from './file-kinds.ts'
import { fileName } from './file-name.ts'
import type { Reader } from './reader.ts'
import { isWrittenBy, writtenBy } from './thread.queries.ts'
import { fileView } from './thread.view.ts'

const day = 86_400_000
/** Of one person; and files of an entry that wait for their message. */
const limits: Limit[] = [{ act: 'thread-file', most: 60, perMs: day }]
const mostUnsent = 20

/**
 * Takes a file that a message will go with. Pictures are developed anew, upright and without what cameras write into
 * them; everything else is kept as it came. Sending an id again keeps nothing twice. Who has sent too many is told before
 * any of it is looked at. Refuses what `kindOfFile` and `Pictures.develop` refuse, `thread_withdrawn` and
 * `thread_too_many`.
 */
export const takeFile = async (
  platform: Platform,
  reader: Reader,
  { id, name, file }: { id: string; name: string; file: string },
): Promise<ThreadFile> => {
  if (reader.withdrawn) refuse('thread_withdrawn')
  const known = await platform.db
    .selectFrom('messageFile')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (known) return isTheirs(known, reader) ? fileView(known) : refuse('already_exists')
  const who = reader.guardian ? `guardian of ${reader.personId}` : reader.personId
  if ((await unsentOf(platform.db, reader)) >= mostUnsent || (await isSpent(platform, limits, who)))
    refuse('thread_too_many')
  const kind = await kindOfFile(file)
  const stored = kind.picture
    ? await platform.storage.putBytes(await develop(platform, file, who))
    : await platform.storage.putFile(file)
  return await platform.db.transaction().execute(async (trx) => {
    if (!(await isStaying(trx, reader.personId))) refuse('thread_link_person_gone')
    const made = await trx
      .insertInto('messageFile')
      .values({
        id,
        entryId: reader.entryId,
        ...writtenBy(reader),
        hash: stored.hash,
        bytes: stored.bytes,
        name: fileName(name, kind),
        mediaType: kind.mediaType,
        receivedAt: platform.clock.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst()
    if (!made) return refuse('already_exists')
    await keepBlob(trx, stored, kind.mediaType)
    if ((await unsentOf(trx, reader)) > mostUnsent || !(await isWithin(platform, trx, limits, who)))
      refuse('thread_too_many')
    return fileView(made)
  })
}

/** Large enough to read a document from, small enough to send. */
const side = 3200

const develop = async ({ pictures }: Platform, file: string, who: string): Promise<Buffer> => {
  const order: Order = {
    fit: 'inside',
    width: side,
    height: side,
    prints: [{ format: 'jpeg', quality: 88, ground: '#ffffff' }],
  }
  const { prints } = await pictures.develop(file, order, who)
  return prints.jpeg
}

type Row = { entryId: string; personId: string | null; guardianOf: string | null }
const isTheirs = (row: Row, reader: Reader): boolean =>
  row.entryId === reader.entryId && isWrittenBy(row, reader)

const unsentOf = async (db: Db, reader: Reader): Promise<number> => {
  const { personId, guardianOf } = writtenBy(reader)
  const { count } = await db
    .selectFrom('messageFile')
    .select((each) => each.fn.countAll<number>().as('count'))
    .where('entryId', '=', reader.entryId)
    .where('messageId', 'is', null)
    .where('personId', 'is not distinct from', personId)
    .where('guardianOf', 'is not distinct from', guardianOf)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Takes back a file that no message has gone with yet; one that is not there, or was sent, stays as it is. */
export const dropFile = (platform: Platform, reader: Reader, id: string): Promise<void> =>
  platform.db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('messageFile')
      .selectAll()
      .where('id', '=', id)
      .where('messageId', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (row && isTheirs(row, reader)) await removeFiles(trx, [row])
  })

/** A file of the thread; one that was not sent yet is its sender's alone. Refuses `not_found`. */
export const openFile = async ({ db, storage }: Platform, reader: Reader, id: string) => {
  const row = await db
    .selectFrom('messageFile')
    .selectAll()
    .where('id', '=', id)
    .where('entryId', '=', reader.entryId)
    .executeTakeFirst()
  if (!row || (row.messageId === null && !isTheirs(row, reader))) return refuse('not_found')
  return { ...fileView(row), source: await storage.open(row.hash) }
}

/** Files whose message was never sent. */
export const tidyFiles = ({ db, clock }: Platform): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const left = await trx
      .selectFrom('messageFile')
      .select(['id', 'hash'])
      .where('messageId', 'is', null)
      .where('receivedAt', '<', new Date(clock.now().getTime() - day))
      .orderBy('hash')
      .limit(1000)
      .forUpdate()
      .skipLocked()
      .execute()
    await removeFiles(trx, left)
  })

export const removeFiles = async (
  trx: Trx,
  files: readonly { id: string; hash: string }[],
): Promise<void> => {
  if (files.length === 0) return
  await trx
    .deleteFrom('messageFile')
    .where(
      'id',
      'in',
      files.map(({ id }) => id),
    )
    .execute()
  await eraseBlobs(
    trx,
    files.map(({ hash }) => hash),
  )
}
