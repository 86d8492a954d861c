import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { mixDown } from '../sound/mix.ts'
import { toWav } from '../sound/wav.ts'
import type { FilmScript } from './script.ts'
import { secondsOf } from './script.ts'
import { shoot } from './shoot.ts'

/**
 * Makes a film: picture by picture into ffmpeg, with its sound. The file appears under its name only when it is whole.
 * `onShare` hears how much is done, 0 to 1.
 */
export async function renderFilm(
  script: FilmScript,
  file: string,
  onShare: (share: number) => void = () => {},
): Promise<void> {
  const work = await mkdtemp(join(dirname(file), '.film-'))
  try {
    const sound = join(work, 'sound.wav')
    await writeFile(sound, toWav(mixDown(script.sound, secondsOf(script), script.id)))
    const picture = join(work, 'film.mp4')
    await encode(script, sound, picture, onShare)
    await rename(picture, file)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function encode(
  script: FilmScript,
  sound: string,
  file: string,
  onShare: (share: number) => void,
): Promise<void> {
  const ffmpeg = spawn('ffmpeg', encoding(script, sound, file), { stdio: ['pipe', 'ignore', 'pipe'] })
  let said = ''
  ffmpeg.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000)
  })
  const closed = once(ffmpeg, 'close')
  ffmpeg.stdin.on('error', () => {})
  const frames = secondsOf(script) * script.fps
  let done = 0
  for await (const bytes of shoot(script)) {
    if (ffmpeg.exitCode !== null) break
    if (!ffmpeg.stdin.write(Buffer.from(bytes))) await Promise.race([once(ffmpeg.stdin, 'drain'), closed])
    onShare(++done / frames)
  }
  ffmpeg.stdin.end()
  const [code] = await closed
  if (code !== 0) throw new Error(`ffmpeg could not make ${script.id}: ${said.trim()}`)
}

function encoding(script: FilmScript, sound: string, file: string): string[] {
  const colour = [
    '-color_primaries',
    'bt709',
    '-color_trc',
    'bt709',
    '-colorspace',
    'bt709',
    '-color_range',
    'tv',
  ]
  return [
    ...['-nostdin', '-hide_banner', '-loglevel', 'error', '-y'],
    ...[
      '-f',
      'rawvideo',
      '-pix_fmt',
      'yuv420p',
      '-s',
      `${script.width}x${(script.width * 16) / 9}`,
      '-r',
      String(script.fps),
      '-i',
      'pipe:0',
    ],
    ...['-i', sound, '-map', '0:v', '-map', '1:a'],
    ...['-c:v', 'libx264', '-preset', 'superfast', '-crf', '22', '-pix_fmt', 'yuv420p', ...colour],
    ...['-c:a', 'aac', '-b:a', '160k', '-movflags', '+faststart', file],
  ]
}
