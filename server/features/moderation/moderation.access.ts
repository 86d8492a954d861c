import type { moderationRoutes, SubjectKind } from '#contract/moderation.ts'
import { type Access, type AccessTable, type Ask, holds, type Role, roleIn } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import type { Subjects } from './moderation.ts'

const moderators: Role[] = ['organiser', 'moderator']

/** Who moderates an edition that the subject is in; whoever moderates nowhere near it learns nothing of it. */
const moderates =
  (
    subjects: Subjects,
    subjectOf: (ask: Ask<Platform>) => { kind?: unknown; id?: unknown },
  ): Access<Platform> =>
  async (ask) => {
    const stranger = moderatesSomewhere(ask)
    if (stranger) return stranger
    const { kind, id } = subjectOf(ask)
    const subject = subjects[kind as SubjectKind]
    if (!subject || typeof id !== 'string' || !isId(id)) return 'not_found'
    const editions = (await subject.editionsOf(ask.platform.db, [id])).get(id)
    if (!editions) return 'not_found'
    return [null, ...editions].some((editionId) => holds(ask.caller, moderators, editionId))
      ? null
      : 'not_allowed'
  }

const moderatesSomewhere = ({ caller }: Pick<Ask, 'caller'>): 'not_signed_in' | 'not_allowed' | null => {
  if (!caller.person) return 'not_signed_in'
  return caller.person.roles.some(({ role }) => moderators.includes(role)) ? null : 'not_allowed'
}

/** Who may call which route. */
export const moderationAccess = (subjects: Subjects): AccessTable<typeof moderationRoutes, Platform> => ({
  'POST /rulings': {
    before: moderatesSomewhere,
    withBody: moderates(subjects, ({ body }) => {
      const { subjectKind, subjectId } = (body ?? {}) as Record<string, unknown>
      return { kind: subjectKind, id: subjectId }
    }),
  },
  'GET /rulings/:subjectKind/:subjectId': moderates(subjects, ({ params }) => ({
    kind: params.subjectKind,
    id: params.subjectId,
  })),
  'GET /editions/:id/rulings': roleIn(moderators, ({ params }) => params.id),
})

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
