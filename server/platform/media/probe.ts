import type { Ffmpeg, Outcome } from '../ffmpeg/run.ts'
import { openToProbe } from './reader.ts'
import { cannot, Interrupted, OutOfSpace } from './reasons.ts'
import type { Container } from './sniff.ts'

export type ProbedStream = {
  index: number
  codec_type?: string
  codec_name?: string
  codec_tag_string?: string
  channels?: number
  disposition?: Record<string, number>
  side_data_list?: { side_data_type?: string; displaymatrix?: string }[]
}

export type ProbedFrame = {
  media_type?: string
  stream_index?: number
  width?: number
  height?: number
  pix_fmt?: string
  sample_aspect_ratio?: string
  color_range?: string
  color_space?: string
  color_primaries?: string
  color_transfer?: string
  interlaced_frame?: number
}

type Probed = { streams: ProbedStream[]; frames: ProbedFrame[] }

const limits = { wallMs: 60_000, memoryBytes: 1 << 30, fileBytes: 1 << 20 }
const longestAnswer = 4 << 20

/** What the streams say of themselves, and how the first frames of any of them really look, once decoded. */
export async function probeOpening(
  ffmpeg: Ffmpeg,
  container: Container,
  file: string,
  signal?: AbortSignal,
): Promise<Probed> {
  const entries = ['-threads', '1', '-show_streams', '-show_frames', '-read_intervals', '%+#8']
  const { streams = [], frames = [] } = await ask(ffmpeg, container, file, entries, signal)
  return { streams, frames }
}

/**
 * A further look at one stream for a picture: a film that was trimmed on the phone begins with pictures that are
 * decoded but not shown.
 */
export async function probeFrames(
  ffmpeg: Ffmpeg,
  container: Container,
  file: string,
  stream: number,
  signal?: AbortSignal,
): Promise<ProbedFrame[]> {
  for (const packets of [100, 900]) {
    const entries = ['-select_streams', String(stream), '-show_frames', '-read_intervals', `%+#${packets}`]
    const { frames = [] } = await ask(ffmpeg, container, file, ['-threads', '1', ...entries], signal)
    if (frames.some(isPicture)) return frames
  }
  return []
}

export const isPicture = ({ width, height }: ProbedFrame): boolean => Boolean(width && height)

/** Asks once. The program's exit status proves nothing: what it could say counts. */
async function ask(
  ffmpeg: Ffmpeg,
  container: Container,
  file: string,
  entries: string[],
  signal?: AbortSignal,
) {
  const lines: string[] = []
  let size = 0
  const outcome = await ffmpeg.run({
    program: 'ffprobe',
    input: file,
    limits,
    signal,
    args: ({ input }) => [...entries, '-of', 'json', ...openToProbe(container, input)],
    onLine: (line) => {
      size += line.length
      if (size < longestAnswer) lines.push(line)
    },
  })
  expectFinished(outcome)
  return parse(lines)
}

/** One packet of a picture stream: shown when, for how long (0: not said), and whether decoding can begin with it. */
export type Packet = { stream: number; at: number; lasts: number; key: boolean }

/** What lies in a file: its pictures, and for each track of sound the seconds in which it has any. */
export type Packets = { pictures: Packet[]; sounds: Map<number, Set<number>> }

/** The packets of all pictures and sounds, in file order; those that an edit list hides are left out. */
export async function packetsOf(
  ffmpeg: Ffmpeg,
  container: Container,
  file: string,
  { most, signal }: { most: number; signal?: AbortSignal },
): Promise<Packets> {
  const pictures: Packet[] = []
  const sounds = new Map<number, Set<number>>()
  const tooMany = new AbortController()
  const outcome = await ffmpeg.run({
    program: 'ffprobe',
    input: file,
    limits: { ...limits, wallMs: 300_000 },
    signal: signal ? AbortSignal.any([signal, tooMany.signal]) : tooMany.signal,
    args: ({ input }) => [
      ...['-show_entries', 'packet=codec_type,stream_index,pts_time,duration_time,flags'],
      ...['-of', 'csv=p=0', ...openToProbe(container, input)],
    ],
    onLine: (line) => {
      const [kind, stream = '', at = '', lasts = '', flags = ''] = line.split(',')
      if (flags.includes('D')) return
      if (kind === 'audio') noteSound(sounds, Number(stream), Number(at))
      if (kind !== 'video') return
      if (pictures.length >= most) return tooMany.abort()
      pictures.push({
        stream: Number(stream),
        at: at === '' ? Number.NaN : Number(at),
        lasts: Number(lasts) || 0,
        key: flags.startsWith('K'),
      })
    },
  })
  if (tooMany.signal.aborted) cannot('media_too_long')
  expectFinished(outcome)
  return { pictures, sounds }
}

function noteSound(sounds: Map<number, Set<number>>, stream: number, at: number): void {
  const seconds = sounds.get(stream) ?? new Set()
  sounds.set(stream, seconds)
  if (at >= 0 && seconds.size < mostSeconds) seconds.add(Math.floor(at))
}

/** No file may fill the memory with the seconds that it claims to have. */
const mostSeconds = 100_000

/** A run that had to be stopped tells about the film only when it took too much. */
export function expectFinished({ stopped, outOfSpace }: Outcome): void {
  if (stopped === 'aborted') throw new Interrupted()
  if (stopped) cannot('media_too_heavy')
  if (outOfSpace) throw new OutOfSpace()
}

function parse(lines: string[]): Partial<Probed> {
  try {
    return JSON.parse(lines.join('\n'))
  } catch {
    return {}
  }
}
