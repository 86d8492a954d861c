import { type Static, Type } from 'typebox'
import { Title } from './film.ts'
import { logRoutes } from './log.ts'
import { measureRoutes } from './measure.ts'
import { Id, IdParams, Instant, Language, nullable, oneOf, routes } from './route.ts'

/** What waits for an organiser or a moderator. */
export const Attention = Type.Object({
  /** A standing of entries, whose list holds exactly these; or the letters that did not reach their readers. */
  kind: oneOf('unplayable', 'unanswered', 'guardian', 'held', 'no_space', 'letters'),
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

/** Exposures that moved no count: served by no feed, too soon or late, or too many from one network. */
export const SetAside = Type.Object({
  exposures: Type.Integer(),
  /** The five entries with the most of them, most first. */
  entries: Type.Array(Type.Object({ entryId: Id, title: Title, exposures: Type.Integer() })),
})
export type SetAside = Static<typeof SetAside>

export const Overview = Type.Object({
  /** Persons and teams among the makers of entries that were not withdrawn. */
  people: Type.Integer(),
  teams: Type.Integer(),
  attention: Type.Array(Attention),
  /** null until a film has been on a screen. */
  fairness: nullable(Fairness),
  setAside: SetAside,
})
export type Overview = Static<typeof Overview>

const overviewRoutes = routes({
  'GET /editions/:id/overview': {
    summary: 'What needs a hand in an edition, and how evenly its films are shown.',
    params: IdParams,
    reply: Overview,
  },
  'GET /editions/:id/results.csv': {
    summary: 'The places of every award, as a table for spreadsheets (UTF-8 with a byte order mark)',
    params: IdParams,
    query: Type.Object({ language: Type.Optional(Language) }),
    reply: Type.Unknown(),
  },
})

export const deskRoutes = { ...overviewRoutes, ...measureRoutes, ...logRoutes }
