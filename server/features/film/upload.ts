import { rm } from 'node:fs/promises'
import { Upload as TusUpload } from '@tus/server'
import { largestUpload } from '#contract/plain/film.ts'
import { type ErrorCode, refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { keepBlob, releaseBlob } from '#platform/storage/blobs.ts'
import type { Stored } from '#platform/storage/storage.ts'
import { cleanText } from '#platform/text/text.ts'
import { prepareLater } from './prepare-later.ts'
import { judgePublication } from './publication.ts'
import { tell } from './tell.ts'
import { keepPlace } from './upload-place.ts'
import {
  createUploadStore,
  dropUpload,
  finishedFile,
  freeBytes,
  keptFiles,
  receivedBytes,
  uploadLivesMs,
} from './upload-store.ts'

/** The most that this installation takes in one file, whatever an edition allows. */

/**
 * A later feature's say on whether a film may be given a (new) file now; composed in app.ts. With `begunAt`: whether
 * the bytes of one that began then may still come.
 */
export type MayUpload = (platform: Platform, filmId: string, bytes: number, begunAt?: Date) => Promise<void>

export type Begun = { id: string; filmId: string; bytes: number; fileName: string }
export type UploadStanding = {
  id: string
  filmId: string
  personId: string
  bytes: number
  begunAt: Date
  completedAt: Date | null
  abandonedAt: Date | null
}

/**
 * Makes room for the bytes of a film before the first one is sent. Repeating the id by the same person gives the
 * same upload. Refuses `upload_empty`, `upload_too_large`, `upload_gone`, `already_exists`, and what `keepPlace` refuses.
 */
export const beginUpload = async (
  platform: Platform,
  personId: string,
  begun: Begun,
  mayUpload: MayUpload,
): Promise<void> => {
  const { id, filmId, bytes } = begun
  const before = await uploadById(platform.db, id)
  if (before) {
    if (before.personId !== personId || before.filmId !== filmId || before.bytes !== bytes)
      refuse('already_exists')
    if (before.abandonedAt) refuse('upload_gone')
    if (!before.completedAt) await makeFile(platform, before)
    return
  }
  if (bytes < 1) refuse('upload_empty', {}, 'bytes')
  if (bytes > largestUpload)
    refuse('upload_too_large', { limit: largestUpload, limitMb: largestUpload / 1e6 }, 'bytes')
  await mayUpload(platform, filmId, bytes)
  const fileName = cleanText(begun.fileName.slice(-255), { field: 'fileName', limit: 255 })
  const free = await freeBytes(platform)
  await platform.db.transaction().execute(async (trx) => {
    await keepPlace(platform, trx, { personId, bytes, free })
    await trx
      .insertInto('upload')
      .values({ id, filmId, personId, bytes, fileName, begunAt: platform.clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
  await makeFile(platform, { id, bytes })
}

/** Never over one that has begun: making it again would cut it to nothing. */
const makeFile = async (platform: Platform, { id, bytes }: { id: string; bytes: number }): Promise<void> => {
  const store = createUploadStore(platform)
  const known = await store.getUpload(id).catch(() => null)
  if (!known) await store.create(new TusUpload({ id, size: bytes, offset: 0 }))
}

/**
 * The last byte has come: the file becomes the film's original and its preparation is queued, all or nothing.
 * Safe to call again at any time, from any process.
 */
export const completeUpload = async (platform: Platform, uploadId: string): Promise<void> => {
  const upload = await uploadById(platform.db, uploadId)
  if (!upload || upload.completedAt || upload.abandonedAt) return
  if ((await receivedBytes(platform, uploadId)) !== upload.bytes) return
  const stored = await takeIn(platform, uploadId)
  if (!stored) return
  await platform.db.transaction().execute(async (trx) => {
    const now = platform.clock.now()
    // another upload of the film that ends now, and whoever deletes it, wait or have come before
    await trx.selectFrom('film').select('id').where('id', '=', upload.filmId).forUpdate().execute()
    const first = await trx
      .updateTable('upload')
      .set({ completedAt: now })
      .where('id', '=', uploadId)
      .where('completedAt', 'is', null)
      .where('abandonedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!first) return
    await keepBlob(trx, stored, 'application/octet-stream')
    const replaced = await setOriginal(trx, upload, stored.hash, now)
    await tell(platform, trx, 'film.received', upload.filmId, upload.personId, {
      uploadId,
      bytes: upload.bytes,
      replaced,
    })
    await prepareLater(platform, trx, upload.filmId)
    await judgePublication(platform, trx, upload.filmId)
  })
  await dropUpload(platform, uploadId)
}

/** null when another process was quicker, or the upload was given up, and the file has been cleared away. */
const takeIn = async (platform: Platform, uploadId: string): Promise<Stored | null> => {
  try {
    return await platform.storage.putFile(await finishedFile(platform, uploadId))
  } catch (error) {
    const upload = await uploadById(platform.db, uploadId)
    if (upload?.completedAt || upload?.abandonedAt) return null
    throw error
  }
}

const setOriginal = async (trx: Trx, upload: UploadStanding, hash: string, now: Date): Promise<boolean> => {
  const before = await trx
    .selectFrom('original')
    .select('hash')
    .where('filmId', '=', upload.filmId)
    .executeTakeFirst()
  const unmeasured = {
    durationMs: null,
    width: null,
    height: null,
    fps: null,
    hasAudio: null,
    loudnessLufs: null,
    bars: null,
    facts: '{}',
  }
  await trx
    .insertInto('original')
    .values({ filmId: upload.filmId, uploadId: upload.id, hash, receivedAt: now })
    .onConflict((conflict) =>
      conflict.column('filmId').doUpdateSet({ uploadId: upload.id, hash, receivedAt: now, ...unmeasured }),
    )
    .execute()
  if (before) await releaseBlob(trx, before.hash)
  return before !== undefined
}

/** Gives an upload up on its owner's wish, or because it rested too long. */
export const abandonUpload = async (platform: Platform, uploadId: string): Promise<void> => {
  const abandoned = await platform.db
    .updateTable('upload')
    .set({ abandonedAt: platform.clock.now() })
    .where('id', '=', uploadId)
    .where('completedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (abandoned) await dropUpload(platform, uploadId)
}

/**
 * Completes what a killed process left complete, gives up what has rested too long, and clears away what lies here of
 * uploads that are over: given up, erased with their film or person, or left by an ended process.
 */
export const tidyUploads = async (platform: Platform): Promise<void> => {
  // before the open ones are asked for: what begins meanwhile is not among them
  const kept = await keptFiles(platform)
  const open = await openUploads(platform.db)
  for (const { id, bytes, begunAt } of open) {
    if ((await receivedBytes(platform, id)) === bytes) await completeUpload(platform, id)
    else if (begunAt.getTime() + uploadLivesMs < platform.clock.now().getTime())
      await abandonUpload(platform, id)
  }
  const going = new Set(open.map(({ id }) => id))
  for (const { uploadId, file } of kept) if (!going.has(uploadId)) await rm(file, { force: true })
}

/** Files of uploads that are over, which the next `tidyUploads` clears away. */
export const strayUploads = async (platform: Platform): Promise<string[]> => {
  const kept = await keptFiles(platform)
  const going = new Set((await openUploads(platform.db)).map(({ id }) => id))
  return kept.filter(({ uploadId }) => !going.has(uploadId)).map(({ file }) => file)
}

/** What is erased is off the disk in a moment, and not when the clock next strikes. */
export const tidyUploadsLater = (platform: Pick<Platform, 'jobs'>, trx: Trx): Promise<void> =>
  platform.jobs.enqueue(trx, tidyJob, {}, { id: `${tidyJob}:now` })

export const tidyJob = 'film.tidy-uploads'

const openUploads = (db: Db) =>
  db
    .selectFrom('upload')
    .select(['id', 'bytes', 'begunAt'])
    .where('completedAt', 'is', null)
    .where('abandonedAt', 'is', null)
    .execute()

export const uploadById = async (db: Db, id: string): Promise<UploadStanding | null> =>
  (await db
    .selectFrom('upload')
    .select(['id', 'filmId', 'personId', 'bytes', 'begunAt', 'completedAt', 'abandonedAt'])
    .where('id', '=', id)
    .executeTakeFirst()) ?? null

/**
 * The upload that brought the film its file; while it has none, the newest that was not given up. When it began
 * and ended decides whether the film was in time, whatever is on its way to replace it.
 */
export const decidingUpload = async (
  db: Db,
  filmId: string,
): Promise<{ begunAt: Date; completedAt: Date | null; bytes: number } | null> =>
  (await db
    .selectFrom('upload')
    .leftJoin('original', 'original.uploadId', 'upload.id')
    .select(['begunAt', 'completedAt', 'bytes'])
    .where('upload.filmId', '=', filmId)
    .where('abandonedAt', 'is', null)
    .orderBy((eb) => eb('original.uploadId', 'is not', null), 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()) ?? null

export const uploadRefusal = (upload: UploadStanding | null, personId: string): ErrorCode | null =>
  upload === null || upload.personId !== personId ? 'not_found' : upload.abandonedAt ? 'upload_gone' : null
