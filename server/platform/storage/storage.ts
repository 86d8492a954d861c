import type { Readable } from 'node:stream'

/** Bytes known by what they are: the hash (SHA-256, hex) is the address, so nothing is ever overwritten. */
export type Storage = {
  /** Takes a finished file in and removes it from where it was. Storing the same bytes again changes nothing. */
  putFile(file: string): Promise<Stored>
  putBytes(bytes: Uint8Array): Promise<Stored>
  /** `range` is inclusive at both ends. Rejects with ENOENT when nothing has this hash. */
  open(hash: string, range?: { start: number; end: number }): Promise<Readable>
  /**
   * A file of this machine with these bytes, for programs that read files. It must not be changed and stays
   * until disposed of; a remote storage fetches it into `folder`.
   */
  local(hash: string, folder: string): Promise<{ file: string } & AsyncDisposable>
  remove(hash: string): Promise<void>
  /** Clears away what ended processes began to store a day ago or longer and never finished. */
  tidy(): Promise<void>
}

/** Nothing takes so long to be stored. */
export const unfinishedForMs = 86_400_000

export type Stored = { hash: string; bytes: number }

/** Told right before bytes get their place, so that nobody takes the same bytes away while they come. */
export type Announce = (stored: Stored) => Promise<void>
