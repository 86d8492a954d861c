import type { Packet, ProbedStream } from './probe.ts'
import { cannot } from './reasons.ts'

/** Codecs of pictures that stand still: covers, thumbnails, slides. Films in them exist, and come first of none. */
const stills = ['mjpeg', 'png', 'gif', 'bmp', 'webp', 'jpeg2000', 'tiff']

/** A track that moves for less than this share of the longest is no film beside it. */
const worthWatching = 0.5

/**
 * The track that is the film: of those that move, the one marked as the usual one, else the first; covers and
 * thumbnails only when there is nothing else. Refuses a file without pictures, or with none that can be decoded.
 */
export function choosePicture(
  streams: readonly ProbedStream[],
  packets: readonly Packet[],
): { video: ProbedStream; packets: Packet[] } {
  const pictures = streams.filter(
    ({ codec_type, disposition }) =>
      codec_type === 'video' && !disposition?.attached_pic && !disposition?.timed_thumbnails,
  )
  const byStream = Map.groupBy(packets, ({ stream }) => stream)
  const tracks = pictures.filter(isKnown).map((video) => {
    const own = byStream.get(video.index) ?? []
    return { video, packets: own, moves: lengthOf(own) }
  })
  const longest = Math.max(0, ...tracks.map(({ moves }) => moves))
  const films = tracks.filter(({ moves }) => moves >= longest * worthWatching)
  const [film] = films.sort(
    ({ video: one }, { video: other }) =>
      Number(isStill(one)) - Number(isStill(other)) ||
      Number(other.disposition?.default ?? 0) - Number(one.disposition?.default ?? 0),
  )
  if (film) return film
  if (pictures.length > 0) return cannot('media_codec_unknown')
  return cannot(
    streams.some(({ codec_type }) => codec_type === 'audio') ? 'media_sound_only' : 'media_damaged',
  )
}

/**
 * The tracks of sound that can be decoded and hold something, the likeliest first: the one marked as the usual one,
 * then in order (phones add spatial sound besides). `heard` are the tracks that have packets.
 */
export const chooseSounds = (
  streams: readonly ProbedStream[],
  heard: { has(stream: number): boolean },
): ProbedStream[] =>
  streams
    .filter((stream) => stream.codec_type === 'audio' && isKnown(stream) && stream.channels)
    .filter(({ index }) => heard.has(index))
    .sort((one, other) => Number(other.disposition?.default ?? 0) - Number(one.disposition?.default ?? 0))

const isKnown = ({ codec_name }: ProbedStream): boolean =>
  Boolean(codec_name) && codec_name !== 'none' && codec_name !== 'unknown'

const isStill = ({ codec_name = '' }: ProbedStream): boolean => stills.includes(codec_name)

/** Seconds between the first picture and the last; a single one moves for 0. */
const lengthOf = (packets: readonly Packet[]): number => {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { at } of packets) {
    if (at < first) first = at
    if (at > last) last = at
  }
  return last > first ? last - first : 0
}
