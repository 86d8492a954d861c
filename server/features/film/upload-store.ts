import { randomUUID } from 'node:crypto'
import { link, mkdir, readdir, rm, stat, statfs } from 'node:fs/promises'
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
  return (await lastBrought(platform, uploadId))?.bytes ?? 0
}

/** How many bytes of an unfinished upload there are and when the last of them came; null when there is none. */
export const lastBrought = async (
  platform: Pick<Platform, 'config'>,
  uploadId: string,
): Promise<{ bytes: number; at: number } | null> => {
  const file = await stat(fileOf(platform, uploadId)).catch(() => null)
  return file && { bytes: file.size, at: file.mtimeMs }
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

/**
 * Everything that lies here by the upload that it came with: its growing file, the note beside it, and the second name
 * of one that was being taken in.
 */
export const keptFiles = async (
  platform: Pick<Platform, 'config'>,
): Promise<{ uploadId: string; file: string }[]> => {
  const folder = folderOf(platform)
  const found = await Promise.all(
    [folder, join(folder, 'finished')].map(async (where) =>
      (await readdir(where, { withFileTypes: true }).catch(() => []))
        .filter((one) => one.isFile())
        .map(({ name }) => ({ uploadId: name.slice(0, 36), file: join(where, name) })),
    ),
  )
  return found.flat()
}

/** How many more bytes find room; none when there is less than is kept free. */
export const freeBytes = async (platform: Pick<Platform, 'config'>): Promise<number> => {
  await mkdir(folderOf(platform), { recursive: true })
  const { bavail, bsize } = await statfs(folderOf(platform))
  return Math.max(0, bavail * bsize - reserveBytes)
}
