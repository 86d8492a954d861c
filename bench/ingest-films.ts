import { spawn } from 'node:child_process'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'

const stills = join(import.meta.dirname, '../server/demo/stills')

/** What a phone records: 1080×1920, 30 frames a second, about 16 Mb/s H.264 with grain, stereo sound. */
export async function phoneFilm(file: string, seconds: number): Promise<string> {
  const pictures = (await readdir(stills)).filter((name) => /back.*\.jpg$/.test(name)).slice(0, 3)
  const each = seconds / pictures.length
  const inputs = pictures.flatMap((name) => [
    '-loop',
    '1',
    '-framerate',
    '30',
    '-t',
    String(each),
    '-i',
    join(stills, name),
  ])
  const moves = pictures.map(
    (_, n) =>
      `[${n}]scale=1296:2304:force_original_aspect_ratio=increase,crop=1080:1920:x='108+100*sin(t/3+${n})':y='192+150*cos(t/2+${n})',setsar=1[p${n}]`,
  )
  const joined = `${pictures.map((_, n) => `[p${n}]`).join('')}concat=n=${pictures.length},noise=alls=6:allf=t`
  await run([
    ...inputs,
    ...[
      '-f',
      'lavfi',
      '-t',
      String(seconds),
      '-i',
      "sine=330:sample_rate=48000,volume='0.3+0.25*sin(t)':eval=frame",
    ],
    ...[
      '-filter_complex',
      `${moves.join(';')};${joined},scale=out_color_matrix=bt709:out_range=tv,format=yuv420p[v]`,
    ],
    ...['-map', '[v]', '-map', `${pictures.length}:a`, '-c:v', 'libx264', '-preset', 'superfast', '-g', '30'],
    ...['-b:v', '16M', '-maxrate', '18M', '-bufsize', '18M', '-c:a', 'aac', '-b:a', '128k', '-ac', '2'],
    ...[
      '-colorspace',
      'bt709',
      '-color_primaries',
      'bt709',
      '-color_trc',
      'bt709',
      '-movflags',
      '+faststart',
      file,
    ],
  ])
  return file
}

/** A long film of the same kind, at a bitrate that fits on any disk: one minute over and over. */
export async function longFilm(file: string, seconds: number): Promise<string> {
  const minute = `${file}.minute.mp4`
  await phoneFilm(`${file}.source.mp4`, 20)
  await run([
    '-i',
    `${file}.source.mp4`,
    '-c:v',
    'libx264',
    '-preset',
    'superfast',
    '-g',
    '30',
    '-b:v',
    '5M',
    '-c:a',
    'copy',
    minute,
  ])
  await run(['-stream_loop', '-1', '-i', minute, '-t', String(seconds), '-c', 'copy', file])
  return file
}

/** One command as an experienced person writes it: one decode, cascaded scaling, the ladder as HLS. */
export async function handWritten(file: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const rungs = ['6M', '3M', '1800k', '700k']
  const graph =
    '[0:v]split=2[a][b];[b]scale=720:1280,split=2[c][d];[d]scale=540:960,split=2[e][f];[f]scale=360:640[g]'
  await run([
    ...['-i', file, '-filter_complex', graph],
    ...['a', 'c', 'e', 'g'].flatMap((label, n) => [
      ...['-map', `[${label}]`, `-c:v:${n}`, 'libx264', `-maxrate:v:${n}`, rungs[n] ?? ''],
      ...[`-bufsize:v:${n}`, rungs[n]?.replace(/^(\d+)/, (digits) => String(Number(digits) * 2)) ?? ''],
    ]),
    ...['-preset', 'veryfast', '-crf', '22', '-profile:v', 'high', '-pix_fmt', 'yuv420p'],
    ...['-g', '60', '-keyint_min', '60', '-sc_threshold', '0', '-map', '0:a', '-c:a', 'aac', '-b:a', '128k'],
    ...[
      '-f',
      'hls',
      '-hls_time',
      '2',
      '-hls_playlist_type',
      'vod',
      '-hls_segment_type',
      'fmp4',
      '-hls_flags',
      'single_file',
    ],
    ...[
      '-master_pl_name',
      'master.m3u8',
      '-var_stream_map',
      'v:0,agroup:a v:1,agroup:a v:2,agroup:a v:3,agroup:a a:0,agroup:a',
    ],
    join(folder, '%v.m3u8'),
  ])
}

function run(args: string[]): Promise<void> {
  const child = spawn('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${code}`))))
  })
}
