import { type Static, Type } from 'typebox'
import { acts, longestReason, reasonsAgainst } from './plain/moderation.ts'
import { Id, IdParams, Instant, nullable, oneOf, routes } from './route.ts'

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
  reason: Type.String({ minLength: 1, maxLength: longestReason }),
})
export type NewRuling = Static<typeof NewRuling>

/** Something that waits for an organiser or a moderator. */
export const Attention = Type.Object({
  /**
   * unplayable: films that could not be prepared; guardian: makers whose guardian has not consented yet;
   * held: films under a hold; no_space: films that wait for room on the disk.
   */
  kind: oneOf('unplayable', 'guardian', 'held', 'no_space'),
  count: Type.Integer(),
  /** How many of them have waited for more than a week. */
  overdue: Type.Integer(),
  oldestAt: nullable(Instant),
})
export type Attention = Static<typeof Attention>

/** How evenly the films of the feed were on screens. */
export const Fairness = Type.Object({
  films: Type.Integer(),
  least: Type.Integer(),
  median: Type.Number(),
  most: Type.Integer(),
  /** 0: all films alike; towards 1: a few films have it all. */
  gini: Type.Number(),
  /** At most twelve bars of equal width from `least` to `most`; `from` is the first count in the bar. */
  bars: Type.Array(Type.Object({ from: Type.Integer(), films: Type.Integer() })),
})
export type Fairness = Static<typeof Fairness>

export const Overview = Type.Object({
  /** Persons and teams among the makers of entries that were not withdrawn. */
  people: Type.Integer(),
  teams: Type.Integer(),
  attention: Type.Array(Attention),
  /** null until a film has been on a screen. */
  fairness: nullable(Fairness),
})
export type Overview = Static<typeof Overview>

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
  'GET /editions/:id/overview': {
    summary: 'What needs a hand in an edition, and how evenly its films are shown.',
    params: IdParams,
    reply: Overview,
  },
  'GET /editions/:id/rulings': {
    summary: 'The holds and removals that stand in an edition, newest first.',
    params: IdParams,
    reply: Type.Object({ rulings: Type.Array(Ruling) }),
  },
})
