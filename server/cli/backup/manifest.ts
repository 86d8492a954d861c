import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a backup holds; written last, so that a backup with one is complete. */
export type Manifest = {
  format: 1
  madeAt: string
  migrations: string[]
  tables: { name: string; columns: string[]; file: string; rows: number; sha256: string }[]
  sequences: { name: string; last: string }[]
  jobs: SavedJob[]
  blobs: { hash: string; bytes: number }[]
}

export type SavedJob = {
  task: string
  payload: unknown
  queue: string | null
  runAt: string
  maxAttempts: number
  key: string | null
  priority: number
  flags: string[] | null
}

export function readManifest(folder: string): Manifest {
  const file = join(folder, 'backup.json')
  if (!existsSync(file)) throw new Error(`${folder} holds no complete backup: there is no backup.json in it.`)
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  if (manifest.format !== 1) throw new Error(`${file} was written by a newer version of the program.`)
  return manifest
}

export const blobFile = (folder: string, hash: string): string =>
  join(folder, 'media', hash.slice(0, 2), hash)

export async function sha256Of(file: string): Promise<string> {
  const digest = createHash('sha256')
  for await (const chunk of createReadStream(file)) digest.update(chunk)
  return digest.digest('hex')
}
