import { refuse } from '#platform/errors.ts'
import type { Order } from '#platform/picture/picture.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { eraseBlobs, keepBlob } from '#platform/storage/blobs.ts'
import { lockPerson } from '../people/people.queries.ts'

const side = 512

/**
 * Sets a person's picture: upright, cut square round its middle, 512 pixels, WebP, and without the place, device and
 * time that phones write into pictures. Refuses what `Pictures.develop` refuses.
 */
export const setPicture = async (platform: Platform, personId: string, file: string): Promise<void> => {
  const order: Order = {
    fit: 'cover',
    width: side,
    height: side,
    prints: [{ format: 'webp', quality: 82, ground: '#f2ede3' }],
  }
  const { prints } = await platform.pictures.develop(file, order, personId)
  const stored = await platform.storage.putBytes(prints.webp)
  await platform.db.transaction().execute(async (trx) => {
    if (!(await lockPerson(trx, personId))) refuse('not_found')
    await keepBlob(trx, stored, 'image/webp')
    await dropPicture(trx, personId)
    await trx.updateTable('person').set({ pictureHash: stored.hash }).where('id', '=', personId).execute()
  })
}

/** Removes the picture, whose bytes go with it unless somebody else names them. */
export const dropPicture = async (trx: Trx, personId: string): Promise<void> => {
  const had = await trx
    .selectFrom('person')
    .select('pictureHash')
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (!had?.pictureHash) return
  await trx.updateTable('person').set({ pictureHash: null }).where('id', '=', personId).execute()
  await eraseBlobs(trx, [had.pictureHash])
}
