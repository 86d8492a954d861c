import type { Kind } from './kinds.ts'

/** What a picture is developed into: one size, in one or more formats. */
export type Order = {
  /** `inside`: whole, no larger than this. `cover`: cut round its middle to exactly this. */
  fit: 'inside' | 'cover'
  width: number
  height: number
  /** Its shorter side has at least so many pixels then. */
  least?: number
  prints: readonly Print[]
}

export type Print = {
  format: 'webp' | 'jpeg'
  quality: number
  /** Laid under what is transparent. */
  ground?: string
}

/** What the program that develops is given on its command line, beside its input and the folder it writes to. */
export type Slip = Order & { kind: Kind; mostPixels: number }

/** What it tells, in a file of this name beside the prints, which lie under their formats' names. */
export const toldName = 'told'
export type Told = { width: number; height: number } | { refused: 'unreadable' | 'too_large' | 'too_small' }
