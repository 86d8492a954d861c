import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

/**
 * Puts a file in the place of another or of none. Whenever the power goes, the file has all of the old text or
 * all of the new: written in place it could be found empty.
 */
export function replaceFile(file: string, text: string | Uint8Array, mode: number): void {
  renameSync(writtenBeside(file, text, mode), file)
  sync(dirname(file))
}

/** The same for a file that is made once: of two processes that make it together the second changes nothing. */
export function createFile(file: string, text: string | Uint8Array, mode: number): void {
  const fresh = writtenBeside(file, text, mode)
  try {
    linkSync(fresh, file)
  } catch {
    // the other was quicker, or the file system knows no links
    if (!existsSync(file)) renameSync(fresh, file)
  } finally {
    rmSync(fresh, { force: true })
  }
  sync(dirname(file))
}

function writtenBeside(file: string, text: string | Uint8Array, mode: number): string {
  const fresh = `${file}.${randomBytes(6).toString('hex')}.new`
  try {
    writeFileSync(fresh, text, { mode, flag: 'wx', flush: true })
  } catch (error) {
    rmSync(fresh, { force: true })
    throw error
  }
  return fresh
}

function sync(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
