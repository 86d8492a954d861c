/**
 * Makes the reels anew after a change of their scripts: `node server/demo/reels/shrink.ts`. Two passes, so that all
 * of them stay within 4 MB; the grain goes first, for it costs most and is seen least.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createFfmpeg } from '#platform/ffmpeg/run.ts'
import { probeSandbox } from '#platform/ffmpeg/sandbox.ts'
import { renderFilm } from '../film/render.ts'
import { scripts } from '../scripts/index.ts'

const kilobits = 510
const folder = mkdtempSync(join(tmpdir(), 'reels-'))
const shipped = readdirSync(import.meta.dirname).flatMap((name) =>
  name.endsWith('.mp4') ? [basename(name, '.mp4')] : [],
)
try {
  for (const script of scripts.filter(({ id }) => shipped.includes(id))) {
    const drawn = join(folder, `${script.id}.mp4`)
    await renderFilm(createFfmpeg(probeSandbox), script, drawn)
    encode(drawn, 1, ['-an', '-f', 'null', '-'])
    encode(drawn, 2, [
      ...['-pix_fmt', 'yuv420p', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709'],
      ...['-color_range', 'tv', '-c:a', 'aac', '-b:a', '96k', '-movflags', '+faststart'],
      join(import.meta.dirname, `${script.id}.mp4`),
    ])
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function encode(drawn: string, pass: 1 | 2, rest: string[]): void {
  const picture = ['-vf', 'hqdn3d=2:1.5:4:4', '-c:v', 'libx264', '-preset', 'slow', '-b:v', `${kilobits}k`]
  const passes = ['-pass', String(pass), '-passlogfile', join(folder, 'pass')]
  const { status } = spawnSync(
    'ffmpeg',
    ['-y', '-nostdin', '-loglevel', 'error', '-i', drawn, ...picture, ...passes, ...rest],
    { stdio: 'inherit' },
  )
  if (status !== 0) throw new Error(`ffmpeg could not encode ${drawn}`)
}
