/** What is taken as a picture. Each is read by one fixed loader; drawings that can name other files are none of them. */
export type Kind = 'jpeg' | 'png' | 'webp' | 'avif' | 'heic'

/** How many bytes from the start `kindOf` wants to see. */
export const kindBytes = 64

/** By the first bytes alone, whatever name or type was given; null for everything else. */
export const kindOf = (head: Uint8Array): Kind | null => {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, kindBytes)).toString(
    'latin1',
  )
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return 'webp'
  if (!text.startsWith('ftyp', 4)) return null
  // the file's own brand, and those it is said to be readable as
  const brands = [text.slice(8, 12), ...(text.slice(16, head.length < 4 ? 0 : head[3]).match(/.{4}/gs) ?? [])]
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif'
  return brands.some((brand) => heicBrands.includes(brand)) ? 'heic' : null
}

const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx']
