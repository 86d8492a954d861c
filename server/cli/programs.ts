import { spawnSync } from 'node:child_process'

/** Programs and encoders without which no film can be prepared. Returns what is missing, in words. */
export function missingForFilms(): string[] {
  const missing: string[] = []
  for (const program of ['ffmpeg', 'ffprobe'])
    if (!versionOf(program)) missing.push(`${program} isn’t installed.`)
  if (missing.length > 0) return missing
  const version = Number.parseFloat(versionOf('ffmpeg') ?? '')
  if (version < 5.1) missing.push(`ffmpeg is version ${versionOf('ffmpeg')}, but 5.1 or later is needed.`)
  const encoders = spawnSync('ffmpeg', ['-hide_banner', '-encoders'], { encoding: 'utf8' }).stdout
  for (const encoder of ['libx264', 'aac', 'mjpeg']) {
    if (!new RegExp(`\\s${encoder}\\s`).test(encoders)) missing.push(`ffmpeg has no encoder ${encoder}.`)
  }
  const filters = spawnSync('ffmpeg', ['-hide_banner', '-filters'], { encoding: 'utf8' }).stdout
  for (const filter of ['scale', 'loudnorm', 'cropdetect', 'zscale', 'tonemap']) {
    if (!new RegExp(`\\s${filter}\\s`).test(filters)) missing.push(`ffmpeg has no filter ${filter}.`)
  }
  return missing
}

/** "5.1.9" for `ffmpeg version 5.1.9-0+deb12u1 …`; undefined when it cannot be run. */
export function versionOf(program: string): string | undefined {
  const asked = spawnSync(program, ['-version'], { encoding: 'utf8' })
  return asked.status === 0 ? (/version n?(\d[\d.]*)/.exec(asked.stdout)?.[1] ?? '0') : undefined
}

/** Whether pictures can show Japanese. Systems without fontconfig (macOS) bring such fonts themselves. */
export function hasJapaneseFont(): boolean {
  const listed = spawnSync('fc-list', [':lang=ja', 'family'], { encoding: 'utf8' })
  return listed.error ? process.platform === 'darwin' : listed.stdout.trim() !== ''
}
