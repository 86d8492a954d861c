import { type Static, Type } from 'typebox'
import { Claims, EditionPage, Opening, PageKind } from './opening.ts'
import {
  deciders,
  earlierFilms,
  editionLimits,
  fees,
  phaseKinds,
  slugPattern,
  votingMethods,
} from './plain/edition.ts'
import { mostPictureBytes } from './plain/film.ts'
import { templateKinds } from './plain/plan.ts'
import {
  Bilingual,
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

export const PhaseKind = oneOf(...phaseKinds)
export type PhaseKind = Static<typeof PhaseKind>

/** Half-open: the instant `endsAt` is already outside. Only the archive may have no end. */
export const Phase = Type.Object({ kind: PhaseKind, startsAt: Instant, endsAt: nullable(Instant) })
export type Phase = Static<typeof Phase>

/**
 * An instant (`…Z` or with an offset), or a wall-clock time of the edition's zone (`2026-11-08T23:59`). A wall-clock
 * minute as an end still counts: the phase ends after it.
 */
const Moment = Type.String({
  maxLength: 40,
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?(Z|[+-]\\d{2}:\\d{2})?$',
})
const PhaseInput = Type.Object({ kind: PhaseKind, startsAt: Moment, endsAt: nullable(Moment) })

/** One line in both languages. */
const Line = Type.Object({ ja: Text, en: Text })

export const Rules = Type.Object({
  /** Both ends are allowed lengths, in milliseconds. */
  length: Type.Object({
    fromMs: Type.Integer({ minimum: 0, maximum: 10_800_000 }),
    toMs: Type.Integer({ minimum: 1000, maximum: 10_800_000 }),
  }),
  /** |width ÷ height − 9 ÷ 16| ÷ (9 ÷ 16) ≤ tolerance, of the upright picture. */
  aspect: Type.Object({
    width: Type.Integer({ minimum: 1, maximum: 100 }),
    height: Type.Integer({ minimum: 1, maximum: 100 }),
    tolerance: Type.Number({ minimum: 0, maximum: 1 }),
  }),
  maxBytes: Type.Integer({ minimum: 1_000_000, maximum: 100_000_000_000 }),
  minimumAge: Type.Integer({ minimum: 0, maximum: 99 }),
  /** A guardian consents for makers younger than this; null: no consent is wanted. */
  guardianUnder: nullable(Type.Integer({ minimum: 1, maximum: 99 })),
  /** null: as many as one likes. */
  entriesPerPerson: nullable(Type.Integer({ minimum: 1, maximum: 1000 })),
  captions: oneOf('none', 'recommended', 'required'),
  blackBars: oneOf('allowed', 'warned', 'refused'),
  /** An upload begun before submissions close may end this much later. */
  uploadGraceMs: Type.Integer({ minimum: 0, maximum: 86_400_000 }),
  voting: Type.Object({
    /** Who may vote: signed-in persons of at least this age. */
    minimumAge: Type.Integer({ minimum: 0, maximum: 99 }),
    /** Share of the film that must have been verifiably watched to earn a ballot. */
    watchedShare: Type.Number({ minimum: 0.1, maximum: 1 }),
    method: oneOf(...votingMethods),
    /** At most so many favourites a person; unused with marks. */
    favourites: Type.Integer({ minimum: 1, maximum: 1000 }),
  }),
})
export type Rules = Static<typeof Rules>

export const Category = Type.Object({
  id: Id,
  name: Line,
  description: Line,
})
export type Category = Static<typeof Category>

export const DecidedBy = oneOf(...deciders)
export type DecidedBy = Static<typeof DecidedBy>

export const Award = Type.Object({
  id: Id,
  name: Line,
  description: Line,
  /** What is won, in words; shown instead of the amount when given. */
  prize: Line,
  /** Integer minor units of `prizeCurrency` (yen have none below them). */
  prizeAmount: nullable(Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 })),
  prizeCurrency: nullable(Type.String({ pattern: '^[A-Z]{3}$', maxLength: 3 })),
  decidedBy: DecidedBy,
  places: Type.Integer({ minimum: 1, maximum: editionLimits.places }),
})
export type Award = Static<typeof Award>

export const Partner = Type.Object({
  id: Id,
  name: Line,
  /** What they do for the edition: 上映 / Screening. */
  part: Line,
  url: nullable(Type.String({ maxLength: editionLimits.url })),
})
export type Partner = Static<typeof Partner>

const Hex = Type.String({ pattern: '^#[0-9a-f]{6}$', maxLength: 7 })

/** The one ink of an edition and what is derived from it by moving OKLCH lightness only. */
export const Ink = Type.Object({ accent: Hex, accentOnStage: Hex, accentOnPaper: Hex, onAccent: Hex })
export type Ink = Static<typeof Ink>

/** The derivation with its contrast ratios; `proposal` when neither ink nor sheet can be read on the accent. */
export const InkReading = Type.Object({
  ink: Ink,
  ratios: Type.Object({ onStage: Type.Number(), onPaper: Type.Number(), onAccent: Type.Number() }),
  legible: Type.Boolean(),
  proposal: nullable(Hex),
})
export type InkReading = Static<typeof InkReading>

/** The text every maker declares; a changed text is a new version and the old ones stay readable. */
export const Rights = Type.Object({ version: Type.String(), text: Bilingual })
export type Rights = Static<typeof Rights>

/** The two-ink picture of the edition: stored in grey-scale-ready colour, printed black plus ink by the page. */
const KeyPicture = Type.Object({
  url: Type.String(),
  jpegUrl: Type.String(),
  width: Type.Integer(),
  height: Type.Integer(),
})

const identity = {
  slug: Type.String({ pattern: slugPattern, maxLength: 49 }),
  name: Line,
  tagline: Line,
  description: Bilingual,
  /** 3: the third edition. */
  ordinal: nullable(Type.Integer({ minimum: 1, maximum: 10_000 })),
  /** IANA name. */
  timeZone: Type.String({ maxLength: 64 }),
  /** As shown, without the mark; the first one is the edition's. */
  hashtags: Type.Array(Type.String({ maxLength: 100 }), { maxItems: editionLimits.hashtags }),
  /** Who answers for it, in a line; empty where it is not said. */
  organisedBy: Line,
  /** What it costs to enter; null: not said. What is to be paid stands on its pages. */
  fee: nullable(oneOf(...fees)),
  /** Whether a film that was shown elsewhere may enter; null: not said. */
  earlierFilms: nullable(oneOf(...earlierFilms)),
}

/** One year's run of the festival, with everything an organiser decides about it. */
export const Edition = Type.Object({
  id: Id,
  ...identity,
  ink: Ink,
  keyPicture: nullable(KeyPicture),
  calendar: Type.Array(Phase),
  /** Makers are told the decision by then. */
  decisionAt: nullable(Instant),
  rules: Rules,
  rights: Rights,
  categories: Type.Array(Category),
  awards: Type.Array(Award),
  partners: Type.Array(Partner),
  createdAt: Instant,
  /** null: a draft, which only its organisers see. */
  publishedAt: nullable(Instant),
  /** Put away: nothing of it changes. */
  archivedAt: nullable(Instant),
  /** Grows with every change, so that two organisers notice each other. */
  revision: Type.Integer(),
})
export type Edition = Static<typeof Edition>

/** What the calendar says at the server's `now`. */
export const ClockReading = Type.Object({
  now: Instant,
  open: Type.Array(PhaseKind),
  next: nullable(Type.Object({ at: Instant, kind: PhaseKind, edge: oneOf('start', 'end') })),
})
export type ClockReading = Static<typeof ClockReading>

export const EditionReply = Type.Object({ ...Edition.properties, clock: ClockReading })
export type EditionReply = Static<typeof EditionReply>

export const EditionSummary = Type.Object({
  id: Id,
  slug: Type.String(),
  name: Line,
  tagline: Line,
  ordinal: nullable(Type.Integer()),
  timeZone: Type.String(),
  ink: Ink,
  keyPicture: nullable(KeyPicture),
  calendar: Type.Array(Phase),
  publishedAt: nullable(Instant),
  archivedAt: nullable(Instant),
  clock: ClockReading,
})
export type EditionSummary = Static<typeof EditionSummary>

const Revision = Type.Integer({ minimum: 0, maximum: mostInteger })

/** Everything may be changed by itself; what is absent stays. Lists replace the whole list. */
export const EditionChange = Type.Partial(
  Type.Object({
    ...identity,
    accent: Hex,
    rules: Rules,
    rightsText: Bilingual,
    categories: Type.Array(Category, { maxItems: editionLimits.list }),
    awards: Type.Array(Award, { maxItems: editionLimits.list }),
    partners: Type.Array(Partner, { maxItems: editionLimits.list }),
    /** The revision that was edited; refused with `edition_changed_elsewhere` when it is no longer the latest. */
    revision: Revision,
  }),
)
export type EditionChange = Static<typeof EditionChange>

export const CalendarInput = Type.Object({
  phases: Type.Array(PhaseInput, { maxItems: phaseKinds.length }),
  decisionAt: nullable(Moment),
  /** Wanted once the edition is published; everyone can read it. */
  reason: Text,
  revision: Type.Optional(Revision),
})
export type CalendarInput = Static<typeof CalendarInput>

/** A draft, and what it starts from: a kind of festival, a former edition, or nothing. */
export const NewEdition = Type.Object({
  id: Id,
  slug: identity.slug,
  name: identity.name,
  timeZone: Type.Optional(identity.timeZone),
  accent: Type.Optional(Hex),
  template: Type.Optional(nullable(oneOf(...templateKinds))),
  /** Its rules, categories, awards, words and looks are taken over; people never are. */
  from: Type.Optional(nullable(Id)),
  hashtags: Type.Optional(identity.hashtags),
  calendar: Type.Optional(Type.Pick(CalendarInput, ['phases', 'decisionAt'])),
})
export type NewEdition = Static<typeof NewEdition>

const CalendarState = Type.Object({ phases: Type.Array(Phase), decisionAt: nullable(Instant) })

export const CalendarChange = Type.Object({
  id: Id,
  reason: Type.String(),
  before: CalendarState,
  after: CalendarState,
  changedAt: Instant,
  /** Only organisers learn who; null for everyone else. */
  changedBy: nullable(Id),
})
export type CalendarChange = Static<typeof CalendarChange>

const EditionParams = Type.Object({
  id: Type.String({ maxLength: 64, description: 'id, slug, or "current"' }),
})

export const editionRoutes = routes({
  'GET /editions': {
    summary: 'Published editions, newest first; drafts too for those who work on them.',
    reply: Type.Object({ editions: Type.Array(EditionSummary) }),
  },
  'POST /editions': {
    summary: 'Begin an edition as a draft, with the usual rules to start from.',
    body: NewEdition,
    reply: EditionReply,
  },
  'GET /editions/:id': {
    summary: 'An edition by id or slug; "current" is the one that is on now.',
    params: EditionParams,
    reply: EditionReply,
  },
  'PATCH /editions/:id': {
    summary: 'Change what is given of an edition.',
    params: IdParams,
    body: EditionChange,
    bodyBytes: 500_000,
    reply: EditionReply,
  },
  'PUT /editions/:id/calendar': {
    summary: 'Change the calendar; logged with its reason once the edition is published.',
    params: IdParams,
    body: CalendarInput,
    reply: EditionReply,
  },
  'GET /editions/:id/calendar/changes': {
    summary: 'Every change of the calendar since publication, newest first.',
    params: IdParams,
    reply: Type.Object({ changes: Type.Array(CalendarChange) }),
  },
  'GET /claims': {
    summary: 'Whether an address is free, and which other editions use the hashtags',
    query: Type.Object({
      slug: Type.Optional(Type.String({ maxLength: 64 })),
      /** Separated by commas. */
      hashtags: Type.Optional(Type.String({ maxLength: 1100 })),
      /** When films are taken. */
      opensAt: Type.Optional(Moment),
      closesAt: Type.Optional(Moment),
      timeZone: Type.Optional(Type.String({ maxLength: 64 })),
      /** The edition that asks. */
      edition: Type.Optional(Id),
    }),
    reply: Claims,
  },
  'GET /editions/:id/opening': {
    summary: 'What stands between a draft and its opening, and what may still be done with the edition.',
    params: IdParams,
    reply: Opening,
  },
  'GET /editions/:id/pages': {
    summary: 'The free pages: rules, questions, prizes, contact.',
    params: EditionParams,
    reply: Type.Object({ pages: Type.Array(EditionPage) }),
  },
  'PUT /editions/:id/pages/:kind': {
    summary: 'Write a page in Markdown; without words it is no more.',
    params: Type.Object({ id: Id, kind: PageKind }),
    body: Bilingual,
    bodyBytes: 200_000,
    reply: nullable(EditionPage),
  },
  'PUT /editions/:id/archiving': {
    summary: 'Put an edition away: it stays to be seen, and nothing of it changes.',
    params: IdParams,
    reply: EditionReply,
  },
  'DELETE /editions/:id/archiving': {
    summary: 'Take an edition out of the archive.',
    params: IdParams,
    reply: EditionReply,
  },
  'DELETE /editions/:id': {
    summary: 'Delete a draft that nobody has entered. Its public addresses stay taken.',
    params: IdParams,
    reply: Nothing,
  },
  'PUT /editions/:id/publication': {
    summary: 'Show the edition to everyone.',
    params: IdParams,
    reply: EditionReply,
  },
  'DELETE /editions/:id/publication': {
    summary: 'Make the edition a draft again, as long as nobody has entered it.',
    params: IdParams,
    reply: EditionReply,
  },
  'PUT /editions/:id/key-picture': {
    summary: 'Sets the key picture: the bytes of a JPEG, PNG, WebP, AVIF or HEIC image of at most 20 MB.',
    params: IdParams,
    pictureBytes: mostPictureBytes,
    reply: EditionReply,
  },
  'DELETE /editions/:id/key-picture': {
    summary: 'Take the key picture away.',
    params: IdParams,
    reply: EditionReply,
  },
  'GET /editions/:id/key-picture/:file': {
    summary: 'The key picture, `<hash>.webp` or `<hash>.jpg`.',
    params: Type.Object({
      id: Id,
      file: Type.String({ pattern: '^[0-9a-f]{64}\\.(webp|jpg)$', maxLength: 69 }),
    }),
    reply: Type.Unknown(),
  },
  'GET /editions/:id/rights/:version': {
    summary: 'The rights text as it stood in a version.',
    params: Type.Object({ id: Id, version: Type.String({ maxLength: 20 }) }),
    reply: Rights,
  },
  'GET /inks/:hex': {
    summary: 'What would be derived from an accent colour, with contrast ratios.',
    params: Type.Object({ hex: Type.String({ pattern: '^[0-9a-fA-F]{6}$', maxLength: 6 }) }),
    reply: InkReading,
  },
})
