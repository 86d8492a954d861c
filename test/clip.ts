import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { draw } from './drawn.ts'

export type ClipOptions = {
  seconds?: number
  width?: number
  height?: number
  rate?: number | string
  /** LUFS are about this many decibels above a full-scale sine's peak; null: no sound. */
  volumeDb?: number | null
  /** More arguments for the output, before its name. */
  extra?: readonly string[]
  name?: string
}

/** A small moving picture with a tone, drawn by ffmpeg, in a folder that goes when the test ends. */
export function clips() {
  const folder = mkdtempSync(join(tmpdir(), 'verticale-clips-'))
  return {
    folder,
    make({
      seconds = 2,
      width = 360,
      height = 640,
      rate = 30,
      volumeDb = -20,
      extra = [],
      name = 'clip.mp4',
    }: ClipOptions = {}): string {
      const file = join(folder, name)
      const sound =
        volumeDb === null
          ? []
          : ['-f', 'lavfi', '-i', `sine=440:sample_rate=48000:duration=${seconds},volume=${volumeDb + 18}dB`]
      draw(file, [
        ...['-f', 'lavfi', '-i', `testsrc2=size=${width}x${height}:rate=${rate}:duration=${seconds}`],
        ...sound,
        ...['-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-preset', 'ultrafast', '-g', '30', ...extra],
      ])
      return file
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}
