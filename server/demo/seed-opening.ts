import type { PageKind } from '#contract/plain/edition.ts'
import { proposePlan } from '#contract/plain/plan.ts'
import type { Bilingual } from '#contract/route.ts'
import { createEdition, editionById, pagesOf, wallTime, writePage } from '#features/edition/edition.ts'
import type { Platform } from '#platform/platform.ts'
import { type DemoEdition, daysFrom } from './festival/editions.ts'
import { freePages } from './festival/pages.ts'
import { idOf } from './ids.ts'
import { at } from './moved-clock.ts'

const zone = 'Asia/Tokyo'

/** What the organisers have written for everyone, on every edition of the demo. */
export const seedPages = async (
  platform: Platform,
  organiserId: string,
  editions: readonly DemoEdition[],
): Promise<void> => {
  for (const { id, begunAt } of editions) {
    const known = (await pagesOf(platform.db, id, { withSource: false })).map(({ kind }) => kind)
    for (const [kind, text] of Object.entries(freePages) as [PageKind, Bilingual][])
      if (!known.includes(kind))
        await writePage(at(platform, begunAt), organiserId, { editionId: id, kind, text })
  }
}

/** An edition in preparation, begun from a template: its check list is half done. */
export const seedOpening = async (platform: Platform, organiserId: string, now: Date): Promise<void> => {
  const id = idOf('edition morning')
  if (await editionById(platform.db, id)) return
  const ceremony = saturdayAfter(daysFrom(now, 120))
  const plan = proposePlan('sixWeeks', ceremony, wallTime(now, zone).slice(0, 16))
  const year = ceremony.slice(0, 4)
  await createEdition(platform, organiserId, {
    id,
    slug: `upright-morning-${year}`,
    name: { ja: '縦の朝', en: 'Upright Morning' },
    accent: '#0b7a56',
    timeZone: zone,
    template: 'sixWeeks',
    hashtags: [`縦の朝${year}`, `UprightMorning${year}`],
    calendar: {
      phases: plan.rows.map(({ kind, starts, ends }) => ({ kind, startsAt: starts, endsAt: ends || null })),
      decisionAt: plan.decision,
    },
  })
}

const saturdayAfter = (day: Date): string => {
  const wall = new Date(`${wallTime(day, zone).slice(0, 10)}T00:00Z`)
  wall.setUTCDate(wall.getUTCDate() + ((6 - wall.getUTCDay() + 7) % 7))
  return wall.toISOString().slice(0, 10)
}
