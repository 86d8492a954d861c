import { type Container, demuxers } from './sniff.ts'

/** Decoders that may run. Pictures, text and everything exotic stay out, whatever the file claims to hold. */
const decoders = [
  ...[
    'h264',
    'hevc',
    'vp8',
    'vp9',
    'libdav1d',
    'libaom-av1',
    'av1',
    'mpeg4',
    'msmpeg4v3',
    'mpeg2video',
    'h263',
  ],
  ...['mpeg1video', 'flv', 'vp6f', 'prores', 'dnxhd', 'mjpeg', 'theora'],
  ...[
    'aac',
    'aac_latm',
    'mp3float',
    'mp3',
    'mp2float',
    'mp2',
    'opus',
    'libopus',
    'vorbis',
    'libvorbis',
    'flac',
    'alac',
  ],
  ...[
    'ac3',
    'eac3',
    'amrnb',
    'amrwb',
    'libopencore_amrnb',
    'libopencore_amrwb',
    'nellymoser',
    'speex',
    'adpcm_ima_qt',
  ],
  ...[
    'adpcm_ms',
    'adpcm_swf',
    'adpcm_ima_wav',
    'qdm2',
    'wmav2',
    'pcm_s16le',
    'pcm_s16be',
    'pcm_s24le',
    'pcm_s24be',
  ],
  ...['pcm_s32le', 'pcm_s32be', 'pcm_f32le', 'pcm_f32be', 'pcm_u8', 'pcm_s8', 'pcm_alaw', 'pcm_mulaw'],
]

/** Only so that probing gets past what lies beside the film (covers, subtitles); nothing of it is used. */
const besides = [
  'png',
  'bmp',
  'gif',
  'webp',
  'mov_text',
  'subrip',
  'srt',
  'text',
  'ass',
  'ssa',
  'webvtt',
  'dvdsub',
  'pgssub',
  'dvbsub',
  'cc_dec',
]

/** The largest picture that is decoded at all: a little over 8K. */
export const mostPixels = 36_000_000

/** Arguments that open an upload: one fixed demuxer, files only, no references, no pictures, bounded probing. */
export const openUpload = (container: Container, input: string, allowed = decoders): string[] => [
  ...['-f', demuxers[container], '-protocol_whitelist', 'file', '-codec_whitelist', allowed.join(',')],
  ...['-max_pixels', String(mostPixels), '-probesize', '20000000', '-analyzeduration', '20000000'],
  ...(container === 'mov' ? ['-use_absolute_path', '0', '-enable_drefs', '0', '-ignore_chapters', '1'] : []),
  ...['-i', input],
]

/** The same for ffprobe, which opens a decoder for every stream whether asked or not. */
export const openToProbe = (container: Container, input: string): string[] =>
  openUpload(container, input, [...decoders, ...besides])
