import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'

/** Pictures that are none, or are much more than they seem, by what they are. Each is at most 20 MB. */
export const hostilePictures = async (): Promise<Record<string, Buffer>> => {
  const jpeg = await plain(1200, 900).jpeg().toBuffer()
  const png = await plain(1200, 900).png().toBuffer()
  return {
    'a drawing that computes': drawing(10),
    'a large drawing that computes': drawing(1000),
    'a drawing behind white space': Buffer.concat([Buffer.from('\n \t'.repeat(10_000)), drawing(10)]),
    'a drawing named as a photo': Buffer.concat([Buffer.from('\ufeff'), drawing(10)]),
    'entities that grow': Buffer.from(
      `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "${'x'.repeat(1000)}">${[...'bcdefg'].map((name, at) => `<!ENTITY ${name} "${`&${'abcdef'[at]};`.repeat(30)}">`).join('')}]><svg xmlns="http://www.w3.org/2000/svg"><text>&g;</text></svg>`,
    ),
    'a PNG of 2.5 gigapixels': pngHead(50_000, 50_000),
    'a PNG wider than anything': pngHead(2_147_483_647, 2_147_483_647),
    'a JPEG that says it is 65,500 pixels square': jpegOf(65_500, 65_500, jpeg),
    'a WebP that says it is 16,383 pixels square': webpHead(16_383, 16_383),
    'a JPEG of three thousand scans': repeatedScans(
      await plain(4000, 4000).jpeg({ progressive: true }).toBuffer(),
      3000,
    ),
    '19 MB of noise behind the head of a JPEG': Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
      randomBytes(19_000_000),
    ]),
    '19 MB of zeros behind the head of a PNG': Buffer.concat([png.subarray(0, 33), Buffer.alloc(19_000_000)]),
    'half a JPEG': jpeg.subarray(0, jpeg.length / 2),
    'half a PNG': png.subarray(0, png.length / 2),
    'the first bytes of a HEIC': heicHead('heic'),
    'the first bytes of an AVIF': heicHead('avif'),
    'a GIF': await plain(600, 600).gif().toBuffer(),
    'a TIFF': await plain(600, 600).tiff().toBuffer(),
    'a film': Buffer.concat([Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isomiso2'), randomBytes(1000)]),
    'a page': Buffer.from('<!doctype html><script>alert(1)</script>'),
    nothing: Buffer.alloc(0),
  }
}

/** A picture whose tail is a page and an archive; what is made of it has neither. */
export const polyglot = async (): Promise<Buffer> =>
  Buffer.concat([
    await plain(1200, 900).jpeg().toBuffer(),
    Buffer.from(`<script>alert("polyglot")</script>PK\x05\x06${'\0'.repeat(18)}`),
  ])

/** Grey, with so many pixels. */
export const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#777' } })

const drawing = (turbulences: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="4000"><filter id="f" width="1" height="1">${'<feTurbulence type="fractalNoise" baseFrequency="0.9" numOctaves="10"/>'.repeat(turbulences)}</filter><rect width="4000" height="4000" filter="url(#f)"/></svg>`,
  )

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

const pngHead = (width: number, height: number): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', Buffer.from('789c636000000002000148afa471', 'hex')),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The same picture with another size in its frame header. */
const jpegOf = (width: number, height: number, jpeg: Buffer): Buffer => {
  const other = Buffer.from(jpeg)
  const frame =
    other.indexOf(Buffer.from([0xff, 0xc0])) >= 0
      ? other.indexOf(Buffer.from([0xff, 0xc0]))
      : other.indexOf(Buffer.from([0xff, 0xc2]))
  other.writeUInt16BE(height, frame + 5)
  other.writeUInt16BE(width, frame + 7)
  return other
}

const webpHead = (width: number, height: number): Buffer => {
  const bytes = Buffer.alloc(30)
  bytes.write('RIFF', 0, 'latin1')
  bytes.writeUInt32LE(22, 4)
  bytes.write('WEBPVP8X', 8, 'latin1')
  bytes.writeUInt32LE(10, 16)
  bytes.writeUIntLE(width - 1, 24, 3)
  bytes.writeUIntLE(height - 1, 27, 3)
  return bytes
}

/** The last scan again and again: little to send, much to decode. */
const repeatedScans = (jpeg: Buffer, times: number): Buffer => {
  const scan = jpeg.subarray(jpeg.lastIndexOf(Buffer.from([0xff, 0xda])), jpeg.length - 2)
  return Buffer.concat([
    jpeg.subarray(0, -2),
    ...Array<Buffer>(Math.min(times, Math.floor(19_000_000 / scan.length))).fill(scan),
    jpeg.subarray(-2),
  ])
}

const heicHead = (brand: string): Buffer =>
  Buffer.concat([Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1${brand}`), randomBytes(5000)])
