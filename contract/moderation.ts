import { type Static, Type } from 'typebox'
import { acts, reasonsAgainst } from './plain/moderation.ts'
import { Id, IdParams, Instant, oneOf, routes, Text } from './route.ts'

export const Act = oneOf(...acts)
export type Act = Static<typeof Act>

/** What moderation can judge; it knows its subjects by kind and id only. */
export const SubjectKind = oneOf('film')
export type SubjectKind = Static<typeof SubjectKind>

/** The rule that a ruling rests on. */
export const ReasonCode = oneOf(...reasonsAgainst, 'looked_into', 'mistake')
export type ReasonCode = Static<typeof ReasonCode>

export const Ruling = Type.Object({
  id: Id,
  subjectKind: SubjectKind,
  subjectId: Id,
  act: Act,
  reasonCode: ReasonCode,
  /** A sentence that the maker reads. */
  reason: Type.String(),
  ruledBy: Type.Object({ id: Id, name: Type.String() }),
  ruledAt: Instant,
})
export type Ruling = Static<typeof Ruling>

export const NewRuling = Type.Object({
  id: Id,
  subjectKind: SubjectKind,
  subjectId: Id,
  act: Act,
  reasonCode: ReasonCode,
  reason: Text,
})
export type NewRuling = Static<typeof NewRuling>

export const moderationRoutes = routes({
  'POST /rulings': {
    summary: 'Hold, remove or release a film, with a reason that its maker sees.',
    body: NewRuling,
    reply: Ruling,
  },
  'GET /rulings/:subjectKind/:subjectId': {
    summary: 'Every ruling on a subject, newest first, for those who moderate it.',
    params: Type.Object({ subjectKind: SubjectKind, subjectId: Id }),
    reply: Type.Object({ rulings: Type.Array(Ruling) }),
  },
  'GET /editions/:id/rulings': {
    summary: 'The holds and removals that stand in an edition, newest first.',
    params: IdParams,
    reply: Type.Object({ rulings: Type.Array(Ruling) }),
  },
})
