import type { FileHandle } from 'node:fs/promises'
import { type Box, boxAt, boxesIn, headerAt } from './boxes.ts'
import { cannot } from './reasons.ts'

const largestHeader = 64 << 20
const mostBoxes = 200_000

/**
 * Walks an MP4 or QuickTime file before any program opens it, and refuses what is cut off, encrypted, points
 * to other files, or promises tables that its bytes cannot hold (those would make a reader allocate gigabytes).
 */
export async function checkMovieHeader(file: FileHandle, fileBytes: number): Promise<void> {
  const { moov, fragments, media } = await topLevel(file, fileBytes)
  if (!moov) return cannot('media_incomplete')
  const tracks = [...boxesIn(moov, 8)].filter((box) => box.type === 'trak')
  if (boxAt(moov, ['cmov'], 8)) cannot('media_unknown_format')
  if (tracks.length === 0) cannot('media_damaged')
  const kinds = tracks.map((track) => checkTrack(moov, track, fileBytes))
  if (!kinds.includes('vide')) cannot('media_sound_only')
  if (boxAt(moov, ['mvex'], 8) && !fragments && !media) cannot('media_incomplete')
}

type TopLevel = { moov?: Buffer; fragments: number; media: number }

async function topLevel(file: FileHandle, fileBytes: number): Promise<TopLevel> {
  const found: TopLevel = { fragments: 0, media: 0 }
  const head = Buffer.alloc(16)
  let at = 0
  for (let count = 0; at + 8 <= fileBytes && count < mostBoxes; count++) {
    await file.read(head, 0, 16, at)
    const { type, size: told, length } = headerAt(head, 0)
    const size = told === 0 ? fileBytes - at : told
    if (size < length || !/^[\x20-\x7e\xa9]{4}$/.test(type)) break
    if (type === 'moov' && !found.moov) {
      if (at + size > fileBytes) break
      if (size > largestHeader) cannot('media_damaged')
      found.moov = Buffer.alloc(size)
      await file.read(found.moov, 0, size, at)
      if (length === 16) found.moov = found.moov.subarray(8)
    }
    if (type === 'moof') found.fragments++
    if (type === 'mdat') found.media += Math.min(size, fileBytes - at) - length
    at += size
  }
  return found
}

function checkTrack(moov: Buffer, track: Box, fileBytes: number): string {
  const within = (...path: string[]) => boxAt(moov, path, track.start, track.end)
  const handler = within('mdia', 'hdlr')
  const kind = handler ? moov.toString('latin1', handler.start + 8, handler.start + 12) : ''
  if (kind !== 'vide' && kind !== 'soun') return kind
  const header = within('mdia', 'mdhd')
  if (header) checkTimescale(moov, header)
  const references = within('mdia', 'minf', 'dinf', 'dref')
  if (references) checkReferences(moov, references)
  const table = within('mdia', 'minf', 'stbl')
  if (table) checkTable(moov, table, fileBytes)
  return kind
}

function checkTimescale(moov: Buffer, { start, end }: Box): void {
  const at = start + (moov[start] === 1 ? 20 : 12)
  if (at + 4 > end) cannot('media_damaged')
  const scale = moov.readInt32BE(at)
  if (scale <= 0) cannot('media_timeline_broken')
}

/** Media that lies in another file is never followed: each film stands alone. */
function checkReferences(moov: Buffer, { start, end }: Box): void {
  for (const entry of boxesIn(moov, start + 8, end)) {
    const here = ((moov[entry.start + 3] ?? 0) & 1) === 1
    if (!here) cannot('media_points_elsewhere')
  }
}

/** Tables of fixed-size entries: where the count stands in the payload, and the size of an entry. */
const tables: Record<string, { countAt: number; entry: number }> = {
  stts: { countAt: 4, entry: 8 },
  ctts: { countAt: 4, entry: 8 },
  stsc: { countAt: 4, entry: 12 },
  stco: { countAt: 4, entry: 4 },
  co64: { countAt: 4, entry: 8 },
  stss: { countAt: 4, entry: 4 },
}

function checkTable(moov: Buffer, table: Box, fileBytes: number): void {
  for (const { type, start, end } of boxesIn(moov, table.start, table.end)) {
    if (type === 'stsd' && /enc[vats]/.test(moov.toString('latin1', start + 12, start + 16)))
      cannot('media_encrypted')
    const shape = tables[type]
    if (shape) {
      if (end - start < shape.countAt + 4) cannot('media_damaged')
      const count = moov.readUInt32BE(start + shape.countAt)
      if (count * shape.entry > end - start - shape.countAt - 4) cannot('media_damaged')
      if (type === 'stco' || type === 'co64') checkOffsets(moov, start + 8, count, shape.entry, fileBytes)
    }
    if (type === 'stsz') checkSizes(moov, start, end, fileBytes)
  }
}

function checkSizes(moov: Buffer, start: number, end: number, fileBytes: number): void {
  if (end - start < 12) cannot('media_damaged')
  const uniform = moov.readUInt32BE(start + 4)
  const count = moov.readUInt32BE(start + 8)
  // compressed QuickTime sound counts samples of less than a byte, hence the generous factor
  if (uniform === 0 ? count * 4 > end - start - 12 : count > fileBytes * 16) cannot('media_damaged')
}

/** A file that was cut off still has its table: some of its media then lies behind the end. */
function checkOffsets(moov: Buffer, at: number, count: number, entry: number, fileBytes: number): void {
  let beyond = 0
  for (let n = 0; n < count; n++) {
    const place = at + n * entry
    const offset = entry === 8 ? Number(moov.readBigUInt64BE(place)) : moov.readUInt32BE(place)
    if (offset >= fileBytes) beyond++
  }
  if (beyond > count * 0.02) cannot('media_incomplete')
}
