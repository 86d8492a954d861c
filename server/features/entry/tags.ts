import type { TagFound } from '#contract/entry.ts'
import { editionsNamedIn, fold, hashtagsIn, isOpen, phaseOf } from '#features/edition/edition.ts'
import type { Platform } from '#platform/platform.ts'

/** The hashtags of a text that name editions, where they stand, and whether posting now would enter them. */
export const tagsFound = async ({ db, clock }: Platform, text: string): Promise<TagFound[]> => {
  const editions = await editionsNamedIn(db, text)
  return hashtagsIn(text).flatMap(({ written, folded, start, end }) =>
    editions
      .filter((edition) => edition.hashtags.some((tag) => fold(tag) === folded))
      .map((edition) => ({
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
}
