import { once } from 'node:events'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Ffmpeg } from '#platform/ffmpeg/run.ts'
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
  ffmpeg: Ffmpeg,
  script: FilmScript,
  file: string,
  onShare: (share: number) => void = () => {},
): Promise<void> {
  const work = await mkdtemp(join(dirname(file), '.film-'))
  try {
    const sound = join(work, 'sound.wav')
    await writeFile(sound, toWav(mixDown(script.sound, secondsOf(script), script.id)))
    await encode(ffmpeg, script, { work, sound, onShare })
    await rename(join(work, 'film.mp4'), file)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function encode(
  ffmpeg: Ffmpeg,
  script: FilmScript,
  { work, sound, onShare }: { work: string; sound: string; onShare: (share: number) => void },
): Promise<void> {
  await using encoder = ffmpeg.open({
    input: sound,
    out: work,
    limits: { memoryBytes: 2 ** 30, fileBytes: 2 ** 30 },
    args: ({ input, out }) => encoding(script, input, `${out}/film.mp4`),
  })
  const frames = secondsOf(script) * script.fps
  let ended = false
  const end = encoder.ended.finally(() => {
    ended = true
  })
  let done = 0
  for await (const bytes of shoot(script)) {
    if (ended) break
    if (!encoder.input.write(Buffer.from(bytes))) await Promise.race([once(encoder.input, 'drain'), end])
    onShare(++done / frames)
  }
  encoder.input.end()
  const { ok, log } = await end
  if (!ok) throw new Error(`ffmpeg could not make ${script.id}: ${log.slice(-4).join(' | ')}`)
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
    ...[
      '-y',
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
