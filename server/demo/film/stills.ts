import sharp from 'sharp'
import { type Still, toStill } from './picture.ts'

const folder = new URL('../stills/', import.meta.url)

/** Reads stills from the folder, at the width asked for, and keeps what it read. Widths are rounded up to 64 pixels. */
export function stillShelf(): (name: string, width: number) => Promise<Still> {
  const shelf = new Map<string, Promise<Still>>()
  return (name, width) => {
    const rounded = Math.ceil(width / 64) * 64
    const key = `${name} ${rounded}`
    const known = shelf.get(key)
    if (known) return known
    const still = read(name, rounded)
    shelf.set(key, still)
    return still
  }
}

async function read(name: string, width: number): Promise<Still> {
  const image = sharp(new URL(name, folder).pathname)
  const own = await image.metadata()
  const wide = Math.min(width, own.width - (own.width % 2))
  const high = 2 * Math.round((wide * own.height) / own.width / 2)
  const { data, info } = await image
    .resize(wide, high, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  if (info.channels !== 3 && info.channels !== 4) throw new Error(`${name} has ${info.channels} channels`)
  return toStill(data, wide, high, info.channels)
}
