import { type Static, Type } from 'typebox'
import { captionEncodings, captionTroubles } from './plain/film.ts'
import { oneOf } from './route.ts'

/** A file of captions as it is sent: its text, or its bytes when it is not known how they are to be read. */
export const CaptionFile = Type.Union([
  Type.Object({ text: Type.String({ maxLength: 1_000_000 }) }),
  Type.Object({ base64: Type.String({ maxLength: 1_000_000, pattern: '^[A-Za-z0-9+/]*={0,2}$' }) }),
])
export type CaptionFile = Static<typeof CaptionFile>

export const CaptionEncoding = oneOf(...captionEncodings)
export type CaptionEncoding = Static<typeof CaptionEncoding>

/** What was not understood in a file of captions, by kind. */
export const CaptionWarning = Type.Object({
  code: oneOf(...captionTroubles),
  count: Type.Integer(),
  /** The first of them; lines count from 1, `words` are those that are concerned. */
  at: Type.Array(Type.Object({ line: Type.Integer(), words: Type.String() })),
})
export type CaptionWarning = Static<typeof CaptionWarning>

/** How a file of captions is understood. Nothing is kept of it. */
export const CaptionReading = Type.Object({
  encoding: CaptionEncoding,
  cues: Type.Integer(),
  /** The first cues; `text` is WebVTT cue text. */
  first: Type.Array(Type.Object({ startMs: Type.Integer(), endMs: Type.Integer(), text: Type.String() })),
  warnings: Type.Array(CaptionWarning),
})
export type CaptionReading = Static<typeof CaptionReading>
