import type { Language } from '#contract/route.ts'
import { question } from '#platform/feature.ts'

/** News as it is stored. */
type Happened = {
  id: string
  kind: string
  subjectId: string
  editionId: string | null
  actorId: string | null
  data: unknown
  happenedAt: Date
}

/** A step in the reader's language. */
export type Told = { title: string; note: string; act: { label: string; address: string } | null }

/** Who knows how the makers of an entry are told of what happens to it, and so what its timeline says. */
export type StoryTeller = {
  /** Each event of an entry in words, in their order; null for one that is not told. */
  steps(
    of: { entryId: string; filmId: string; editionId: string },
    events: readonly Happened[],
    language: Language,
  ): Promise<(Told | null)[]>
  /** `until`: its last day, in words, or ''. */
  phase(
    phase: 'screening' | 'judging' | 'ceremony',
    state: 'past' | 'now' | 'next',
    until: string,
    language: Language,
  ): { title: string; note: string }
}

export const story = question<StoryTeller>('entry.story')
