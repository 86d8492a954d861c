import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { OutOfSpace } from '#platform/media/reasons.ts'
import type { Platform } from '#platform/platform.ts'
import type { Task } from './standing.ts'

const root = ({ config }: Pick<Platform, 'config'>) => join(config.dataDir, 'preparing')

/** The folder of one film's unfinished work on this machine: what is in it survives a restart. */
export const workplaceOf = (platform: Pick<Platform, 'config'>, { filmId, hash }: Task): string =>
  join(root(platform), `${filmId}-${hash.slice(0, 12)}`)

/** Out of the way first: a process that is killed meanwhile leaves no half of a workplace that would be gone on with. */
export async function clearWorkplace(platform: Pick<Platform, 'config'>, task: Task): Promise<void> {
  const place = workplaceOf(platform, task)
  const gone = `${place}.gone-${randomUUID()}`
  await rename(place, gone).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  await rm(gone, { recursive: true, force: true })
}

/** Bytes that stay free for the database, whatever is being made. */
const reserve = 300_000_000

/** Before a stage begins: room for what it will write, judged generously. Refuses with `OutOfSpace`. */
export async function expectRoom(platform: Pick<Platform, 'config'>, durationMs: number): Promise<void> {
  await mkdir(root(platform), { recursive: true })
  const { bavail, bsize } = await statfs(root(platform))
  const wanted = (durationMs / 1000) * 3_500_000
  if (bavail * bsize < reserve + wanted) throw new OutOfSpace()
}

/** Removes what films left behind that are finished, replaced or gone. */
export async function clearLeftovers(platform: Platform): Promise<void> {
  const folders = await readdir(root(platform)).catch(() => [])
  if (folders.length === 0) return
  const working = await platform.db
    .selectFrom('preparation')
    .innerJoin('original', 'original.filmId', 'preparation.filmId')
    .select(['preparation.filmId', 'original.hash'])
    .where('preparation.state', 'in', ['waiting', 'working', 'watchable', 'waiting_for_space'])
    .execute()
  const wanted = new Set(working.map(({ filmId, hash }) => `${filmId}-${hash.slice(0, 12)}`))
  for (const folder of folders)
    if (!wanted.has(folder)) await rm(join(root(platform), folder), { recursive: true, force: true })
}
