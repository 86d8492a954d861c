/** One ISO base media box inside a buffer: `type` and where its payload lies, [start, end). */
export type Box = { type: string; start: number; end: number; at: number }

/** The boxes that lie side by side in [start, end). Stops at the first that does not fit its parent. */
export function* boxesIn(bytes: Buffer, start = 0, end = bytes.length): Generator<Box> {
  for (let at = start; at + 8 <= end; ) {
    const header = headerAt(bytes, at)
    const size = header.size === 0 ? end - at : header.size
    if (size < header.length || at + size > end) return
    yield { type: header.type, at, start: at + header.length, end: at + size }
    at += size
  }
}

/** The first box at a path below [start, end), for example `['mdia', 'minf', 'stbl']`. */
export function boxAt(
  bytes: Buffer,
  path: readonly string[],
  start = 0,
  end = bytes.length,
): Box | undefined {
  const [type, ...rest] = path
  for (const box of boxesIn(bytes, start, end)) {
    if (box.type !== type) continue
    if (rest.length === 0) return box
    const found = boxAt(bytes, rest, box.start, box.end)
    if (found) return found
  }
  return undefined
}

/** Reads a box header of 8 bytes, or 16 where the size is a 64-bit number. Size 0 means: to the end. */
export function headerAt(bytes: Buffer, at: number): { type: string; size: number; length: number } {
  const type = bytes.toString('latin1', at + 4, at + 8)
  const size = bytes.readUInt32BE(at)
  if (size !== 1) return { type, size, length: 8 }
  if (at + 16 > bytes.length) return { type, size: Number.MAX_SAFE_INTEGER, length: 16 }
  const large = bytes.readBigUInt64BE(at + 8)
  return { type, size: large > Number.MAX_SAFE_INTEGER ? Number.MAX_SAFE_INTEGER : Number(large), length: 16 }
}
