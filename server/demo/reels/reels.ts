import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The original of a demo film that ships with the program, so that a first visitor need not wait for one to be
 * drawn; undefined for the others. It is uploaded and prepared like any phone's.
 */
export const reelOf = (script: string): string | undefined => {
  const file = join(import.meta.dirname, `${script}.mp4`)
  return existsSync(file) ? file : undefined
}
