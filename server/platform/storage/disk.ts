import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, copyFile, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Announce, type Storage, type Stored, unfinishedForMs } from './storage.ts'

/** Content-addressed bytes below one folder, two levels deep: `ab/cd/abcd….` */
export function diskStorage(
  folder: string,
  announce: Announce = async () => undefined,
  now: () => number = Date.now,
): Storage {
  const place = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2, 4), hash)

  const take = async (file: string, stored: Stored): Promise<Stored> => {
    const target = place(stored.hash)
    await mkdir(join(target, '..'), { recursive: true })
    await chmod(file, 0o440)
    await sync(file)
    await rename(file, target)
    await sync(join(target, '..'))
    return stored
  }

  return {
    async putFile(file) {
      // the file stays where it was until nothing but the disk can fail
      const stored = await digest(file)
      await announce(stored)
      const incoming = join(folder, 'incoming')
      await mkdir(incoming, { recursive: true })
      const own = join(incoming, randomUUID())
      await rename(file, own).catch(async (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EXDEV') throw error
        await copyFile(file, own)
        await rm(file)
      })
      return await take(own, stored)
    },
    async putBytes(bytes) {
      const stored = { hash: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
      await announce(stored)
      const incoming = join(folder, 'incoming')
      await mkdir(incoming, { recursive: true })
      const own = join(incoming, randomUUID())
      await writeFile(own, bytes)
      return await take(own, stored)
    },
    async open(hash, range) {
      const handle = await open(place(hash))
      return createReadStream('', { fd: handle, ...(range ?? {}) })
    },
    async local(hash) {
      await stat(place(hash))
      return { file: place(hash), [Symbol.asyncDispose]: async () => undefined }
    },
    async remove(hash) {
      await rm(place(hash), { force: true })
    },
    async tidy() {
      for (const name of await readdir(join(folder, 'incoming')).catch(() => [])) {
        const file = join(folder, 'incoming', name)
        // when it came here, whenever it was written
        const { ctimeMs } = await stat(file).catch(() => ({ ctimeMs: Number.POSITIVE_INFINITY }))
        if (ctimeMs < now() - unfinishedForMs) await rm(file, { force: true })
      }
    },
  }
}

async function digest(file: string): Promise<Stored> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    hash.update(chunk)
    bytes += (chunk as Buffer).length
  }
  return { hash: hash.digest('hex'), bytes }
}

/** What was acknowledged must survive a power cut. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
