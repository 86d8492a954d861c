import { createHash } from 'node:crypto'
import { strayUploads } from '#features/film/film.ts'
import type { Platform } from '#platform/platform.ts'

/**
 * Reads every stored media file and compares it with its hash and size, and looks for what uploads that are over have
 * left on this machine. Returns what is wrong, in words.
 */
export async function verify(
  platform: Platform,
  onFile: (done: number, of: number) => void = () => undefined,
): Promise<string[]> {
  const { pool, storage } = platform
  const wrong = (await strayUploads(platform)).map(
    (file) =>
      `${file} is left of an upload that is over; it goes by itself within a minute while the festival runs.`,
  )
  const { rows } = await pool.query<{ hash: string; bytes: number }>(
    'select hash, bytes from blob where refs > 0 order by hash',
  )
  for (const [index, { hash, bytes }] of rows.entries()) {
    onFile(index, rows.length)
    try {
      const digest = createHash('sha256')
      let read = 0
      for await (const chunk of await storage.open(hash)) {
        digest.update(chunk)
        read += chunk.length
      }
      if (digest.digest('hex') !== hash)
        wrong.push(`The media file ${hash} is damaged (${read} of ${bytes} bytes).`)
    } catch (error) {
      wrong.push(`The media file ${hash} cannot be read: ${(error as Error).message}`)
    }
  }
  return wrong
}
