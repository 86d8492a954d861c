import { rgbaToThumbHash } from 'thumbhash'
import type { SampleFrames } from './samples.ts'

/** Its library is large, and a process that waits for films has no use for it yet. */
const loadSharp = async () => (await import('sharp')).default

export type Still = { jpeg: Buffer; width: number; height: number; thumbhash: string }

/** A poster from one decoded RGB frame: a JPEG without any metadata, and its thumbhash (base64). */
export async function stillOf(frame: Uint8Array, width: number, height: number): Promise<Still> {
  const sharp = await loadSharp()
  const picture = sharp(frame, { raw: { width, height, channels: 3 } })
  const [jpeg, small] = await Promise.all([
    picture.clone().jpeg({ quality: 84, mozjpeg: true }).toBuffer(),
    picture
      .clone()
      .resize(100, 100, { fit: 'inside', withoutEnlargement: true })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true }),
  ])
  const hash = rgbaToThumbHash(small.info.width, small.info.height, small.data)
  return { jpeg, width, height, thumbhash: Buffer.from(hash).toString('base64') }
}

export type Storyboard = {
  jpeg: Buffer
  columns: number
  rows: number
  frameWidth: number
  frameHeight: number
  intervalMs: number
}

const mostFrames = 100
const columnsAtMost = 10

/** All samples (every n-th of a long film) side by side in one picture, row by row. */
export async function storyboardOf({ width, height, frames, everyMs }: SampleFrames): Promise<Storyboard> {
  const every = Math.max(1, Math.ceil(frames.length / mostFrames))
  const shown = frames.filter((_, n) => n % every === 0)
  const columns = Math.min(columnsAtMost, shown.length)
  const rows = Math.ceil(shown.length / columns)
  const sheet = Buffer.alloc(columns * width * rows * height * 3)
  shown.forEach((frame, n) => {
    const left = (n % columns) * width
    const top = Math.floor(n / columns) * height
    for (let y = 0; y < height; y++)
      sheet.set(frame.subarray(y * width * 3, (y + 1) * width * 3), ((top + y) * columns * width + left) * 3)
  })
  const raw = { width: columns * width, height: rows * height, channels: 3 } as const
  const sharp = await loadSharp()
  const jpeg = await sharp(sheet, { raw }).jpeg({ quality: 70 }).toBuffer()
  return {
    jpeg,
    columns,
    rows,
    frameWidth: width,
    frameHeight: height,
    intervalMs: Math.round(everyMs * every),
  }
}
