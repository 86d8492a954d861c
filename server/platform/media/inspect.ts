import { open } from 'node:fs/promises'
import type { Ffmpeg } from '../ffmpeg/run.ts'
import type { Colour } from './colour.ts'
import { checkMatroskaHeader } from './matroska.ts'
import { checkMovieHeader } from './movie-header.ts'
import {
  isPicture,
  type ProbedFrame,
  type ProbedStream,
  packetsOf,
  probeFrames,
  probeOpening,
} from './probe.ts'
import { mostPixels } from './reader.ts'
import { cannot } from './reasons.ts'
import { type Container, sniff, sniffBytes } from './sniff.ts'
import { timelineOf } from './timeline.ts'
import { type Rate, rateOf, type Timeline } from './timing.ts'
import { choosePicture, chooseSounds } from './tracks.ts'
import { liesOnItsSide, type Orientation, orientationOf } from './upright.ts'

/** What an upload is, found out from its bytes. Everything later works from this. */
export type Inspection = {
  container: Container
  video: {
    index: number
    codec: string
    orientation: Orientation
    /** Square pixels, but still as stored: not turned upright. */
    storedWidth: number
    storedHeight: number
    /** Width of a stored pixel by its height; not known of films that were inspected before it was kept. */
    pixelRatio?: number
    colour: Colour
    interlaced: boolean
  }
  /** `others` are tracks to be heard where this one turns out to be silent, the likelier first. */
  audio: { index: number; codec: string; channels: number; others?: number[] } | null
  timeline: Timeline
  rate: Rate
  /** As a viewer sees it: upright, square pixels. */
  width: number
  height: number
  durationMs: number
}

const longestFilm = 4 * 3600

/**
 * Finds out what an upload really is. Refuses with a reason what cannot become a film: by its first bytes, by a
 * bounded walk through its header, by its streams, by its first frames and by the clock of its packets.
 */
export async function inspect(ffmpeg: Ffmpeg, file: string, signal?: AbortSignal): Promise<Inspection> {
  const container = await checkBytes(file)
  const [{ streams, frames }, found] = await Promise.all([
    probeOpening(ffmpeg, container, file, signal),
    packetsOf(ffmpeg, container, file, { most: longestFilm * 60, signal }),
  ])
  const { video, packets } = choosePicture(streams, found.pictures)
  const sounds = chooseSounds(streams, found.sounds)
  const first = frames.find((frame) => frame.stream_index === video.index && isPicture(frame))
  const picture = first ?? (await probeFrames(ffmpeg, container, file, video.index, signal)).find(isPicture)
  if (!picture) return cannot('media_damaged')
  const timeline = timelineOf(packets, secondsHeard(sounds, found.sounds))
  if (timeline.length > longestFilm) cannot('media_too_long')
  const size = squarePixels(picture)
  if (size.width * size.height > mostPixels) cannot('media_picture_too_large')
  const orientation = orientationOf(video.side_data_list?.find((data) => data.displaymatrix)?.displaymatrix)
  const turned = liesOnItsSide(orientation)
  return {
    container,
    video: {
      index: video.index,
      codec: video.codec_name ?? '',
      orientation,
      storedWidth: size.width,
      storedHeight: size.height,
      pixelRatio: size.pixelRatio,
      colour: colourOf(picture),
      interlaced: picture.interlaced_frame === 1,
    },
    audio: audioOf(sounds),
    timeline,
    rate: rateOf(timeline),
    width: turned ? size.height : size.width,
    height: turned ? size.width : size.height,
    durationMs: Math.max(1, Math.round(timeline.length * 1000)),
  }
}

async function checkBytes(path: string): Promise<Container> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(Math.min(size, sniffBytes))
    await file.read(head, 0, head.length, 0)
    const found = sniff(head)
    if (found === 'empty') return cannot('media_empty')
    if (found === 'picture') return cannot('media_picture')
    if (found === 'sound') return cannot('media_sound_only')
    if (found === 'unknown') return cannot('media_unknown_format')
    if (found === 'mov') await checkMovieHeader(file, size)
    if (found === 'matroska') await checkMatroskaHeader(file, size)
    return found
  } finally {
    await file.close()
  }
}

function audioOf([best, ...others]: readonly ProbedStream[]): Inspection['audio'] {
  if (!best) return null
  const { index, codec_name = '', channels = 2 } = best
  return { index, codec: codec_name, channels, others: others.map((other) => other.index) }
}

/** The seconds of the file in which there is sound, of whichever track. */
const secondsHeard = (
  sounds: readonly ProbedStream[],
  found: ReadonlyMap<number, ReadonlySet<number>>,
): ReadonlySet<number> => new Set(sounds.flatMap(({ index }) => [...(found.get(index) ?? [])]))

function squarePixels({ width = 0, height = 0, sample_aspect_ratio = '' }: ProbedFrame) {
  const [across = 1, down = 1] = sample_aspect_ratio.split(':').map(Number)
  const ratio = across / down
  if (!(ratio > 0.1 && ratio < 10)) return { width, height, pixelRatio: 1 }
  return ratio >= 1
    ? { width: Math.round(width * ratio), height, pixelRatio: ratio }
    : { width, height: Math.round(height / ratio), pixelRatio: ratio }
}

/** From the decoded frame: the bitstream knows better than the container. */
function colourOf({
  width = 0,
  height = 0,
  color_range = '',
  color_space = '',
  color_primaries = '',
  color_transfer = '',
  pix_fmt = '',
}: ProbedFrame): Colour {
  return {
    range: color_range === 'pc' || pix_fmt.startsWith('yuvj') ? 'pc' : 'tv',
    matrix: color_space,
    primaries: color_primaries,
    transfer: color_transfer,
    shortEdge: Math.min(width, height),
  }
}
