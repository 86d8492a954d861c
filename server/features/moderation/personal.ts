import type { PersonalPart } from '#platform/personal.ts'

/** Who ruled. */
export const moderationPersonal: PersonalPart = {
  feature: 'moderation',
  columns: { 'ruling.ruled_by': 'history, stays' },
}
