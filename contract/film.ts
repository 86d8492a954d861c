import { type Static, Type } from 'typebox'
import { CaptionFile, CaptionReading, CaptionWarning } from './captions.ts'
import { preparationStates } from './plain/film.ts'
import {
  Bilingual,
  Email,
  Id,
  IdParams,
  Instant,
  mostInteger,
  Nothing,
  nullable,
  oneOf,
  routes,
  Text,
} from './route.ts'

/** All the forms of a title; only `original` is wanted. */
export const Title = Type.Object({ original: Text, reading: Text, romanised: Text, english: Text })
export type Title = Static<typeof Title>

export const Credit = Type.Object({
  id: Id,
  /** 'director', 'cast', 'camera', 'sound', 'music', 'script', 'edit', or the maker's own word. */
  role: Text,
  name: Text,
})
export type Credit = Static<typeof Credit>

export const Maker = Type.Object({
  personId: Id,
  handle: nullable(Type.String()),
  name: Type.String(),
  /** Empty for the person whose film it is. */
  role: Type.String(),
})
export type Maker = Static<typeof Maker>

const CaptionTrack = Type.Object({ language: Type.String(), src: Type.String() })

/** Where a film's media is fetched. The grant in each path ends with the publication or after a short time. */
export const Media = Type.Object({
  /** Progressive MP4 by range: the fastest start. */
  start: nullable(Type.String()),
  /** HLS multivariant playlist; null until its first rendition exists. */
  master: nullable(Type.String()),
  poster: nullable(Type.String()),
  /** base64 */
  thumbhash: nullable(Type.String()),
  storyboard: nullable(
    Type.Object({
      src: Type.String(),
      columns: Type.Integer(),
      rows: Type.Integer(),
      frameWidth: Type.Integer(),
      frameHeight: Type.Integer(),
      intervalMs: Type.Integer(),
    }),
  ),
  captions: Type.Array(CaptionTrack),
})
export type Media = Static<typeof Media>

/** A film as anyone who may watch it sees it. */
export const FilmView = Type.Object({
  id: Id,
  /** The short address that stays for ever, without this server's name: `/f/7k3m9x2a`. */
  link: Type.String(),
  title: Title,
  synopsis: Bilingual,
  /** BCP 47 of what is spoken; 'zxx' for nothing. */
  language: Type.String(),
  post: Type.String(),
  makers: Type.Array(Maker),
  credits: Type.Array(Credit),
  durationMs: Type.Integer(),
  width: nullable(Type.Integer()),
  height: nullable(Type.Integer()),
  media: Media,
  publishedAt: nullable(Instant),
})
export type FilmView = Static<typeof FilmView>

/** How far a film's media is. `reason` is a code of the error table; `sentence` says it in the reader's language. */
export const Preparation = Type.Object({
  state: oneOf(...preparationStates),
  stage: Type.String(),
  perCent: Type.Number(),
  reason: nullable(Type.String()),
  sentence: nullable(Type.String()),
  detail: Type.Record(Type.String(), Type.Unknown()),
  queuedAt: Instant,
  watchableAt: nullable(Instant),
  finishedAt: nullable(Instant),
})
export type Preparation = Static<typeof Preparation>

const UploadView = Type.Object({
  id: Id,
  /** The tus address: HEAD for the offset, PATCH to go on. */
  url: Type.String(),
  fileName: Type.String(),
  bytes: Type.Integer(),
  receivedBytes: Type.Integer(),
  begunAt: Instant,
  completedAt: nullable(Instant),
})

/** What was measured by decoding the uploaded file. */
const OriginalView = Type.Object({
  bytes: Type.Integer(),
  durationMs: nullable(Type.Integer()),
  width: nullable(Type.Integer()),
  height: nullable(Type.Integer()),
  hasAudio: nullable(Type.Boolean()),
  loudnessLufs: nullable(Type.Number()),
  receivedAt: Instant,
})

const TeamMember = Type.Object({
  id: Id,
  email: Type.String(),
  role: Type.String(),
  personId: nullable(Id),
  invitedAt: Instant,
  acceptedAt: nullable(Instant),
  declinedAt: nullable(Instant),
})

const RightsDeclaration = Type.Object({
  version: Type.String(),
  ownWork: Type.Boolean(),
  music: Type.Boolean(),
  people: Type.Boolean(),
  declaredAt: Instant,
})

/** Why a posted film is not public. `place`: no edition shows it, and its maker has not asked for their own page. */
export const Waiting = oneOf(
  'upload',
  'preparation',
  'rights',
  'terms',
  'birth_date',
  'guardian',
  'place',
  'ruling',
)

/** What a maker may change; what is left out stays. */
export const FilmChange = Type.Object({
  title: Type.Optional(Type.Partial(Title)),
  synopsis: Type.Optional(Type.Partial(Type.Object({ ja: Text, en: Text }))),
  language: Type.Optional(Type.String({ maxLength: 35 })),
  post: Type.Optional(Text),
  categoryIds: Type.Optional(Type.Array(Id, { maxItems: 50 })),
  /** The whole list, in order. */
  credits: Type.Optional(Type.Array(Credit, { maxItems: 500 })),
})
export type FilmChange = Static<typeof FilmChange>

/** The version of a film's words that one has read; refused with `film_words_changed` when it is no longer the latest. */
const BasedOn = Type.Optional(Type.Integer({ minimum: 0, maximum: mostInteger }))

/** A film as its makers see it while they work on it. */
export const FilmDraft = Type.Object({
  film: FilmView,
  categoryIds: Type.Array(Id),
  posterAtMs: nullable(Type.Integer()),
  upload: nullable(UploadView),
  original: nullable(OriginalView),
  preparation: nullable(Preparation),
  captions: Type.Array(Type.Object({ language: Type.String(), cues: Type.Integer(), addedAt: Instant })),
  team: Type.Array(TeamMember),
  rights: nullable(RightsDeclaration),
  /** When its maker posted it; null while it is a draft. */
  postedAt: nullable(Instant),
  /** It is to be on its maker's own page, also where no edition shows it. */
  ownPage: Type.Boolean(),
  words: Type.Object({
    /** Grows with every change, so that two who write at once notice each other. */
    version: Type.Integer(),
    /** What is written about a posted film and not public yet. */
    unpublished: nullable(Type.Object({ words: FilmChange, savedAt: Instant })),
  }),
  waitingFor: Type.Array(Waiting),
  /** A hold or removal that stands, with the reason given to the makers. */
  ruling: nullable(
    Type.Object({ act: Type.String(), reasonCode: Type.String(), reason: Type.String(), ruledAt: Instant }),
  ),
  createdAt: Instant,
})
export type FilmDraft = Static<typeof FilmDraft>

export const Invitation = Type.Object({
  title: Title,
  invitedBy: Type.String(),
  role: Type.String(),
  poster: nullable(Type.String()),
  state: oneOf('open', 'accepted', 'declined'),
})
export type Invitation = Static<typeof Invitation>

const LanguageParams = Type.Object({
  id: Id,
  language: Type.String({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$', maxLength: 35 }),
})
const MemberParams = Type.Object({ id: Id, memberId: Id })
const TokenParams = Type.Object({ token: Type.String({ minLength: 16, maxLength: 128 }) })

export const filmRoutes = routes({
  'POST /films': {
    summary: 'Begin a film; repeating the id gives the same film',
    body: Type.Object({ id: Id, ...FilmChange.properties }),
    reply: FilmDraft,
  },
  'PATCH /films/:id': {
    summary: 'Change what is said about a film; of a posted one it is public at once, and whole',
    params: IdParams,
    body: Type.Object({ ...FilmChange.properties, basedOn: BasedOn }),
    reply: FilmDraft,
  },
  'PUT /films/:id/wording': {
    summary: 'Keep what is being written; of a posted film it waits until it is made public',
    params: IdParams,
    body: Type.Object({ ...FilmChange.properties, basedOn: BasedOn }),
    reply: FilmDraft,
  },
  'DELETE /films/:id/wording': {
    summary: 'Throw away what was written and is not public',
    params: IdParams,
    reply: FilmDraft,
  },
  'GET /films/:id': { summary: 'A film to watch', params: IdParams, reply: FilmView },
  'GET /films/:id/draft': { summary: 'A film as its makers see it', params: IdParams, reply: FilmDraft },
  'DELETE /films/:id': {
    summary: 'Delete a film of one’s own, with all its media',
    params: IdParams,
    reply: Nothing,
  },
  'GET /me/films': {
    summary: 'My films, newest first, those of my teams included',
    reply: Type.Object({ films: Type.Array(FilmDraft) }),
  },
  'GET /people/:id/films': {
    summary: 'The published films of a person, newest first',
    params: IdParams,
    reply: Type.Object({ films: Type.Array(FilmView) }),
  },
  'DELETE /films/:id/publication': {
    summary: 'Take a film back: its page and all its media addresses end at once',
    params: IdParams,
    reply: FilmDraft,
  },
  'PUT /films/:id/own-page': {
    summary: 'Show a film on one’s own page, also where no edition shows it',
    params: IdParams,
    reply: FilmDraft,
  },
  'DELETE /films/:id/own-page': {
    summary: 'Show a film in its editions alone',
    params: IdParams,
    reply: FilmDraft,
  },
  'GET /films/:id/preparation': {
    summary: 'How far the film is prepared',
    params: IdParams,
    reply: nullable(Preparation),
  },
  'POST /films/:id/preparation/retry': {
    summary: 'Prepare again after a failure',
    params: IdParams,
    reply: nullable(Preparation),
  },
  'PUT /films/:id/poster': {
    summary: 'Choose the frame of the poster',
    params: IdParams,
    body: Type.Object({ atMs: nullable(Type.Integer({ minimum: 0, maximum: mostInteger })) }),
    reply: FilmDraft,
  },
  'POST /films/:id/caption-reading': {
    summary: 'How a WebVTT or SRT file is understood, before it is set',
    params: IdParams,
    body: CaptionFile,
    bodyBytes: 1_000_000,
    reply: CaptionReading,
  },
  'PUT /films/:id/captions/:language': {
    summary: 'Set the captions of a language from a WebVTT or SRT file',
    params: LanguageParams,
    body: CaptionFile,
    // JSON writes a line's end as two bytes, and much of what is not Latin as six
    bodyBytes: 1_000_000,
    reply: Type.Object({ draft: FilmDraft, warnings: Type.Array(CaptionWarning) }),
  },
  'GET /films/:id/captions/:language': {
    summary: 'The captions of a language as WebVTT text',
    params: LanguageParams,
    reply: Type.Object({ language: Type.String(), webvtt: Type.String() }),
  },
  'DELETE /films/:id/captions/:language': {
    summary: 'Take captions away',
    params: LanguageParams,
    reply: FilmDraft,
  },
  'PUT /films/:id/rights': {
    summary: 'Declare the rights in a film',
    params: IdParams,
    body: Type.Object({
      id: Id,
      /** The version of the text that was shown; '' where no edition has one. */
      version: Type.String({ pattern: '^[\\w./-]{0,40}$', maxLength: 40 }),
      ownWork: Type.Boolean(),
      music: Type.Boolean(),
      people: Type.Boolean(),
    }),
    reply: FilmDraft,
  },
  'POST /films/:id/team': {
    summary: 'Invite a person to the team by mail',
    params: IdParams,
    body: Type.Object({ id: Id, email: Email, role: Text }),
    reply: FilmDraft,
  },
  'DELETE /films/:id/team/:memberId': {
    summary: 'Take a person off the team',
    params: MemberParams,
    reply: FilmDraft,
  },
  'GET /invitations/:token': {
    summary: 'An invitation to a team, as mailed',
    params: TokenParams,
    reply: Invitation,
  },
  'PUT /invitations/:token/acceptance': { summary: 'Join the team', params: TokenParams, reply: Invitation },
  'PUT /invitations/:token/refusal': {
    summary: 'Decline the invitation',
    params: TokenParams,
    reply: Invitation,
  },
})
