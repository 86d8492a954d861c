import { type Static, Type } from 'typebox'
import { EditionSummary } from './edition.ts'
import { FilmView } from './film.ts'
import { votingMethods } from './plain/edition.ts'
import { stages } from './plain/entry.ts'
import { mostStretches } from './plain/viewing.ts'
import { Id, IdParams, Instant, mostInteger, nullable, oneOf, routes } from './route.ts'

/** What this viewer has watched of a film. */
export const Watched = Type.Object({
  /** Distinct film time that the server has verified. */
  watchedMs: Type.Integer(),
  /** Film time that earns a ballot. */
  neededMs: Type.Integer(),
  verified: Type.Boolean(),
  /** Where in the film this viewer left it, in milliseconds; 0 at its beginning and after its end. */
  atMs: Type.Integer(),
})
export type Watched = Static<typeof Watched>

const EntryStage = oneOf(...stages)

export const FeedFilm = Type.Object({
  film: FilmView,
  entryId: Id,
  stage: EntryStage,
  watched: Watched,
  /** Already on this viewer's screen before; such films come last. */
  seen: Type.Boolean(),
  /** Of this viewer's own making: it comes only when it was asked for, and they have no vote on it. */
  own: Type.Boolean(),
  /** Shows that this feed sent the film to this viewer now; goes back with `held` and with the exposure. */
  ticket: Type.String(),
})
export type FeedFilm = Static<typeof FeedFilm>

/** Whether a ballot can be cast now, and until when. */
export const VotingWindow = Type.Object({
  open: Type.Boolean(),
  until: nullable(Instant),
  method: oneOf(...votingMethods),
  watchedShare: Type.Number(),
})
export type VotingWindow = Static<typeof VotingWindow>

export const FeedEdition = Type.Object({ ...EditionSummary.properties, hashtags: Type.Array(Type.String()) })
export type FeedEdition = Static<typeof FeedEdition>

export const Feed = Type.Object({
  /** null: this festival has no public edition yet. */
  edition: nullable(FeedEdition),
  voting: nullable(VotingWindow),
  /** equal: least exposed first; chronological: newest first, outside screening. */
  order: oneOf('equal', 'chronological'),
  /** Films in the feed. */
  count: Type.Integer(),
  /** No film is left that this viewer has not seen. */
  seenAll: Type.Boolean(),
  films: Type.Array(FeedFilm),
  /** The film that was asked for, or that was left in the middle: it comes first, seen before or not. */
  lead: nullable(Id),
})
export type Feed = Static<typeof Feed>

/** Half-open stretch of film time in milliseconds. */
const Millisecond = Type.Integer({ minimum: 0, maximum: mostInteger })
export const Stretch = Type.Tuple([Millisecond, Millisecond])
export type Stretch = Static<typeof Stretch>

export const ViewingState = Type.Object({
  id: Id,
  filmId: Id,
  ...Watched.properties,
  /** What of the film was watched, so that seconds that are played twice are not taken for new ones. */
  stretches: Type.Array(Stretch),
})
export type ViewingState = Static<typeof ViewingState>

export const FilmPage = Type.Object({
  film: FilmView,
  watched: Watched,
  /** Of this viewer's own making. */
  own: Type.Boolean(),
  /** Where the film is shown, newest edition first. */
  entries: Type.Array(
    Type.Object({ entryId: Id, stage: EntryStage, edition: FeedEdition, voting: nullable(VotingWindow) }),
  ),
  /** Other films of the newest edition: finalists of a finalist, else any. */
  others: Type.Array(FilmView),
})
export type FilmPage = Static<typeof FilmPage>

export const viewingRoutes = routes({
  'GET /feed': {
    summary: 'The next films of an edition for this viewer',
    query: Type.Object({
      /** Slug; without it the edition that is being shown now, or the one that shows `film`. */
      edition: Type.Optional(Type.String({ maxLength: 50 })),
      /** With 0 the edition alone. */
      limit: Type.Optional(Type.Integer({ minimum: 0, maximum: 20 })),
      /** Tickets of films that the client still holds, separated by commas. */
      held: Type.Optional(Type.String({ maxLength: 2000 })),
      /** Tickets of films that were swiped past, likewise: they do not come again now. */
      passed: Type.Optional(Type.String({ maxLength: 2000 })),
      /** The film to begin with; not found when nobody may watch it or no edition shows it. */
      film: Type.Optional(Id),
      /** Only films that this viewer has not watched enough of to vote, also those that were swiped past. */
      unwatched: Type.Optional(Type.Boolean()),
    }),
    reply: Feed,
  },
  'GET /editions/:id/programme': {
    summary:
      'Some films of an edition, in another order each time so that none is always first; counts nothing',
    params: IdParams,
    reply: Type.Object({ count: Type.Integer(), films: Type.Array(FilmView) }),
  },
  'GET /films/:id/page': {
    summary: 'A public film with the editions that show it',
    params: IdParams,
    reply: FilmPage,
  },
  'PUT /films/:id/exposure': {
    summary: 'Confirm that a film of the feed was at least half visible for at least 2 seconds',
    params: IdParams,
    body: Type.Object({
      editionId: Id,
      /** The film's, from the feed; without it the exposure moves no count. */
      ticket: Type.Optional(Type.String({ maxLength: 64, pattern: '^[\\w-]{0,64}$' })),
    }),
    reply: Type.Object({ confirmed: Type.Boolean() }),
  },
  'PUT /viewings/:id': {
    summary: 'Begin to watch a film; the answer names the viewing that is already there, if one is',
    params: IdParams,
    body: Type.Object({
      filmId: Id,
      /** How long ago it was begun, where there was no line: time that this viewer spent on nothing else. */
      begunAgoMs: Type.Optional(Type.Integer({ minimum: 0, maximum: mostInteger })),
    }),
    reply: ViewingState,
  },
  'POST /viewings/:id/heartbeats': {
    summary: 'Say which stretches of the film were played since the last heartbeat',
    params: IdParams,
    body: Type.Object({
      stretches: Type.Array(Stretch, { minItems: 1, maxItems: mostStretches }),
      /** Where in the film the viewer is. */
      atMs: Type.Optional(Millisecond),
    }),
    reply: ViewingState,
  },
})
