import type { CaptionEncoding } from '#contract/captions.ts'

export type Decoded = { text: string; encoding: CaptionEncoding }

/**
 * The text of a file of captions, whose encoding nothing tells but its bytes: a byte-order mark, then UTF-16 by its
 * zeros, ISO-2022-JP by its escapes, strict UTF-8, and then whichever of Shift_JIS (as Windows writes it) and EUC-JP
 * reads as Japanese. null when it is none of them: every guess beyond would turn words into others.
 */
export const decode = (bytes: Uint8Array): Decoded | null => {
  const marked = byMark(bytes)
  if (marked) return readAs(marked, bytes)
  const wide = byZeros(bytes)
  if (wide) return readAs(wide, bytes)
  if (escapes(bytes)) return readAs('ISO-2022-JP', bytes)
  return readAs('UTF-8', bytes) ?? japanese(bytes)
}

const readAs = (encoding: CaptionEncoding, bytes: Uint8Array): Decoded | null => {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
  } catch {
    return null
  }
}

const byMark = ([first, second, third]: Uint8Array): CaptionEncoding | null => {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'UTF-8'
  if (first === 0xff && second === 0xfe) return 'UTF-16LE'
  return first === 0xfe && second === 0xff ? 'UTF-16BE' : null
}

/** Times, numbers and line ends have a zero in each of their pairs of bytes, always in the same place. */
const byZeros = (bytes: Uint8Array): CaptionEncoding | null => {
  const looked = bytes.subarray(0, 8192)
  const zeros = [0, 0]
  for (const [at, byte] of looked.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const enough = looked.length / 10
  if (odd > enough && even < odd / 20) return 'UTF-16LE'
  return even > enough && odd < even / 20 ? 'UTF-16BE' : null
}

/** ESC $ or ESC ( in a file of nothing but seven bits. */
const escapes = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte < 0x80) &&
  bytes.some((byte, at) => byte === 0x1b && (bytes[at + 1] === 0x24 || bytes[at + 1] === 0x28))

const japanese = (bytes: Uint8Array): Decoded | null => {
  const [best] = (['Shift_JIS', 'EUC-JP'] as const)
    .flatMap((encoding) => readAs(encoding, bytes) ?? [])
    .map((decoded) => ({ decoded, share: shareOfJapanese(decoded.text) }))
    .sort((one, other) => other.share - one.share)
  return best && best.share > 0 ? best.decoded : null
}

const kana = /[\u3041-\u30fe]/gu
const common = /[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e\u2010-\u2027\u2160-\u217f\u25a0-\u266f]/gu
/** Rare, and what Shift_JIS makes of EUC-JP. */
const halfWidth = /[\uff61-\uff9f]/gu
const beyondAscii = /[^\0-\x7f]/gu

/**
 * 0 when a text does not read as Japanese, else the share of its letters beyond ASCII that usually stand in it. Nothing
 * said in Japanese is long without kana; Chinese, Korean and Western files read by a Japanese table have next to none.
 */
const shareOfJapanese = (text: string): number => {
  const all = count(text, beyondAscii)
  if (all === 0) return 1
  const share = (count(text, common) + count(text, halfWidth) / 2) / all
  if (share < 0.7) return 0
  if (count(text, kana) >= all / 10) return share
  const amongLatin = /[a-z][^\0-\x7f]|[^\0-\x7f][a-z]/u.test(text)
  return all <= 8 && !amongLatin ? share : 0
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
