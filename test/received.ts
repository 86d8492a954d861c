import { randomUUID } from 'node:crypto'
import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { prepareLater } from '#features/film/prepare-later.ts'
import type { Platform } from '#platform/platform.ts'
import { keepBlob } from '#platform/storage/blobs.ts'

/** A film whose upload has just been received whole: its preparation is queued. */
export async function received(platform: Platform, filmId: string, file: string): Promise<void> {
  await complete(platform, filmId, await arrived(platform, file))
}

/** The bytes of an upload, all there. */
export async function arrived({ config }: Platform, file: string): Promise<string> {
  const incoming = join(config.dataDir, 'received')
  await mkdir(incoming, { recursive: true })
  const copy = join(incoming, randomUUID())
  await copyFile(file, copy)
  return copy
}

/** What follows an upload's last byte. */
export async function complete(platform: Platform, filmId: string, copy: string): Promise<void> {
  const stored = await platform.storage.putFile(copy)
  await platform.db.transaction().execute(async (trx) => {
    await keepBlob(trx, stored, 'application/octet-stream')
    const now = platform.clock.now()
    await trx
      .insertInto('original')
      .values({ filmId, hash: stored.hash, receivedAt: now })
      .onConflict((conflict) =>
        conflict.column('filmId').doUpdateSet({ hash: stored.hash, receivedAt: now, facts: '{}' }),
      )
      .execute()
    await prepareLater(platform, trx, filmId)
  })
}
