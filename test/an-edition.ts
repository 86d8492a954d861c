import { randomUUID } from 'node:crypto'
import type { Edition, EditionChange, PhaseKind } from '#contract/edition.ts'
import { changeCalendar, changeEdition, createEdition, publishEdition } from '#features/edition/edition.ts'
import type { Site } from './harness.ts'

export type EditionOptions = {
  slug?: string
  timeZone?: string
  /** Start and end of each phase; an end may be null for the archive. */
  phases?: Partial<Record<PhaseKind, readonly [string, string | null]>>
  decisionAt?: string | null
  change?: EditionChange
  draft?: boolean
}

let count = 0

/**
 * An edition made as an organiser makes one, published unless told otherwise. Unless told, submissions and
 * screening are open through 2026, which is the harness's year.
 */
export const anEdition = async (
  site: Pick<Site, 'platform'>,
  organiserId: string,
  options: EditionOptions = {},
): Promise<Edition> => {
  const number = ++count
  const id = randomUUID()
  const { slug = `edition-${number}`, timeZone = 'Asia/Tokyo', decisionAt = null, draft = false } = options
  const phases = options.phases ?? {
    submissions: ['2026-01-01T00:00:00Z', '2026-12-01T00:00:00Z'],
    screening: ['2026-01-01T00:00:00Z', '2026-12-15T00:00:00Z'],
  }
  await createEdition(site.platform, organiserId, {
    id,
    slug,
    name: { ja: `縦の夜${number}`, en: `Upright Night ${number}` },
    timeZone,
  })
  await changeEdition(site.platform, organiserId, id, { hashtags: [`縦の夜${number}`], ...options.change })
  const kinds = Object.entries(phases) as [PhaseKind, readonly [string, string | null]][]
  const calendar = await changeCalendar(site.platform, organiserId, id, {
    phases: kinds.map(([kind, [startsAt, endsAt]]) => ({ kind, startsAt, endsAt })),
    decisionAt,
    reason: '',
  })
  return draft ? calendar : await publishEdition(site.platform, organiserId, id)
}
