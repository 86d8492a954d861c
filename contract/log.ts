import { type Static, Type } from 'typebox'
import { Title } from './film.ts'
import { Bilingual, Id, IdParams, Instant, nullable, routes } from './route.ts'

/** One thing that somebody did in an edition, from what was told of it. */
export const LogLine = Type.Object({
  id: Id,
  /** A kind of news: 'film.held', 'edition.published', … */
  kind: Type.String(),
  at: Instant,
  /** Who did it; null when the program did, an empty name for somebody who has been erased. */
  by: nullable(Type.Object({ id: Id, name: Type.String() })),
  /** Whom it was done to, for roles; as `by`. */
  person: nullable(Type.Object({ id: Id, name: Type.String() })),
  /** The film it is about; an empty title when that is gone. */
  film: nullable(Type.Object({ title: nullable(Title), entryId: nullable(Id) })),
  award: nullable(Bilingual),
  /** What was told of it: a reason, a role, the fields that changed. */
  told: Type.Record(Type.String(), Type.Unknown()),
})
export type LogLine = Static<typeof LogLine>

export const logRoutes = routes({
  'GET /editions/:id/log': {
    summary: 'Who did what in an edition, newest first.',
    params: IdParams,
    query: Type.Object({ after: Type.Optional(Id) }),
    reply: Type.Object({
      lines: Type.Array(LogLine),
      /** Where the next page begins; null on the last. */
      next: nullable(Id),
    }),
  },
})
