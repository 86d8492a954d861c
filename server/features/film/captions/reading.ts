import type { CaptionEncoding, CaptionWarning } from '#contract/captions.ts'
import { filmLimits } from '#contract/plain/film.ts'
import { refuse } from '#platform/errors.ts'
import { type Block, blocksOf } from './blocks.ts'
import { clock, placeOf } from './cue-time.ts'
import { wordsOf } from './cue-words.ts'
import { decode } from './encoding.ts'
import { collectWarnings, type Warnings } from './warnings.ts'

/** `place` as it is written behind the times in WebVTT, `text` in its cue text. */
export type Cue = { line: number; startMs: number; endMs: number; place: string; text: string }

/** What was understood of a file of captions, and what was not. */
export type Reading = { encoding: CaptionEncoding; cues: Cue[]; warnings: CaptionWarning[] }

/**
 * Reads WebVTT or SRT, from its bytes or as text. Nothing that is said in it goes without a warning that names the line.
 * `lengthMs` is the film's, where it is known. Refuses with `film_captions_too_large`, `film_captions_encoding`,
 * `film_captions_cue_too_long` {line, limit}, and `film_captions_unreadable` {line} or `film_captions_empty` when no cue
 * is left.
 */
export const readCaptions = (file: string | Uint8Array, lengthMs: number | null = null): Reading => {
  const steps = readInSteps(file, lengthMs)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** So much of its words is read in one step: some milliseconds of work, whatever is written. */
const stepUnits = 10_000

/** The same in steps, so that whoever reads for strangers can let others run between them. */
export function* readInSteps(
  file: string | Uint8Array,
  lengthMs: number | null = null,
): Generator<void, Reading> {
  const bytes = typeof file === 'string' ? Buffer.byteLength(file) : file.length
  if (bytes > filmLimits.captionBytes)
    refuse('film_captions_too_large', { limit: filmLimits.captionBytes / 1000 }, 'text')
  const decoded = typeof file === 'string' ? { text: file, encoding: 'UTF-8' as const } : decode(file)
  if (!decoded) return refuse('film_captions_encoding', {}, 'text')
  const warnings = collectWarnings()
  const lines = decoded.text
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '')
    .split(/\r\n|\r|\n/)
  const cues: Cue[] = []
  let units = 0
  for (const block of blocksOf(lines, warnings)) {
    cues.push(...cueOf(block, warnings))
    units += lengthOf(block) + cueUnits
    if (units < stepUnits) continue
    units = 0
    yield
  }
  const told = warnings.told()
  if (cues.length === 0) {
    const unusable = told.find(({ code }) =>
      ['time_unreadable', 'no_length', 'ends_before_start'].includes(code),
    )
    if (unusable) refuse('film_captions_unreadable', { line: unusable.at[0]?.line ?? 1 }, 'text')
    refuse('film_captions_empty', {}, 'text')
  }
  warnOfTimes(cues, lengthMs, warnings)
  return { encoding: decoded.encoding, cues: inOrder(cues), warnings: warnings.told() }
}

/** Clean WebVTT: times, places and words. */
export const writeWebVtt = (cues: readonly Cue[]): string =>
  `${[
    'WEBVTT',
    ...cues.map(
      ({ startMs, endMs, place, text }) => `${clock(startMs)} --> ${clock(endMs)}${place}\n${text}`,
    ),
  ].join('\n\n')}\n`

/** What a cue costs beside its words. */
const cueUnits = 100

const lengthOf = ({ settings, words }: Block): number =>
  words.reduce((sum, text) => sum + text.length + 1, settings.length)

const cueOf = (block: Block, { warn }: Warnings): Cue[] => {
  const { line, startMs, endMs, settings, words, wordsAt } = block
  const limit = filmLimits.captionCue
  if (lengthOf(block) > limit) refuse('film_captions_cue_too_long', { line, limit }, 'text')
  const { text, leftOut, asWritten, broken } = wordsOf(words)
  const { place, whole } = placeOf(settings)
  if (!whole) warn('place_left_out', line, settings)
  if (leftOut) warn('marks_left_out', wordsAt)
  if (asWritten) warn('shown_as_written', wordsAt, words.join(' '))
  if (broken) warn('broken_letters', wordsAt, words.join(' '))
  if (text === '') {
    warn('no_words', line)
    return []
  }
  return [{ line, startMs, endMs, place, text }]
}

const warnOfTimes = (cues: readonly Cue[], lengthMs: number | null, { warn }: Warnings): void => {
  for (const [n, { line, startMs }] of cues.entries()) {
    if (startMs < (cues[n - 1]?.startMs ?? 0)) warn('out_of_order', line)
    if (lengthMs !== null && startMs >= lengthMs) warn('past_the_end', line)
  }
}

const inOrder = (cues: readonly Cue[]): Cue[] =>
  [...cues].sort((one, other) => one.startMs - other.startMs || one.endMs - other.endMs)
