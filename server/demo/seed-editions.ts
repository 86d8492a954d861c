import {
  changeCalendar,
  changeEdition,
  createEdition,
  editionById,
  publishEdition,
} from '#features/edition/edition.ts'
import type { Platform } from '#platform/platform.ts'
import type { DemoEdition } from './festival/editions.ts'
import { facts } from './festival/pages.ts'
import { at } from './moved-clock.ts'

/** Makes, fills and publishes the editions as an organiser does in the console, each at its own time. */
export const seedEditions = async (
  platform: Platform,
  organiserId: string,
  editions: readonly DemoEdition[],
): Promise<void> => {
  for (const { id, slug, name, accent, change, calendar, begunAt } of editions) {
    const then = at(platform, begunAt)
    const known = await editionById(platform.db, id)
    if (known?.publishedAt) continue
    await createEdition(then, organiserId, { id, slug, name, accent, timeZone: 'Asia/Tokyo' })
    await changeEdition(then, organiserId, id, { ...facts, ...change })
    await changeCalendar(then, organiserId, id, { ...calendar, reason: '' })
    await publishEdition(then, organiserId, id)
  }
}
