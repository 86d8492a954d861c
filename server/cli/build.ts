import type { Config } from '#platform/config.ts'
import { portIsFree } from './only-one.ts'
import { hasJapaneseFont, missingForFilms, versionOf } from './programs.ts'
import { progress } from './progress.ts'
import { buildWebApp } from './web-app.ts'

/**
 * What comes before the festival runs, in a process that ends: whether it can run here, and its web app. The
 * supervisor, which stays, is read here as well: what one process has compiled, the next finds in Node's cache and
 * needs no compiler in its memory.
 */
export async function build({ host, port }: Config): Promise<void> {
  const { step } = progress()
  await portIsFree(host, port)
  await step('programs', programs)
  await step('web app', buildWebApp)
  await import('./up.ts')
}

function programs(): string {
  const missing = missingForFilms()
  if (missing.length > 0) throw new Error(`Films can’t be processed:\n${missing.join('\n')}`)
  return `ffmpeg ${versionOf('ffmpeg')}${hasJapaneseFont() ? '' : '; no Japanese font: install fonts-noto-cjk'}`
}
