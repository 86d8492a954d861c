import { type Static, Type } from 'typebox'
import { Title } from './film.ts'
import { votingMethods } from './plain/edition.ts'
import { Bilingual, Id, IdParams, Instant, Nothing, nullable, oneOf, routes, Text } from './route.ts'

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
  'set_aside',
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
  /** Why ballots were set aside, in the organisers' words. */
  objections: Type.Array(
    Type.Object({ reason: Type.String(), accounts: Type.Integer(), ballots: Type.Integer() }),
  ),
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

/** A result that was put on the public page. An award has as many as its result was published. */
export const Publication = Type.Object({
  resultId: Id,
  publishedAt: Instant,
  /** When the makers of awarded films were told before; null: not before. */
  toldAt: nullable(Instant),
  /** Why it took the place of another one. */
  reason: nullable(Type.String()),
  publishedBy: Type.Object({ id: Id, name: Type.String() }),
})
export type Publication = Static<typeof Publication>

/** An outcome that its makers know, and everyone will. */
export const Announcement = Type.Object({
  /** null: of an award that was decided. */
  resultId: nullable(Id),
  announcedAt: Instant,
  publicAt: Instant,
})
export type Announcement = Static<typeof Announcement>

/** How an outcome becomes public. */
export const Publishing = Type.Object({
  /** Why it takes the place of what is public. */
  motionId: Type.Optional(nullable(Id)),
  /** So long the makers of awarded films alone know; 0 unless told. */
  makersFirstMinutes: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_080 })),
  /** Before the time that was promised, knowingly. */
  early: Type.Optional(Type.Boolean()),
})
export type Publishing = Static<typeof Publishing>

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
  /** Before when nothing was to be public: the ceremony, else the day makers hear it. */
  promisedAt: nullable(Instant),
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
      /** The one that is public, whatever was counted since. */
      published: nullable(Result),
      /** Newest first. */
      publications: Type.Array(Publication),
      announcement: nullable(Announcement),
      /** Every decision, newest first. */
      decisions: Type.Array(Decision),
    }),
  ),
  motions: Type.Array(Motion),
  /** Films that can be given an award. */
  films: Type.Array(Shown),
})
export type ResultDesk = Static<typeof ResultDesk>

/**
 * Voters whose accounts were made at once and who acted in lockstep. For a person to judge: nobody is named, and
 * of their votes only the number for each film is told.
 */
export const Crowd = Type.Object({
  /** The same for the same members. */
  id: Type.String(),
  accounts: Type.Integer(),
  cameFrom: Instant,
  cameTo: Instant,
  /** From how many networks, as far as they were seen. */
  networks: Type.Integer(),
  /** Of what two of them could have done within three seconds of each other, the share that they did. */
  shared: Type.Number(),
  /** log₁₀ of the chance that honest people on one cue do so. */
  chance: Type.Number(),
  films: Type.Array(Type.Object({ film: Shown, ballots: Type.Integer() })),
})
export type Crowd = Static<typeof Crowd>

/** Ballots set aside by an organiser, as long as the objection stands. */
export const Objection = Type.Object({
  id: Id,
  reason: Type.String(),
  accounts: Type.Integer(),
  /** The crowd as it was found then; null when it is found no more. */
  crowdId: nullable(Type.String()),
  raisedBy: Type.Object({ id: Id, name: Type.String() }),
  raisedAt: Instant,
})
export type Objection = Static<typeof Objection>

const ObjectionParams = Type.Object({ id: Id, objectionId: Id })

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
  results: Type.Array(
    Type.Object({
      ...Result.properties,
      /** Every publication of this award, newest first; the first one is the last. */
      publications: Type.Array(Type.Pick(Publication, ['publishedAt', 'reason'])),
    }),
  ),
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
  'GET /editions/:id/crowds': {
    summary: 'Voters who came at once and acted in lockstep, once the box is sealed, and what was objected',
    params: IdParams,
    reply: Type.Object({
      /** A result has been published: from now on an objection rests on a motion. */
      motionNeeded: Type.Boolean(),
      crowds: Type.Array(Crowd),
      objections: Type.Array(Objection),
    }),
  },
  'PUT /editions/:id/objections/:objectionId': {
    summary: 'Set the ballots of a crowd aside, with a public reason; by a motion once a result is published',
    params: ObjectionParams,
    body: Type.Object({
      crowdId: Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 }),
      reason: Text,
      motionId: Type.Optional(nullable(Id)),
    }),
    reply: Objection,
  },
  'DELETE /editions/:id/objections/:objectionId': {
    summary: 'Take an objection back; by a motion once a result is published',
    params: ObjectionParams,
    query: Type.Object({ motion: Type.Optional(Id) }),
    reply: Nothing,
  },
  'PUT /results/:id/publication': {
    summary:
      'Publish a result, now or after its makers were told; another one of the award is replaced by a motion only',
    params: IdParams,
    body: Publishing,
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
    body: Publishing,
    reply: Type.Object({ publishedAt: nullable(Instant), publicAt: nullable(Instant) }),
  },
  'DELETE /awards/:id/announcement': {
    summary: 'Stop an outcome that its makers were told before it is public; they are told',
    params: IdParams,
    reply: Nothing,
  },
})
