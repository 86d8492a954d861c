/** The containers that are read, each by one fixed demuxer of ffmpeg. */
export const demuxers = {
  mov: 'mov',
  matroska: 'matroska',
  avi: 'avi',
  mpegts: 'mpegts',
  flv: 'flv',
} as const
export type Container = keyof typeof demuxers

/** What the first bytes say: a container that is read, or what it is instead. */
export type Sniffed = Container | 'empty' | 'picture' | 'sound' | 'unknown'

/** How many bytes from the start `sniff` wants to see. */
export const sniffBytes = 4096

/**
 * Judges by the bytes alone; neither the name nor the announced type is asked. Text (playlists, scripts, SVG,
 * SDP) is never a film: it could make the reader open other files and addresses.
 */
export function sniff(head: Uint8Array): Sniffed {
  if (head.length === 0) return 'empty'
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1')
  const at = (offset: number, magic: string) => text.startsWith(magic, offset)
  if (at(4, 'ftyp')) return brandOf(text)
  if (movBoxes.some((type) => at(4, type))) return 'mov'
  if (at(0, '\x1a\x45\xdf\xa3')) return 'matroska'
  if (at(0, 'RIFF'))
    return at(8, 'AVI ') ? 'avi' : at(8, 'WAVE') ? 'sound' : at(8, 'WEBP') ? 'picture' : 'unknown'
  if (at(0, 'FLV\x01')) return 'flv'
  if (isTransportStream(head)) return 'mpegts'
  if (['\x89PNG', '\xff\xd8\xff', 'GIF8', 'BM', 'II*\0', 'MM\0*'].some((magic) => at(0, magic)))
    return 'picture'
  if (
    ['ID3', 'fLaC', 'OggS', '\xff\xfb', '\xff\xf3', '\xff\xf1', '#!AMR', 'FORM'].some((magic) => at(0, magic))
  )
    return 'sound'
  return 'unknown'
}

/** Top-level boxes with which QuickTime files without `ftyp` begin. */
const movBoxes = ['moov', 'mdat', 'wide', 'free', 'skip', 'pnot']

const pictureBrands = [
  'heic',
  'heix',
  'heim',
  'heis',
  'hevc',
  'hevx',
  'mif1',
  'msf1',
  'avif',
  'avis',
  'crx ',
  'jxl ',
]
const soundBrands = ['M4A ', 'M4B ', 'M4P ']

function brandOf(text: string): Sniffed {
  const brand = text.slice(8, 12)
  if (pictureBrands.includes(brand)) return 'picture'
  return soundBrands.includes(brand) ? 'sound' : 'mov'
}

function isTransportStream(head: Uint8Array): boolean {
  const packets = Math.floor(head.length / 188)
  if (packets < 3) return false
  return Array.from({ length: Math.min(packets, 16) }, (_, n) => head[n * 188]).every((byte) => byte === 0x47)
}
