import { type Static, Type } from 'typebox'
import { Title } from './film.ts'
import { ReasonCode } from './moderation.ts'
import { measureActs, mostInMeasure } from './plain/desk.ts'
import { Id, IdParams, Instant, nullable, oneOf, routes, Text } from './route.ts'

export const MeasureAct = oneOf(...measureActs)
export type MeasureAct = Static<typeof MeasureAct>

/** What becomes of one entry; `why` not, in the reader's language. */
const Outcome = Type.Object({ entryId: Id, done: Type.Boolean(), why: nullable(Type.String()) })

/** What would become of one entry now. */
export const Rehearsed = Type.Object({
  entryId: Id,
  title: Title,
  maker: Type.String(),
  poster: nullable(Type.String()),
  will: Type.Boolean(),
  /** Why it would not be done, in the reader's language. */
  why: nullable(Type.String()),
  /** What was last done of this kind; sent back, it keeps an older page from undoing another's work unseen. */
  seen: nullable(Id),
})
export type Rehearsed = Static<typeof Rehearsed>

export const NewMeasure = Type.Object({
  id: Id,
  act: MeasureAct,
  /** For hold, remove and release. */
  reasonCode: nullable(ReasonCode),
  /** What the makers read; may be empty where nothing is taken from them. */
  reason: Text,
  entries: Type.Array(Type.Object({ entryId: Id, seen: nullable(Id) }), {
    minItems: 1,
    maxItems: mostInMeasure,
  }),
})
export type NewMeasure = Static<typeof NewMeasure>

export const Measure = Type.Object({
  id: Id,
  act: MeasureAct,
  doneAt: Instant,
  entries: Type.Array(Outcome),
})
export type Measure = Static<typeof Measure>

export const measureRoutes = routes({
  'POST /editions/:id/measure-rehearsals': {
    summary: 'What an act would do to some entries now; nothing is changed.',
    params: IdParams,
    body: Type.Object({
      act: MeasureAct,
      entryIds: Type.Array(Id, { minItems: 1, maxItems: mostInMeasure }),
    }),
    reply: Type.Object({ entries: Type.Array(Rehearsed) }),
  },
  'POST /editions/:id/measures': {
    summary: 'Does one act to some entries of an edition; the same id again gives the first answer.',
    params: IdParams,
    body: NewMeasure,
    reply: Measure,
  },
  'DELETE /editions/:id/measures/:measureId': {
    summary: 'Takes a measure back wherever nobody has changed the entry since.',
    params: Type.Object({ id: Id, measureId: Id }),
    reply: Measure,
  },
})
