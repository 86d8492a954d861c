import type { Ffmpeg, Outcome } from '#platform/ffmpeg/run.ts'
import type { Inspection } from '#platform/media/inspect.ts'
import {
  betweenSamples,
  correctionFor,
  highestPeak,
  type Loudness,
  leavesRoom,
  levellingFilters,
  readLoudness,
} from '#platform/media/loudness.ts'
import { expectFinished } from '#platform/media/probe.ts'
import { openUpload } from '#platform/media/reader.ts'
import { clean } from './picture.ts'

const limits = { wallMs: 3_600_000, memoryBytes: 1 << 30, fileBytes: 2 ** 31 }

export type MadeSound = { original: Loudness; made: Loudness }

/** How the sound of a film is worked on. */
type Listening = {
  ffmpeg: Ffmpeg
  film: Inspection
  file: string
  out: string
  nice: number
  signal?: AbortSignal
}

/**
 * Makes `audio.mp4` in `out`: stereo AAC at −16 LUFS, exactly as long as the picture. Measured before, and again
 * after, because an encoder moves peaks. Returns null when the film has no sound that can be decoded.
 */
export async function makeSound(
  ffmpeg: Ffmpeg,
  film: Inspection,
  file: string,
  out: string,
  { nice, signal }: { nice: number; signal?: AbortSignal },
): Promise<MadeSound | null> {
  const listening = { ffmpeg, film, file, out, nice, signal }
  const found = await firstHeard(listening)
  if (!found) return null
  const { track, original } = found
  let correction = 0
  for (let attempt = 0; ; attempt++) {
    const levelled = [...stereo(film), ...levellingFilters(original, correction)]
    const encoded = await run(listening, track, levelled, [...encode, '{out}/audio.mp4'])
    if (!encoded.ok) return null
    const peaks = leavesRoom(original, correction) ? 'sample' : 'true'
    const made = await measureMade(ffmpeg, film, out, { peaks, nice, signal })
    const more = correctionFor(original, made)
    const tooLoud = made.peak !== null && made.peak > highestPeak ? highestPeak - made.peak - 0.2 : 0
    if (attempt === 2 || (more === 0 && tooLoud === 0)) return { original, made }
    correction += tooLoud !== 0 ? tooLoud : more
  }
}

/** Recorders keep tracks for microphones that were never plugged in; nobody is made to wait for more than these. */
const mostTracks = 4

/** The first track on which anything is heard; where all are silent, the first that can be decoded. */
async function firstHeard(listening: Listening): Promise<{ track: number; original: Loudness } | null> {
  const { film } = listening
  if (!film.audio) return null
  let silent: { track: number; original: Loudness } | null = null
  for (const track of [film.audio.index, ...(film.audio.others ?? [])].slice(0, mostTracks)) {
    const measured = await run(
      listening,
      track,
      [...stereo(film), ...repeated(film), 'ebur128=peak=sample:framelog=verbose'],
      ['-f', 'null', '-'],
    )
    if (!measured.ok) continue
    const { lufs, peak } = readLoudness(measured.log)
    const original = { lufs, peak: peak === null ? null : peak + betweenSamples }
    if (lufs !== null) return { track, original }
    silent ??= { track, original }
  }
  return silent
}

async function run(
  { ffmpeg, film, file, out, nice, signal }: Listening,
  track: number,
  filters: string[],
  output: string[],
): Promise<Outcome> {
  const outcome = await ffmpeg.run({
    program: 'ffmpeg',
    input: file,
    out,
    nice,
    signal,
    limits,
    args: ({ input, out }) => [
      ...['-y', '-threads', '1', '-copyts', ...openUpload(film.container, input)],
      ...['-filter_complex_threads', '1', '-filter_complex', `[0:${track}]${filters.join(',')}[sound]`],
      ...['-map', '[sound]', ...output.map((word) => word.replace('{out}', out))],
    ],
  })
  expectFinished(outcome)
  return outcome
}

/** From the film's first picture to its last: earlier sound is cut, missing sound is silence. */
function stereo({ timeline }: Inspection): string[] {
  const length = timeline.length.toFixed(6)
  return [
    `asetpts=PTS-${timeline.start.toFixed(6)}/TB`,
    'aresample=48000:async=1000:first_pts=0',
    'aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo',
    `apad=whole_dur=${length}`,
    `atrim=end=${length}`,
  ]
}

/** The measure looks at blocks of 400 ms: a very short sound is heard over and over. */
const repeated = ({ timeline }: Inspection): string[] =>
  timeline.length < 3
    ? [`aloop=loop=-1:size=${Math.max(1, Math.round(timeline.length * 48_000))}`, 'atrim=end=4']
    : []

const encode = [
  ...clean,
  ...['-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-ar', '48000'],
  ...[
    '-f',
    'mp4',
    '-movflags',
    '+cmaf+delay_moov+default_base_moof+skip_trailer',
    '-frag_duration',
    '2000000',
  ],
]

async function measureMade(
  ffmpeg: Ffmpeg,
  film: Inspection,
  out: string,
  { peaks, nice, signal }: { peaks: 'sample' | 'true'; nice: number; signal?: AbortSignal },
): Promise<Loudness> {
  const outcome = await ffmpeg.run({
    program: 'ffmpeg',
    out,
    nice,
    signal,
    limits,
    args: ({ out }) => [
      ...['-threads', '1', '-f', 'mov', '-protocol_whitelist', 'file', '-i', `${out}/audio.mp4`],
      ...['-af', [...repeated(film), `ebur128=peak=${peaks}:framelog=verbose`].join(','), '-f', 'null', '-'],
    ],
  })
  expectFinished(outcome)
  return readLoudness(outcome.log)
}
