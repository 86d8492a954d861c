import { type FileHandle, open } from 'node:fs/promises'
import { type Box, boxAt, boxesIn, headerAt } from './boxes.ts'

/** A fragment of a track inside its file: a `moof` with its `mdat`. Duration in seconds. */
export type Segment = { offset: number; bytes: number; duration: number }

/** One single-track CMAF file and what its playlists need to know. */
export type TrackFile = {
  /** Bytes of `ftyp` and `moov`, which every segment needs. */
  headerBytes: number
  segments: Segment[]
  /** RFC 6381, for example `avc1.64001f` or `mp4a.40.2`. */
  codec: string
  samples: number
  /** Seconds. */
  duration: number
}

/**
 * Joins fragmented files of one track, each beginning at time 0, into one: the header of the first, then every
 * fragment with its number and time moved on. All must be of the same encoder settings.
 */
export async function joinFragments(files: readonly string[], target: string): Promise<TrackFile> {
  const output = await open(target, 'w')
  try {
    let header: Buffer | undefined
    let at = 0
    let time = 0
    let samples = 0
    const segments: Segment[] = []
    for (const file of files) {
      const { head, fragments } = await parse(file)
      if (!header) {
        header = head
        at += (await output.write(head, 0, head.length, at)).bytesWritten
      } else if (!sampleEntry(head).equals(sampleEntry(header)))
        throw new Error('pieces of one film differ in kind')
      const scale = timescaleOf(header)
      const input = await open(file)
      try {
        for (const fragment of fragments) {
          const bytes = Buffer.alloc(fragment.bytes)
          await input.read(bytes, 0, bytes.length, fragment.offset)
          const told = placeFragment(bytes, segments.length + 1, time)
          await output.write(bytes, 0, bytes.length, at)
          segments.push({ offset: at, bytes: bytes.length, duration: told.duration / scale })
          at += bytes.length
          time += told.duration
          samples += told.samples
        }
      } finally {
        await input.close()
      }
    }
    if (!header || samples === 0) throw new Error('nothing was made')
    return {
      headerBytes: header.length,
      segments,
      codec: codecOf(header),
      samples,
      duration: time / timescaleOf(header),
    }
  } finally {
    await output.close()
  }
}

async function parse(file: string) {
  const input = await open(file)
  try {
    const { size } = await input.stat()
    const boxes = await topLevel(input, size)
    const moov = boxes.find(({ type }) => type === 'moov')
    if (!moov) throw new Error('a piece has no header')
    const head = Buffer.alloc(moov.end)
    await input.read(head, 0, head.length, 0)
    tidy(head)
    const fragments = boxes.flatMap((box, n) => {
      const data = boxes[n + 1]
      return box.type === 'moof' && data?.type === 'mdat'
        ? [{ offset: box.at, bytes: data.end - box.at }]
        : []
    })
    return { head, fragments }
  } finally {
    await input.close()
  }
}

/** The pictures are upright already, but ffmpeg hands the source's display matrix on, and its encoder's name. */
function tidy(head: Buffer): void {
  const box = boxAt(head, ['moov', 'trak', 'tkhd'])
  if (box) {
    const matrix = box.start + (head[box.start] === 1 ? 52 : 40)
    for (const [n, value] of [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000].entries())
      head.writeInt32BE(value, matrix + n * 4)
  }
  const picture = sampleEntry(head)
  if (picture.toString('latin1', 12, 16) === 'avc1') picture.fill(0, 58, 90)
}

async function topLevel(input: FileHandle, size: number): Promise<Box[]> {
  const boxes: Box[] = []
  const head = Buffer.alloc(16)
  for (let at = 0; at + 8 <= size; ) {
    await input.read(head, 0, 16, at)
    const { type, size: bytes, length } = headerAt(head, 0)
    if (bytes < length || at + bytes > size) break
    boxes.push({ type, at, start: at + length, end: at + bytes })
    at += bytes
  }
  return boxes
}

/** Sets a fragment's number and start time; returns how long it lasts (in the track's units) and its samples. */
function placeFragment(bytes: Buffer, number: number, time: number): { duration: number; samples: number } {
  const sequence = boxAt(bytes, ['moof', 'mfhd'])
  const decodeTime = boxAt(bytes, ['moof', 'traf', 'tfdt'])
  const header = boxAt(bytes, ['moof', 'traf', 'tfhd'])
  const fragment = boxAt(bytes, ['moof', 'traf'])
  if (!sequence || !decodeTime || !header || !fragment) throw new Error('a fragment lacks its header')
  bytes.writeUInt32BE(number, sequence.start + 4)
  if (bytes[decodeTime.start] === 1) bytes.writeBigUInt64BE(BigInt(time), decodeTime.start + 4)
  else bytes.writeUInt32BE(time, decodeTime.start + 4)
  const usual = usualDuration(bytes, header)
  let duration = 0
  let samples = 0
  for (const run of boxesIn(bytes, fragment.start, fragment.end)) {
    if (run.type !== 'trun') continue
    const told = readRun(bytes, run, usual)
    showFromZero(bytes, run)
    duration += told.duration
    samples += told.samples
  }
  return { duration, samples }
}

function usualDuration(bytes: Buffer, { start }: Box): number {
  const flags = bytes.readUInt32BE(start) & 0xffffff
  if ((flags & 0x08) === 0) return 0
  return bytes.readUInt32BE(start + 8 + (flags & 0x01 ? 8 : 0) + (flags & 0x02 ? 4 : 0))
}

function readRun(bytes: Buffer, { start }: Box, usual: number) {
  const flags = bytes.readUInt32BE(start) & 0xffffff
  const samples = bytes.readUInt32BE(start + 4)
  if ((flags & 0x100) === 0) return { samples, duration: samples * usual }
  const { entry, first } = entriesOf(flags, start)
  let duration = 0
  for (let n = 0; n < samples; n++) duration += bytes.readUInt32BE(first + n * entry)
  return { samples, duration }
}

/** Where a `trun` keeps its samples, and how many bytes each takes. */
const entriesOf = (flags: number, start: number) => ({
  entry: [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length * 4,
  first: start + 8 + (flags & 0x01 ? 4 : 0) + (flags & 0x04 ? 4 : 0),
})

/**
 * An encoder that reorders pictures shows the first one late. Signed offsets (ISO/IEC 14496-12, 8.8.8) show a
 * fragment's keyframe exactly at the fragment's time, so that picture and sound begin together.
 */
function showFromZero(bytes: Buffer, { start }: Box): void {
  const flags = bytes.readUInt32BE(start) & 0xffffff
  const samples = bytes.readUInt32BE(start + 4)
  if ((flags & 0x800) === 0 || samples === 0) return
  const { entry, first } = entriesOf(flags, start)
  const place = (n: number) => first + n * entry + entry - 4
  const late = bytes.readInt32BE(place(0))
  if (late <= 0) return
  bytes[start] = 1
  for (let n = 0; n < samples; n++) bytes.writeInt32BE(bytes.readInt32BE(place(n)) - late, place(n))
}

function timescaleOf(header: Buffer): number {
  const box = boxAt(header, ['moov', 'trak', 'mdia', 'mdhd'])
  if (!box) throw new Error('a piece has no clock')
  return header.readUInt32BE(box.start + (header[box.start] === 1 ? 20 : 12))
}

function sampleEntry(header: Buffer): Buffer {
  const box = boxAt(header, ['moov', 'trak', 'mdia', 'minf', 'stbl', 'stsd'])
  if (!box) throw new Error('a piece does not say what it holds')
  return header.subarray(box.start, box.end)
}

function codecOf(header: Buffer): string {
  const entry = sampleEntry(header)
  const at = entry.indexOf('avcC', 0, 'latin1')
  if (at < 0) return 'mp4a.40.2'
  return `avc1.${entry.toString('hex', at + 5, at + 8)}`
}
