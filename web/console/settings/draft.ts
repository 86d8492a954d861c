import type { Edition, EditionChange } from '#contract/edition.ts'

/** What the editor holds of an edition while it is being changed. */
export type Draft = Required<Omit<EditionChange, 'revision'>>

export const draftOf = (edition: Edition): Draft => ({
  slug: edition.slug,
  name: edition.name,
  tagline: edition.tagline,
  description: edition.description,
  ordinal: edition.ordinal,
  timeZone: edition.timeZone,
  hashtags: edition.hashtags,
  accent: edition.ink.accent,
  rules: edition.rules,
  categories: edition.categories,
  awards: edition.awards,
  partners: edition.partners,
  rightsText: edition.rights.text,
  organisedBy: edition.organisedBy,
  fee: edition.fee,
  earlierFilms: edition.earlierFilms,
})

/** Only what differs from the edition; null when nothing does. */
export const changeOf = (edition: Edition, draft: Draft): EditionChange | null => {
  const before = draftOf(edition)
  const changed = (Object.keys(draft) as (keyof Draft)[]).filter(
    (key) => JSON.stringify(draft[key]) !== JSON.stringify(before[key]),
  )
  if (changed.length === 0) return null
  return { ...Object.fromEntries(changed.map((key) => [key, draft[key]])), revision: edition.revision }
}

/**
 * My draft of what has meanwhile become `theirs`: what I have changed since `base` stays mine, text by text and rule
 * by rule; of everything else I get theirs. A list (awards, categories) is one thing: mine if I touched it.
 */
export const rebased = <T>(base: T, mine: T, theirs: T): T => {
  if (JSON.stringify(base) === JSON.stringify(mine)) return theirs
  if (!isRecord(base) || !isRecord(mine) || !isRecord(theirs)) return mine
  return Object.fromEntries(
    Object.keys(mine).map((key) => [key, rebased(base[key], mine[key], theirs[key])]),
  ) as T
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const parts = [
  'opening',
  'name',
  'calendar',
  'rules',
  'categories',
  'awards',
  'voting',
  'rights',
  'pages',
  'partners',
] as const
export type Part = (typeof parts)[number]

/** The part of the editor that holds a field: `rules.voting.method` is on voting, `awards.1.name.ja` on awards. */
export const partOf = (field: string): Part => {
  if (field.startsWith('rules.voting')) return 'voting'
  const [head = ''] = field.split('.')
  if (head === 'rightsText') return 'rights'
  if (head === 'phases' || head === 'decisionAt' || head === 'reason') return 'calendar'
  return parts.find((part) => part === head) ?? 'name'
}

/** What a part of the editor is given: the draft, how to change it, and the refusal of a field. */
export type Editing = {
  edition: Edition
  draft: Draft
  set: (change: Partial<Draft>) => void
  errorAt: (field: string) => string | undefined
}
