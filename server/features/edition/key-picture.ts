import type { Readable } from 'node:stream'
import type { Edition } from '#contract/edition.ts'
import { refuse } from '#platform/errors.ts'
import type { Order } from '#platform/picture/picture.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { keepBlob } from '#platform/storage/blobs.ts'
import { dropPicture } from './archiving.ts'
import { findEdition, lockEdition } from './find.ts'

/** The shorter side must have at least so many pixels: the picture fills a phone and half a desktop. */
const least = 540
const largest = 2000

/**
 * Takes the edition's one picture in: read upright, freed of its metadata, at most 2000 pixels on the longer
 * side, as WebP and JPEG. Refuses what `Pictures.develop` refuses.
 */
export const setKeyPicture = async (
  platform: Platform,
  personId: string,
  editionId: string,
  file: string,
): Promise<Edition> => {
  const order: Order = {
    fit: 'inside',
    width: largest,
    height: largest,
    least,
    prints: [
      { format: 'webp', quality: 82 },
      { format: 'jpeg', quality: 84, ground: '#0c0b0a' },
    ],
  }
  const picture = await platform.pictures.develop(file, order, personId)
  const [webp, jpeg] = await Promise.all([
    platform.storage.putBytes(picture.prints.webp),
    platform.storage.putBytes(picture.prints.jpeg),
  ])
  const row = {
    webpHash: webp.hash,
    jpegHash: jpeg.hash,
    width: picture.width,
    height: picture.height,
    uploadedBy: personId,
    uploadedAt: platform.clock.now(),
  }
  return await changed(platform, personId, editionId, async (trx) => {
    await keepBlob(trx, webp, 'image/webp')
    await keepBlob(trx, jpeg, 'image/jpeg')
    await dropPicture(trx, editionId)
    await trx
      .insertInto('keyPicture')
      .values({ editionId, ...row })
      .execute()
  })
}

export const removeKeyPicture = (platform: Platform, personId: string, editionId: string): Promise<Edition> =>
  changed(platform, personId, editionId, (trx) => dropPicture(trx, editionId))

/** The bytes of `<hash>.webp` or `<hash>.jpg`, if that is the edition's picture now; else `not_found`. */
export const keyPictureFile = async (
  platform: Platform,
  editionId: string,
  file: string,
): Promise<{ bytes: Readable; mediaType: string }> => {
  const row = await platform.db
    .selectFrom('keyPicture')
    .selectAll()
    .where('editionId', '=', editionId)
    .executeTakeFirst()
  if (row && file === `${row.webpHash}.webp`)
    return { bytes: await platform.storage.open(row.webpHash), mediaType: 'image/webp' }
  if (row && file === `${row.jpegHash}.jpg`)
    return { bytes: await platform.storage.open(row.jpegHash), mediaType: 'image/jpeg' }
  return refuse('not_found')
}

const changed = (
  platform: Platform,
  personId: string,
  editionId: string,
  change: (trx: Trx) => Promise<void>,
): Promise<Edition> =>
  platform.db.transaction().execute(async (trx) => {
    await lockEdition(trx, editionId)
    await change(trx)
    await trx
      .updateTable('edition')
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('id', '=', editionId)
      .execute()
    await platform.events.record(trx, {
      kind: 'edition.changed',
      subjectKind: 'edition',
      subjectId: editionId,
      editionId,
      actorId: personId,
      data: { fields: ['keyPicture'] },
      happenedAt: platform.clock.now(),
    })
    return await findEdition(trx, editionId)
  })
