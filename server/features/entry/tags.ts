import type { TagFound } from '#contract/entry.ts'
import { isOpen, phaseOf, tagsNaming } from '#features/edition/edition.ts'
import type { Platform } from '#platform/platform.ts'

/** The hashtags of a text that name editions, where they stand, and whether posting now would enter them. */
export const tagsFound = async ({ db, clock }: Platform, text: string): Promise<TagFound[]> =>
  (await tagsNaming(db, text)).flatMap(({ written, start, end, editions }) =>
    editions.map((edition) => ({
      editionId: edition.id,
      slug: edition.slug,
      name: edition.name,
      written,
      start,
      end,
      open: isOpen(edition, 'submissions', clock.now()),
      closesAt: phaseOf(edition, 'submissions')?.endsAt ?? null,
    })),
  )
