import type { Act, ReasonCode, Ruling, SubjectKind } from '#contract/moderation.ts'
import type { RulingRow } from './moderation.queries.ts'

/** Row → contract. */
export const rulingView = (row: RulingRow): Ruling => ({
  id: row.id,
  subjectKind: row.subjectKind as SubjectKind,
  subjectId: row.subjectId,
  act: row.act as Act,
  reasonCode: row.reasonCode as ReasonCode,
  reason: row.reason,
  ruledBy: { id: row.ruledBy, name: row.ruledByName },
  ruledAt: row.ruledAt.toISOString(),
})
