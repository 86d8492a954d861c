import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { refuse } from '#platform/errors.ts'
import { startLine } from '#platform/ffmpeg/confined.ts'
import { confine, placesInside, type Sandbox } from '#platform/ffmpeg/sandbox.ts'
import type { Limits } from '#platform/limits.ts'
import { kindBytes, kindOf } from './kinds.ts'
import { type Order, type Print, type Slip, type Told, toldName } from './order.ts'
import { createTurns } from './turns.ts'

export type { Order, Print } from './order.ts'

export type Developed = { width: number; height: number; prints: Record<Print['format'], Buffer> }

export type Pictures = {
  /** A new file for the bytes of a picture as they come; whoever asked for it removes it. */
  newFile(): string
  /**
   * A picture that somebody sent, upright, freed of all that cameras write into it, in other bytes than theirs.
   * `whose`: the person who sent it, so that nobody's keep all others' waiting. Refuses `picture_unreadable`,
   * `picture_too_large`, `picture_too_small` and, when too many wait, `busy`.
   */
  develop(file: string, order: Order, whose?: string): Promise<Developed>
}

/**
 * Pictures from strangers are never decoded in this process, nor by a program that could reach more than the one
 * picture: each has a process of its own, shut in like a media program, and few run at a time.
 */
export const createPictures = (
  dataDir: string,
  sandbox: () => Promise<Sandbox>,
  limits: Limits['pictures'],
): Pictures => {
  const root = join(dataDir, 'pictures')
  let prepared: Promise<Sandbox> | undefined
  const prepare = () => {
    prepared ??= clearOld(root).then(sandbox)
    return prepared
  }
  const inTurn = createTurns(limits.running, limits.waiting)
  const newPlace = () => join(root, randomUUID())
  return {
    newFile: newPlace,
    develop: async (file, order, whose = '') => {
      const kind = (await kindOfFile(file)) ?? refuse('picture_unreadable')
      const folder = newPlace()
      await mkdir(folder, { recursive: true })
      try {
        const shut = await prepare()
        const { width, height } = await inTurn(whose, () =>
          run(shut, file, folder, { ...order, kind, mostPixels: limits.pixels }, limits),
        )
        const prints = await Promise.all(
          order.prints.map(async ({ format }) => [format, await readFile(join(folder, format))] as const),
        )
        return { width, height, prints: Object.fromEntries(prints) as Developed['prints'] }
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}

/** What processes that were killed have left. */
const clearOld = async (root: string): Promise<void> => {
  for (const name of await readdir(root).catch(() => [])) {
    const file = join(root, name)
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
    if (mtimeMs < Date.now() - oldMs) await rm(file, { recursive: true, force: true })
  }
}

const oldMs = 3_600_000

const kindOfFile = async (file: string) => {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(kindBytes), 0, kindBytes, 0)
    return kindOf(buffer.subarray(0, bytesRead))
  } finally {
    await handle.close()
  }
}

const here = import.meta.dirname
const house = join(here, '../../..')
/** What Node writes to, or seems to, before it does anything. */
const nodeBytes = 900 << 20
/** All that the program is made of. */
const made = [process.execPath, here, join(house, 'package.json'), join(house, 'node_modules')]

const run = async (
  sandbox: Sandbox,
  file: string,
  folder: string,
  slip: Slip,
  limits: Limits['pictures'],
): Promise<{ width: number; height: number }> => {
  const { input, out } = placesInside(sandbox, { input: file, out: folder })
  const program = [process.execPath, '--max-old-space-size=128', join(here, 'darkroom.ts')]
  const line = confine(sandbox, [...program, input, out, JSON.stringify(slip)], {
    host: { input: file, out: folder },
    programs: made,
    nice: limits.nice,
    bounds: {
      cpuSeconds: Math.ceil(limits.cpuMs / 1000),
      dataBytes: limits.memoryBytes + nodeBytes,
      fileBytes: limits.printBytes,
    },
  })
  const { child, ended } = startLine(line, {
    limits: { wallMs: limits.wallMs, memoryBytes: limits.memoryBytes },
  })
  child.stdin.end()
  child.stdout.resume()
  const { ok, outOfSpace } = await ended
  if (outOfSpace) refuse('no_space')
  const told: Told = ok
    ? JSON.parse(await readFile(join(folder, toldName), 'utf8'))
    : { refused: 'unreadable' }
  if (!('refused' in told)) return told
  if (told.refused === 'too_small') return refuse('picture_too_small', { least: slip.least ?? 0 })
  if (told.refused === 'too_large')
    return refuse('picture_too_large', { megapixels: Math.floor(slip.mostPixels / 1e6) })
  return refuse('picture_unreadable')
}
