import { setTimeout as sleep } from 'node:timers/promises'
import type { Storage } from '../storage/storage.ts'
import { type Box, boxAt, boxesIn, headerAt } from './boxes.ts'

/** Where in a file its film time lies: chunk by chunk of the picture track, in file order. */
export type Chunks = { bytes: number[]; ms: number[] }

/**
 * Film time that is sent ahead of the clock. The longer a film has been watched, the less likely its viewer is
 * to swipe on, and the more may be sent. A browser would ask for far more at once.
 */
const ahead = { atFirstMs: 1500, growth: 0.08, mostMs: 3000, seekMs: 3000, poorLineMs: 6000 }

/** Who asks for what follows this much has the beginning from the feed and now starts to play. */
const beginningBytes = 384 << 10

/**
 * Sends a progressive file no faster than it is watched, after the first seconds: what is sent ahead of a
 * viewer who swipes on is data that somebody pays for. A slow line is never held back: what it is behind is
 * sent at once, and a line that once kept its viewer waiting is given more ahead. `start` is the first byte sent.
 */
export async function* paced(
  source: AsyncIterable<Buffer>,
  chunks: Chunks,
  start: number,
): AsyncGenerator<Buffer> {
  const began = performance.now()
  const early = pace(chunks, start)
  let at = start
  for await (const piece of source) {
    at += piece.length
    const ms = early(at, performance.now() - began)
    if (ms > 0) await sleep(ms, undefined, { ref: false })
    yield piece
  }
}

/**
 * For bytes from `start` on: how many milliseconds too early it is to have sent all before `at`, `elapsedMs`
 * after the first was asked for. To be asked in order.
 */
export const pace = (chunks: Chunks, start: number): ((at: number, elapsedMs: number) => number) => {
  const opens = start <= beginningBytes
  const clockAt = opens ? 0 : timeAt(chunks, start)
  let [filled, poor] = [false, false]
  return (at, elapsedMs) => {
    const aheadMs = timeAt(chunks, at) - clockAt - elapsedMs
    // the viewer has come to the end of what was sent
    poor ||= filled && aheadMs < 0
    const usual = opens ? Math.min(ahead.mostMs, ahead.atFirstMs + elapsedMs * ahead.growth) : ahead.seekMs
    const early = aheadMs - (poor ? ahead.poorLineMs : usual)
    filled ||= early > 0
    return Math.max(0, early)
  }
}

/** Film time in milliseconds of a place in the file. */
export const timeAt = ({ bytes, ms }: Chunks, at: number): number => {
  let [low, high] = [0, bytes.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((bytes[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return ms[low] ?? 0
}

const mostHeader = 8 << 20

/** Reads the index at the head of a stored MP4; null when it has none there. */
export async function chunksOf(storage: Storage, hash: string, fileBytes: number): Promise<Chunks | null> {
  let head = await read(storage, hash, Math.min(fileBytes, 64 << 10))
  for (let at = 0; at + 16 <= head.length; ) {
    const { type, size } = headerAt(head, at)
    if (type === 'mdat' || size < 8 || size > mostHeader) return null
    if (type === 'moov') {
      if (at + size > head.length) head = await read(storage, hash, Math.min(fileBytes, at + size))
      return readChunks(head.subarray(at, at + size))
    }
    at += size
  }
  return null
}

const read = async (storage: Storage, hash: string, bytes: number): Promise<Buffer> => {
  const pieces: Buffer[] = []
  for await (const piece of await storage.open(hash, { start: 0, end: bytes - 1 }))
    pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

/** ISO/IEC 14496-12: stco or co64 (places), stsc (samples a chunk), stts (durations). */
export function readChunks(moov: Buffer): Chunks | null {
  for (const track of boxesIn(moov, 8)) {
    if (track.type !== 'trak') continue
    const within = (...path: string[]) => boxAt(moov, path, track.start, track.end)
    const kind = within('mdia', 'hdlr')
    if (!kind || moov.toString('latin1', kind.start + 8, kind.start + 12) !== 'vide') continue
    const header = within('mdia', 'mdhd')
    const table = (name: string) => within('mdia', 'minf', 'stbl', name)
    const [places, runs, durations] = [table('stco') ?? table('co64'), table('stsc'), table('stts')]
    if (!header || !places || !runs || !durations) return null
    const scale = moov.readUInt32BE(header.start + (moov[header.start] === 1 ? 20 : 12))
    return scale === 0
      ? null
      : joined(placesOf(moov, places), pairs(moov, runs, 12), pairs(moov, durations, 8), scale)
  }
  return null
}

const placesOf = (moov: Buffer, { type, start }: Box): number[] =>
  Array.from({ length: moov.readUInt32BE(start + 4) }, (_, n) =>
    type === 'co64' ? Number(moov.readBigUInt64BE(start + 8 + n * 8)) : moov.readUInt32BE(start + 8 + n * 4),
  )

/** The first two numbers of each entry. */
const pairs = (moov: Buffer, { start }: Box, entryBytes: number): [number, number][] =>
  Array.from({ length: moov.readUInt32BE(start + 4) }, (_, n) => {
    const at = start + 8 + n * entryBytes
    return [moov.readUInt32BE(at), moov.readUInt32BE(at + 4)]
  })

const joined = (
  places: readonly number[],
  runs: readonly [number, number][],
  durations: readonly [number, number][],
  scale: number,
): Chunks => {
  const found: Chunks = { bytes: [], ms: [] }
  let [run, entry, left, units] = [0, 0, durations[0]?.[0] ?? 0, 0]
  for (const [n, place] of places.entries()) {
    found.bytes.push(place)
    found.ms.push((units * 1000) / scale)
    while ((runs[run + 1]?.[0] ?? Number.POSITIVE_INFINITY) <= n + 1) run++
    for (let samples = runs[run]?.[1] ?? 0; samples > 0; ) {
      const taken = Math.min(samples, left)
      units += taken * (durations[entry]?.[1] ?? 0)
      samples -= taken
      left -= taken
      if (left > 0) break
      entry++
      if (entry >= durations.length) break
      left = durations[entry]?.[0] ?? 0
    }
  }
  return found
}
