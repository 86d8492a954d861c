import { question } from '#platform/feature.ts'
import type { Subject, Subjects } from './moderation.ts'

/** What can be ruled on: each feature with something public answers for its own. */
export const moderated = question<Subject>('moderation.moderated')

export const subjectsOf = (subjects: readonly Subject[]): Subjects =>
  Object.fromEntries(subjects.map((subject) => [subject.kind, subject])) as Subjects
