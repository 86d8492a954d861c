import { randomUUID } from 'node:crypto'
import { link, mkdir, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { FileStore } from '@tus/file-store'
import type { Platform } from '#platform/platform.ts'

/** An upload that rests longer than this is given up. */
export const uploadLivesMs = 7 * 24 * 3_600_000

/** Bytes that stay free for the database and the films being prepared, whatever is sent. */
const reserveBytes = 512 * 1024 * 1024

const folderOf = ({ config }: Pick<Platform, 'config'>): string => join(config.dataDir, 'uploads')
const fileOf = (platform: Pick<Platform, 'config'>, uploadId: string): string =>
  join(folderOf(platform), uploadId)

/** Bytes of unfinished uploads: one growing file each, whose size is the offset. */
export const createUploadStore = (platform: Pick<Platform, 'config'>): FileStore =>
  new FileStore({ directory: folderOf(platform), expirationPeriodInMilliseconds: uploadLivesMs })

/** How many bytes of an unfinished upload the server has. */
export const receivedBytes = async (
  platform: Pick<Platform, 'config'>,
  uploadId: string,
): Promise<number> => {
  const file = await stat(fileOf(platform, uploadId)).catch(() => null)
  return file?.size ?? 0
}

/**
 * A second name for the finished file, which the storage may take away: should the process end before the
 * database knows, the upload is still there to be completed again.
 */
export const finishedFile = async (platform: Pick<Platform, 'config'>, uploadId: string): Promise<string> => {
  const finished = join(folderOf(platform), 'finished', `${uploadId}-${randomUUID()}`)
  await mkdir(join(finished, '..'), { recursive: true })
  await link(fileOf(platform, uploadId), finished)
  return finished
}

export const dropUpload = async (platform: Pick<Platform, 'config'>, uploadId: string): Promise<void> => {
  await rm(fileOf(platform, uploadId), { force: true })
  await rm(`${fileOf(platform, uploadId)}.json`, { force: true })
}

/** Whether so many more bytes find room. */
export const hasRoomFor = async (platform: Pick<Platform, 'config'>, bytes: number): Promise<boolean> => {
  await mkdir(folderOf(platform), { recursive: true })
  const { bavail, bsize } = await statfs(folderOf(platform))
  return bavail * bsize - bytes > reserveBytes
}
