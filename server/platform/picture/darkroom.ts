import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { type Slip, type Told, toldName } from './order.ts'

/**
 * The program that develops one picture: `darkroom.ts INPUT FOLDER SLIP`. It runs in a process of its own, shut in and
 * bounded from outside, and is ended without harm to anyone when a picture is too much for it.
 */
const [input = '', folder = '', slip = '{}'] = process.argv.slice(2)
sharp.concurrency(1)
sharp.cache(false)
await writeFile(join(folder, toldName), JSON.stringify(await develop(JSON.parse(slip))))

async function develop(slip: Slip): Promise<Told> {
  const { fit, width, height, least = 0, prints } = slip
  try {
    const read = await (slip.kind === 'heic' ? readHeic(slip) : readOther(slip))
    if (!read) return { refused: 'too_large' }
    const { data, info } = await read
      .autoOrient()
      .resize({ width, height, fit, withoutEnlargement: fit === 'inside' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    if (Math.min(info.width, info.height) < least) return { refused: 'too_small' }
    for (const { format, quality, ground } of prints) {
      const print = sharp(data, { raw: info as never })
      await (ground ? print.flatten({ background: ground }) : print)
        .toFormat(format, { quality, ...(format === 'jpeg' && { mozjpeg: true }) })
        .toFile(join(folder, format))
    }
    return { width: info.width, height: info.height }
  } catch {
    return { refused: 'unreadable' }
  }
}

/** Read by the one loader of its kind; null when it has too many pixels. */
async function readOther({ kind, mostPixels }: Slip): Promise<Sharp | null> {
  const format = kind === 'avif' ? 'heif' : kind
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: [`VipsForeignLoad${format[0]?.toUpperCase()}${format.slice(1)}`] })
  const read = sharp(input, {
    limitInputPixels: mostPixels + 1,
    failOn: 'truncated',
    animated: false,
    sequentialRead: true,
  })
  const seen = await sharp(input, { limitInputPixels: false }).metadata()
  if (seen.format !== format) throw new Error(`a ${kind} that is none`)
  return seen.width * seen.height > mostPixels ? null : read
}

type Heif = {
  HeifDecoder: new () => { decode(bytes: Uint8Array): HeifPicture[] }
}
type HeifPicture = {
  is_primary(): boolean
  get_width(): number
  get_height(): number
  display(into: ImageDataLike, done: (filled: ImageDataLike | null) => void): void
}
type ImageDataLike = { data: Uint8ClampedArray; width: number; height: number }

/** What iPhones write; sharp is not built for it. Comes out upright. */
async function readHeic({ mostPixels }: Slip): Promise<Sharp | null> {
  const heif = createRequire(import.meta.url)('libheif-js/wasm-bundle') as Heif
  const pictures = new heif.HeifDecoder().decode(await readFile(input))
  const picture = pictures.find((one) => one.is_primary()) ?? pictures[0]
  if (!picture) throw new Error('no picture in it')
  const [width, height] = [picture.get_width(), picture.get_height()]
  if (width * height > mostPixels) return null
  const filled = await new Promise<ImageDataLike | null>((resolve) =>
    picture.display({ data: new Uint8ClampedArray(width * height * 4), width, height }, resolve),
  )
  if (!filled) throw new Error('it cannot be decoded')
  return sharp(filled.data, { raw: { width, height, channels: 4 } })
}
