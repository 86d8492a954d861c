import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Platform } from '#platform/platform.ts'
import { beginUpload, completeUpload, type MayUpload, uploadById } from './upload.ts'
import { createUploadStore, receivedBytes } from './upload-store.ts'

/**
 * Takes a file of this machine in as a film's upload, the way the browser's bytes are taken in. Repeating the id
 * goes on where it was ended. Refuses what beginning an upload refuses.
 */
export const takeFile = async (
  platform: Platform,
  personId: string,
  { id, filmId, file, fileName }: { id: string; filmId: string; file: string; fileName: string },
  mayUpload: MayUpload,
): Promise<void> => {
  const { size } = await stat(file)
  await beginUpload(platform, personId, { id, filmId, bytes: size, fileName }, mayUpload)
  if ((await uploadById(platform.db, id))?.completedAt) return
  const offset = await receivedBytes(platform, id)
  if (offset < size)
    await createUploadStore(platform).write(createReadStream(file, { start: offset }), id, offset)
  await completeUpload(platform, id)
}
