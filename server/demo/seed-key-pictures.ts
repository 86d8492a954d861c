import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import sharp from 'sharp'
import { editionById, setKeyPicture } from '#features/edition/edition.ts'
import type { Platform } from '#platform/platform.ts'
import type { DemoEdition } from './festival/editions.ts'
import { toRgb } from './film/picture.ts'
import { shoot } from './film/shoot.ts'
import { at } from './moved-clock.ts'
import { keyPictures } from './scripts/key-pictures.ts'

/** The pictures of the editions, which take seconds to draw, and which nobody waits for. */
export const giveKeyPictures = async (
  platform: Platform,
  organiserId: string,
  editions: readonly DemoEdition[],
): Promise<void> => {
  for (const edition of editions)
    if (!(await editionById(platform.db, edition.id))?.keyPicture)
      await giveKeyPicture(at(platform, edition.begunAt), organiserId, edition)
}

const giveKeyPicture = async (
  platform: Platform,
  organiserId: string,
  { id, key }: DemoEdition,
): Promise<void> => {
  const file = platform.pictures.newFile()
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, await pictureOf(key))
  await setKeyPicture(platform, organiserId, id, file)
  await rm(file)
}

const pictureOf = async (key: DemoEdition['key']): Promise<Buffer> => {
  for await (const bytes of shoot(keyPictures[key], [0])) {
    const { width } = keyPictures[key]
    const height = (width * 16) / 9
    return sharp(toRgb(bytes, width, height), { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 88 })
      .toBuffer()
  }
  throw new Error(`no picture for ${key}`)
}
