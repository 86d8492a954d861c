import { type Static, Type } from 'typebox'
import { FilmDraft, FilmView, Title } from './film.ts'
import { GuardianEvidence } from './guardian.ts'
import { checks, entrySorts, entryStandings, longestSearch, stages } from './plain/entry.ts'
import { Bilingual, Id, IdParams, Instant, Language, nullable, oneOf, routes, Text } from './route.ts'

export const Stage = oneOf(...stages)
export type Stage = Static<typeof Stage>

/**
 * What one rule says. `undecided` while its fact is not known yet. The figures are what was measured and
 * what the rule wants, so that a sentence can name both.
 */
export const Check = Type.Object({
  rule: oneOf(...checks),
  outcome: oneOf('met', 'warned', 'broken', 'undecided'),
  figures: Type.Record(Type.String(), Type.Union([Type.Number(), Type.String()])),
  /** In the reader's language. */
  sentence: Type.String(),
})
export type Check = Static<typeof Check>

export const Eligibility = Type.Object({
  /** null while a fact is still missing. */
  eligible: nullable(Type.Boolean()),
  checks: Type.Array(Check),
  decidedAt: nullable(Instant),
})
export type Eligibility = Static<typeof Eligibility>

const Ending = Type.Object({ reason: Type.String(), at: Instant })

export const EntryView = Type.Object({
  id: Id,
  /** Counted from 1 in each edition. */
  number: nullable(Type.Integer()),
  edition: Type.Object({ id: Id, slug: Type.String(), name: Bilingual, timeZone: Type.String() }),
  film: FilmView,
  stage: Stage,
  receivedAt: Instant,
  eligibility: Eligibility,
  withdrawal: nullable(Ending),
  disqualification: nullable(Ending),
})
export type EntryView = Static<typeof EntryView>

/** One step of what happened to an entry, or what is promised to happen. */
export const Step = Type.Object({
  /** 'received', 'prepared', 'eligible', 'ineligible', 'screening', 'judging', 'ceremony', 'withdrawn', 'held', … */
  kind: Type.String(),
  state: oneOf('past', 'now', 'next'),
  at: nullable(Instant),
  data: Type.Record(Type.String(), Type.Unknown()),
  /** In the reader's language, as its makers were told. Lines of the note are told apart by line ends. */
  title: Type.String(),
  note: Type.String(),
  /** What is to be done about it, while anything is. */
  act: nullable(Type.Object({ label: Type.String(), address: Type.String() })),
})
export type Step = Static<typeof Step>

export const Timeline = Type.Object({
  entry: EntryView,
  categoryIds: Type.Array(Id),
  steps: Type.Array(Step),
  /** The makers hear the decision by then, before any announcement. */
  decisionAt: nullable(Instant),
  replaceUntil: nullable(Instant),
  mayReplace: Type.Boolean(),
  mayWithdraw: Type.Boolean(),
  /** After a withdrawal, while submissions are open. */
  mayReturn: Type.Boolean(),
})
export type Timeline = Static<typeof Timeline>

/** The edition that a text would enter now, for the feedback while typing. */
export const TagFound = Type.Object({
  editionId: Id,
  slug: Type.String(),
  name: Bilingual,
  /** The mark and the word, as written in the text. */
  written: Type.String(),
  /** UTF-16 offsets in the text. */
  start: Type.Integer(),
  end: Type.Integer(),
  /** Whether posting now makes an entry. */
  open: Type.Boolean(),
  closesAt: nullable(Instant),
})
export type TagFound = Static<typeof TagFound>

export const EntryRow = Type.Object({
  id: Id,
  number: nullable(Type.Integer()),
  filmId: Id,
  title: Title,
  maker: Type.Object({ personId: Id, name: Type.String(), handle: nullable(Type.String()) }),
  poster: nullable(Type.String()),
  durationMs: nullable(Type.Integer()),
  stage: Stage,
  /** null while undecided */
  eligible: nullable(Type.Boolean()),
  reasons: Type.Array(Check),
  preparation: nullable(Type.String()),
  categoryIds: Type.Array(Id),
  withdrawnAt: nullable(Instant),
  disqualifiedAt: nullable(Instant),
  /** A hold or a removal that stands on the film. */
  ruling: nullable(oneOf('hold', 'remove')),
  receivedAt: Instant,
})
export type EntryRow = Static<typeof EntryRow>

/** Which entries of an edition, and in what order. */
const EntryFilter = Type.Object({
  standing: Type.Optional(oneOf(...entryStandings)),
  categoryId: Type.Optional(Id),
  /** Part of a title, a name or a handle, or a number. */
  search: Type.Optional(Type.String({ maxLength: longestSearch })),
  /** Titles by their reading. Newest first unless told. */
  sort: Type.Optional(oneOf(...entrySorts)),
  order: Type.Optional(oneOf('asc', 'desc')),
})
export type EntryFilter = Static<typeof EntryFilter>

export type EntryStanding = (typeof entryStandings)[number]

/** What a guardian is asked about, or has agreed to: where it is shown, by whom, and the films as they stand now. */
export const GuardianFilms = Type.Object({
  /** null: the maker's own page. */
  edition: nullable(
    Type.Object({
      slug: Type.String(),
      name: Bilingual,
      timeZone: Type.String(),
      screening: nullable(Type.Object({ startsAt: Instant, endsAt: nullable(Instant) })),
      /** Names of those who run it. */
      organisers: Type.Array(Type.String()),
    }),
  ),
  /** Where the house is reached, as people read it. */
  contact: nullable(Type.String()),
  /** The house's rule: what of a film that changes is shown to a guardian again before it is public. */
  sees: oneOf('nothing', 'file', 'all'),
  films: Type.Array(
    Type.Object({
      /** Its media is open to whoever holds the link, for an hour. */
      film: FilmView,
      state: oneOf('coming', 'asked', 'waiting', 'public', 'held', 'removed', 'ended'),
      /** What changed since the guardian consented or last looked, latest first. */
      changes: Type.Array(Type.Object({ what: oneOf('file', 'words'), at: Instant })),
      /** It is not public before the guardian has seen that. */
      toSee: Type.Boolean(),
    }),
  ),
})
export type GuardianFilms = Static<typeof GuardianFilms>

export const entryRoutes = routes({
  'PUT /films/:id/publication': {
    summary: 'Post a film: it enters the editions that its hashtags name and is public as soon as it may be',
    params: IdParams,
    reply: Type.Object({ film: FilmDraft, entries: Type.Array(EntryView) }),
  },
  'POST /hashtags': {
    summary: 'Which editions a text would enter',
    body: Type.Object({ text: Text }),
    reply: Type.Object({ found: Type.Array(TagFound) }),
  },
  'GET /me/entries': {
    summary: 'My entries, newest first',
    reply: Type.Object({ entries: Type.Array(EntryView) }),
  },
  'GET /films/:id/entries': {
    summary: 'The entries of a film, for its makers',
    params: IdParams,
    reply: Type.Object({ entries: Type.Array(EntryView) }),
  },
  'GET /entries/:id': {
    summary: 'An entry with everything that happened to it',
    params: IdParams,
    reply: Timeline,
  },
  'GET /entries/:id/guardian': {
    summary: 'Whether a guardian of its maker has consented, and what shows it',
    params: IdParams,
    reply: GuardianEvidence,
  },
  'PUT /entries/:id/withdrawal': {
    summary: 'Withdraw an entry: the film is no longer shown for it, and stays its maker’s',
    params: IdParams,
    /** `stays`: the film is to stay public on its maker's own page, where it is shown no more otherwise. */
    body: Type.Object({ reason: Text, stays: Type.Optional(Type.Boolean()) }),
    reply: Timeline,
  },
  'DELETE /entries/:id/withdrawal': {
    summary: 'Enter again while submissions are open',
    params: IdParams,
    reply: Timeline,
  },
  'PUT /entries/:id/disqualification': {
    summary: 'Disqualify an entry, with a reason that its maker sees',
    params: IdParams,
    body: Type.Object({ reason: Text }),
    reply: Timeline,
  },
  'DELETE /entries/:id/disqualification': {
    summary: 'Take a disqualification back',
    params: IdParams,
    reply: Timeline,
  },
  'GET /guardian-consents/:token/films': {
    summary: 'The films that a guardian is asked about, and where they are shown',
    params: Type.Object({ token: Type.String({ minLength: 20, maxLength: 100 }) }),
    reply: GuardianFilms,
  },
  'GET /editions/:id/entries': {
    summary: 'The entries of an edition for its console, newest first unless sorted otherwise',
    params: IdParams,
    query: Type.Object({
      ...EntryFilter.properties,
      after: Type.Optional(Type.String({ maxLength: 200 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    }),
    reply: Type.Object({
      entries: Type.Array(EntryRow),
      /** Where the next page begins; null on the last. */
      next: nullable(Type.String()),
      /** By standing; with the first page only. */
      counts: Type.Record(Type.String(), Type.Integer()),
      /** Entries a day in the edition's time zone, oldest first, days without any left out; with the first page only. */
      perDay: Type.Array(Type.Object({ day: Type.String(), entries: Type.Integer() })),
    }),
  },
  'GET /editions/:id/entries.csv': {
    summary: 'The same entries, all of them, as a table for spreadsheets (UTF-8 with a byte order mark)',
    params: IdParams,
    query: Type.Object({ ...EntryFilter.properties, language: Type.Optional(Language) }),
    reply: Type.Unknown(),
  },
})
