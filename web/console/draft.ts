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

export const parts = [
  'name',
  'calendar',
  'rules',
  'categories',
  'awards',
  'voting',
  'rights',
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
