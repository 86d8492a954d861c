import type { Platform } from '#platform/platform.ts'
import { keepBlob } from '#platform/storage/blobs.ts'
import { phoneVideos } from './phone-video.ts'

/** Puts one short clip behind every planted film. */
export const givePlayable = async ({ pool, db, storage }: Platform, seconds: number): Promise<void> => {
  await using videos = await phoneVideos()
  const stored = await storage.putFile(await videos.upright(seconds))
  await keepBlob(db, stored, 'video/mp4')
  const { hash } = stored
  await pool.query(`update rendition set hash = $1, duration_ms = $2, codecs = 'avc1.42c01e,mp4a.40.2'`, [
    hash,
    seconds * 1000,
  ])
  await pool.query('update original set hash = $1, duration_ms = $2', [hash, seconds * 1000])
}
