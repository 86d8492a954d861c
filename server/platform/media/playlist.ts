import type { TrackFile } from './fragments.ts'

/** HLS media playlist of one file by byte ranges (RFC 8216, 4.3.2.2 and 4.3.2.5). `name` is relative to it. */
export function mediaPlaylist(name: string, { headerBytes, segments }: TrackFile): string {
  const longest = Math.max(1, ...segments.map(({ duration }) => Math.round(duration)))
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${longest}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    `#EXT-X-MAP:URI="${name}",BYTERANGE="${headerBytes}@0"`,
    ...segments.flatMap(({ offset, bytes, duration }) => [
      `#EXTINF:${duration.toFixed(5)},`,
      `#EXT-X-BYTERANGE:${bytes}@${offset}`,
      name,
    ]),
    '#EXT-X-ENDLIST',
    '',
  ].join('\n')
}

/** Bits a second: of the most expensive segment, and of the whole, both measured. */
export function bandwidthOf({ segments }: TrackFile): { peak: number; average: number } {
  const long = segments.filter(({ duration }) => duration >= 0.5)
  const counted = long.length > 0 ? long : segments
  const peak = Math.max(...counted.map(({ bytes, duration }) => (bytes * 8) / duration))
  const bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0)
  const duration = segments.reduce((sum, segment) => sum + segment.duration, 0)
  return { peak: Math.ceil(peak), average: Math.ceil((bytes * 8) / duration) }
}

export type Variant = {
  name: string
  width: number
  height: number
  bandwidth: number
  averageBandwidth: number
  codecs: string
}

export type Sound = { bandwidth: number; averageBandwidth: number; codecs: string }

/** HLS multivariant playlist: the variants there are so far, one common sound, and the captions. */
export function masterPlaylist(
  variants: readonly Variant[],
  sound: Sound | null,
  captions: readonly { language: string; name: string }[],
): string {
  const groups = [
    ...(sound ? ['AUDIO="sound"'] : []),
    ...(captions.length > 0 ? ['SUBTITLES="captions"'] : []),
  ]
  const rising = [...variants].sort((one, other) => one.bandwidth - other.bandwidth)
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...(sound
      ? [
          '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="Stereo",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="audio.m3u8"',
        ]
      : []),
    ...captions.map(
      ({ language, name }) =>
        `#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="captions",NAME="${name}",LANGUAGE="${language}",DEFAULT=NO,AUTOSELECT=YES,URI="captions/${language}.m3u8"`,
    ),
    ...rising.flatMap(({ name, width, height, bandwidth, averageBandwidth, codecs }) => [
      `#EXT-X-STREAM-INF:${[
        `BANDWIDTH=${bandwidth + (sound?.bandwidth ?? 0)}`,
        `AVERAGE-BANDWIDTH=${averageBandwidth + (sound?.averageBandwidth ?? 0)}`,
        `CODECS="${[codecs, ...(sound ? [sound.codecs] : [])].join(',')}"`,
        `RESOLUTION=${width}x${height}`,
        ...groups,
      ].join(',')}`,
      `${name}.m3u8`,
    ]),
    '',
  ].join('\n')
}

/** The playlist that wraps one WebVTT file for HLS. */
export const captionPlaylist = (language: string, durationMs: number): string =>
  [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${Math.max(1, Math.ceil(durationMs / 1000))}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    `#EXTINF:${(durationMs / 1000).toFixed(3)},`,
    `${language}.vtt`,
    '#EXT-X-ENDLIST',
    '',
  ].join('\n')
