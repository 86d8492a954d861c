import sharp from 'sharp'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { keepBlob, releaseBlob } from '#platform/storage/blobs.ts'

const side = 512

/**
 * Sets a person's picture: upright, cut square round its middle, at most 512 pixels, WebP, and without the
 * place, device and time that phones write into pictures. Refuses with `account_picture_unreadable`.
 */
export const setPicture = async (platform: Platform, personId: string, body: unknown): Promise<void> => {
  const stored = await platform.storage.putBytes(await develop(body))
  await platform.db.transaction().execute(async (trx) => {
    await keepBlob(trx, stored, 'image/webp')
    await dropPicture(trx, personId)
    await trx.updateTable('person').set({ pictureHash: stored.hash }).where('id', '=', personId).execute()
  })
}

/** Removes the picture; its bytes go when nobody else names them. */
export const dropPicture = async (trx: Trx, personId: string): Promise<void> => {
  const had = await trx
    .selectFrom('person')
    .select('pictureHash')
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (!had?.pictureHash) return
  await trx.updateTable('person').set({ pictureHash: null }).where('id', '=', personId).execute()
  await releaseBlob(trx, had.pictureHash)
}

const develop = async (body: unknown): Promise<Uint8Array> => {
  if (!(body instanceof Uint8Array) || body.length === 0) return refuse('account_picture_unreadable')
  return await sharp(body, { limitInputPixels: 100_000_000, animated: false })
    .rotate()
    .resize({ width: side, height: side, fit: 'cover' })
    .toColourspace('srgb')
    .flatten({ background: '#f2ede3' })
    .webp({ quality: 82 })
    .toBuffer()
    .catch(() => refuse('account_picture_unreadable'))
}
