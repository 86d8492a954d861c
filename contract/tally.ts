import { type Static, Type } from 'typebox'
import { Title } from './film.ts'
import { votingMethods } from './plain/edition.ts'
import { Bilingual, Id, IdParams, Instant, nullable, oneOf, routes, Text } from './route.ts'

const Method = oneOf(...votingMethods)

/** What the count calculated with. `z` is the normal quantile that was used. */
export const Formula = Type.Union([
  Type.Object({
    method: Type.Literal('marks'),
    films: Type.Integer(),
    ballots: Type.Integer(),
    /** C: mean of all ballots. */
    mean: Type.Number(),
    ballotsPerFilm: Type.Number(),
    deviation: Type.Number(),
    z: Type.Number(),
    /** m: lower bound of the 90 % confidence interval of the mean number of ballots a film. */
    weight: Type.Number(),
  }),
  Type.Object({
    method: Type.Literal('favourites'),
    films: Type.Integer(),
    ballots: Type.Integer(),
    /** Verified viewings of all films by people who could vote for them. */
    viewings: Type.Integer(),
    z: Type.Number(),
  }),
])
export type Formula = Static<typeof Formula>

export const Standing = Type.Object({
  /** 1, 2, 3, 3, 5; null for a film without a ballot. */
  place: nullable(Type.Integer()),
  tied: Type.Boolean(),
  filmId: Id,
  entryId: Id,
  ballots: Type.Integer(),
  /** Verified viewings, with favourites. */
  viewings: nullable(Type.Integer()),
  /** How many ballots gave 1, 2, 3, 4, 5, with marks. */
  marks: nullable(Type.Array(Type.Integer())),
  /** Mean mark, or favourites ÷ viewings. */
  mean: nullable(Type.Number()),
  /** In the precision in which places are decided: marks to 2 decimals, shares to 4. */
  score: nullable(Type.Number()),
})
export type Standing = Static<typeof Standing>

export const TallyCounts = Type.Object({
  received: Type.Integer(),
  counted: Type.Integer(),
  /** Earlier ballots of a voter who changed their mind. */
  superseded: Type.Integer(),
  takenBack: Type.Integer(),
  excluded: Type.Integer(),
})
export type TallyCounts = Static<typeof TallyCounts>

const ExclusionReason = oneOf(
  'after_close',
  'not_watched',
  'own_film',
  'over_limit',
  'withdrawn',
  'disqualified',
  'removed',
  'ineligible',
  'not_entered',
)

/** What is shown of a film beside its figures, whatever has become of it since. */
export const Shown = Type.Object({
  filmId: Id,
  title: Title,
  maker: Type.String(),
  poster: nullable(Type.String()),
  /** Whether its page can be opened. */
  public: Type.Boolean(),
})
export type Shown = Static<typeof Shown>

export const Result = Type.Object({
  id: Id,
  editionId: Id,
  award: Type.Object({ id: Id, name: Bilingual, places: Type.Integer() }),
  method: Method,
  formula: Formula,
  standings: Type.Array(Type.Object({ ...Standing.properties, film: Shown })),
  exclusions: Type.Array(
    Type.Object({ reason: ExclusionReason, ballots: Type.Integer(), films: Type.Integer() }),
  ),
  counts: TallyCounts,
  closedAt: Instant,
  digest: Type.String(),
  countedAt: Instant,
  publishedAt: nullable(Instant),
})
export type Result = Static<typeof Result>

export const Motion = Type.Object({
  id: Id,
  text: Type.String(),
  movedBy: Type.Object({ id: Id, name: Type.String() }),
  movedAt: Instant,
})
export type Motion = Static<typeof Motion>

export const Decision = Type.Object({
  id: Id,
  awardId: Id,
  place: Type.Integer(),
  /** null: not awarded. */
  film: nullable(Shown),
  note: Bilingual,
  motionId: nullable(Id),
  decidedBy: Type.Object({ id: Id, name: Type.String() }),
  decidedAt: Instant,
  /** The latest of its award and place. */
  stands: Type.Boolean(),
})
export type Decision = Static<typeof Decision>

const AwardLine = Type.Object({
  id: Id,
  name: Bilingual,
  prize: Bilingual,
  decidedBy: oneOf('audience', 'jury', 'organiser'),
  places: Type.Integer(),
})

/** What organisers work with after the vote. */
export const ResultDesk = Type.Object({
  editionId: Id,
  timeZone: Type.String(),
  method: Method,
  voting: Type.Object({
    state: oneOf('not_planned', 'before', 'open', 'over'),
    opensAt: nullable(Instant),
    closesAt: nullable(Instant),
    sealedAt: nullable(Instant),
  }),
  awards: Type.Array(
    Type.Object({
      ...AwardLine.properties,
      publishedAt: nullable(Instant),
      /** The latest count of an audience award. */
      result: nullable(Result),
      /** Every decision, newest first. */
      decisions: Type.Array(Decision),
    }),
  ),
  motions: Type.Array(Motion),
  /** Films that can be given an award. */
  films: Type.Array(Shown),
})
export type ResultDesk = Static<typeof ResultDesk>

/** The public page. An edition without anything published has empty lists. */
export const PublicResult = Type.Object({
  edition: Type.Object({
    id: Id,
    slug: Type.String(),
    name: Bilingual,
    timeZone: Type.String(),
    ink: Type.Object({
      accent: Type.String(),
      accentOnStage: Type.String(),
      accentOnPaper: Type.String(),
      onAccent: Type.String(),
    }),
    year: Type.Integer(),
  }),
  results: Type.Array(Result),
  decisions: Type.Array(
    Type.Object({
      award: AwardLine,
      place: Type.Integer(),
      film: nullable(Shown),
      note: Bilingual,
      publishedAt: Instant,
    }),
  ),
})
export type PublicResult = Static<typeof PublicResult>

export const tallyRoutes = routes({
  'GET /editions/:id/result': {
    summary: 'What has been published: results with formula and figures, and decided awards',
    params: Type.Object({ id: Type.String({ maxLength: 64, description: 'id or slug' }) }),
    reply: PublicResult,
  },
  'GET /editions/:id/results': {
    summary: 'The organisers’ desk: counts, decisions and motions, published or not',
    params: IdParams,
    reply: ResultDesk,
  },
  'PUT /editions/:id/results/:resultId': {
    summary: 'Count the ballots for an award, after voting has closed; seals the box',
    params: Type.Object({ id: Id, resultId: Id }),
    body: Type.Object({ awardId: Id }),
    reply: Result,
  },
  'PUT /results/:id/publication': {
    summary: 'Publish a result; another one of the same award is replaced by a motion only',
    params: IdParams,
    body: Type.Object({ motionId: Type.Optional(nullable(Id)) }),
    reply: Result,
  },
  'PUT /editions/:id/motions/:motionId': {
    summary: 'Log a motion',
    params: Type.Object({ id: Id, motionId: Id }),
    body: Type.Object({ text: Text }),
    reply: Motion,
  },
  'PUT /awards/:id/decisions/:decisionId': {
    summary: 'Decide who takes an award; a place that is decided changes by a motion only',
    params: Type.Object({ id: Id, decisionId: Id }),
    body: Type.Object({
      place: Type.Integer({ minimum: 1, maximum: 100 }),
      filmId: nullable(Id),
      note: Type.Optional(Bilingual),
      motionId: Type.Optional(nullable(Id)),
    }),
    reply: Decision,
  },
  'PUT /awards/:id/publication': {
    summary: 'Publish what was decided of an award',
    params: IdParams,
    reply: Type.Object({ publishedAt: Instant }),
  },
})
