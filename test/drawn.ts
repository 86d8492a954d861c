import { execFileSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { extname, join } from 'node:path'

const cabinet = join(import.meta.dirname, '../node_modules/.cache/drawn')

/** Draws a film by ffmpeg's arguments into `file`. What was drawn by the same ones before is copied. */
export function draw(file: string, args: readonly string[]): void {
  const name = createHash('sha256').update(JSON.stringify(args)).digest('hex') + extname(file)
  const kept = join(cabinet, name)
  if (!existsSync(kept)) {
    mkdirSync(cabinet, { recursive: true })
    const fresh = join(cabinet, `${randomUUID()}${extname(file)}`)
    execFileSync('ffmpeg', ['-v', 'error', '-nostdin', ...args, fresh])
    // two that draw the same at once are both whole
    renameSync(fresh, kept)
  }
  copyFileSync(kept, file)
}
