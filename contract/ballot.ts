import { type Static, Type } from 'typebox'
import { Title } from './film.ts'
import { votingMethods } from './plain/edition.ts'
import { Bilingual, Id, Instant, nullable, oneOf, routes } from './route.ts'
import { FeedEdition, Watched } from './viewing.ts'

/** 1 to 5; with favourites 1; 0 takes the vote back. */
export const Mark = Type.Integer({ minimum: 0, maximum: 5 })

/** What the server gives for a ballot once it is safely stored. */
export const BallotReceipt = Type.Object({
  ballotId: Id,
  filmId: Id,
  editionId: Id,
  mark: Mark,
  castAt: Instant,
  /** Short number to write down: 7K3F-02. */
  number: Type.String(),
})
export type BallotReceipt = Static<typeof BallotReceipt>

/** Half-open stretch of film time in milliseconds. */
const Stretch = Type.Tuple([Type.Integer(), Type.Integer()])

/** Why this caller cannot cast a ballot now, in the order in which it is looked at. */
export const Bar = oneOf(
  'no_vote',
  'not_yet',
  'closed',
  'not_signed_in',
  'own_film',
  'too_young',
  'age_unknown',
  'not_earned',
)
export type BallotBar = Static<typeof Bar>

/** A favourite's place on the slip. */
export const Favourite = Type.Object({
  filmId: Id,
  title: Title,
  poster: nullable(Type.String()),
})
export type Favourite = Static<typeof Favourite>

/** My ballot on one film and whether I may cast one. Nobody's but the caller's own figures are in it. */
export const BallotState = Type.Object({
  filmId: Id,
  editionId: nullable(Id),
  /** What the audience decides; null when no award is left to it. */
  award: nullable(Bilingual),
  timeZone: Type.String(),
  /** null: a ballot can be cast now. */
  bar: nullable(Bar),
  opensAt: nullable(Instant),
  closesAt: nullable(Instant),
  method: oneOf(...votingMethods),
  /** Favourites a person has. */
  most: Type.Integer(),
  /** Youngest age that may vote. */
  minimumAge: Type.Integer(),
  watched: Type.Object({
    earned: Type.Boolean(),
    watchedMs: Type.Integer(),
    neededMs: Type.Integer(),
    durationMs: Type.Integer(),
    stretches: Type.Array(Stretch),
  }),
  /** The ballot that stands; null when there is none or it was taken back. */
  mine: nullable(BallotReceipt),
  /** All my favourites in this edition, this film included; empty with marks. */
  favourites: Type.Array(Favourite),
})
export type BallotState = Static<typeof BallotState>

export const MyBallots = Type.Object({
  editionId: Id,
  method: oneOf(...votingMethods),
  most: Type.Integer(),
  open: Type.Boolean(),
  closesAt: nullable(Instant),
  ballots: Type.Array(BallotReceipt),
})
export type MyBallots = Static<typeof MyBallots>

/** What somebody has watched and voted in an edition, and what is left. Nobody's but the caller's own. */
export const Evening = Type.Object({
  edition: FeedEdition,
  /** Films on show, their own left out; of these watched enough to vote, and voted on. */
  count: Type.Integer(),
  watched: Type.Integer(),
  voted: Type.Integer(),
  voting: Type.Object({
    open: Type.Boolean(),
    from: nullable(Instant),
    until: nullable(Instant),
    method: oneOf(...votingMethods),
  }),
  /** Those that were begun first; at most 200. */
  films: Type.Array(
    Type.Object({
      filmId: Id,
      title: Title,
      durationMs: Type.Integer(),
      poster: nullable(Type.String()),
      watched: Watched,
      /** null: no vote stands. */
      mark: nullable(Mark),
    }),
  ),
})
export type Evening = Static<typeof Evening>

const EditionChoice = Type.Object({ edition: Type.Optional(Id) })

export const ballotRoutes = routes({
  'GET /films/:id/ballot': {
    summary: 'My ballot on a film: whether I may vote, what I have voted, until when I may change it',
    params: Type.Object({ id: Id }),
    query: EditionChoice,
    reply: BallotState,
  },
  'PUT /films/:id/ballots/:ballotId': {
    summary: 'Cast a ballot; answered when it is safely stored. Repeating the id gives the first answer',
    params: Type.Object({ id: Id, ballotId: Id }),
    query: EditionChoice,
    body: Type.Object({ mark: Mark }),
    reply: BallotReceipt,
  },
  'GET /editions/:id/ballots/mine': {
    summary: 'My own ballots that stand in an edition',
    params: Type.Object({ id: Id }),
    reply: MyBallots,
  },
  'GET /editions/:id/evening': {
    summary: 'What this viewer has watched and voted in an edition, and what is left',
    params: Type.Object({ id: Type.String({ maxLength: 64, description: 'id or slug' }) }),
    reply: Evening,
  },
  'GET /me/evenings': {
    summary: 'The editions in which I have watched or voted, the newest first',
    reply: Type.Object({ evenings: Type.Array(Type.Omit(Evening, ['films'])) }),
  },
})
