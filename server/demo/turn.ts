import { setTimeout as sleep } from 'node:timers/promises'
import { preparationOf } from '#features/film/film.ts'
import { isWatched } from '#features/viewing/viewing.ts'
import type { Platform } from '#platform/platform.ts'

const settled = ['complete', 'refused', 'failed']
/** A film that is stuck holds the others up no longer than this. */
const patienceMs = 300_000

/**
 * Waits until the next film may be drawn: at once while nobody watches, so that both processors are used; while
 * somebody does, not before all sizes of the film before are made, so that the demo keeps one processor busy at most.
 */
export const turnOf = async (platform: Platform, before: string | undefined): Promise<void> => {
  if (!before) return
  for (const begun = Date.now(); Date.now() - begun < patienceMs; await sleep(500)) {
    if (!(await isWatched(platform))) return
    const state = (await preparationOf(platform.db, before, 'ja'))?.state
    if (state && settled.includes(state)) return
  }
}
