import { type Static, Type } from 'typebox'
import { Title } from './film.ts'
import { letterTroubles } from './plain/notice.ts'
import { Id, IdParams, Instant, nullable, oneOf, routes } from './route.ts'

/** Something to do about what happened, on a page of the app. */
export const ActView = Type.Object({ label: Type.String(), address: Type.String() })

/** One thing that happened to one's film, in the reader's language. Several lines in a text are told apart by line ends. */
export const NoticeView = Type.Object({
  id: Id,
  /** Of the event: 'film.held'. */
  kind: Type.String(),
  at: Instant,
  seenAt: nullable(Instant),
  head: Type.String(),
  what: Type.String(),
  why: Type.String(),
  /** What to do; '' when nothing is, or when it is past. */
  now: Type.String(),
  act: nullable(ActView),
  /** null for what is about no one film. */
  film: nullable(Type.Object({ id: Id, title: Title, poster: nullable(Type.String()) })),
  entryId: nullable(Id),
  editionName: Type.String(),
})
export type NoticeView = Static<typeof NoticeView>

/** A letter that did not reach its reader. */
export const UndeliveredLetter = Type.Object({
  id: Id,
  writtenAt: Instant,
  reader: Type.Object({
    /** Of a guardian's child. */
    name: Type.String(),
    guardian: Type.Boolean(),
    /** As far as the one who asks may see it; null: there is none. */
    address: nullable(Type.String()),
  }),
  film: nullable(
    Type.Object({ id: Id, title: Title, poster: nullable(Type.String()), entryId: nullable(Id) }),
  ),
  /** What it told, each in a few words. */
  about: Type.Array(Type.String()),
  trouble: oneOf(...letterTroubles),
  /** The mail server's words, without addresses. */
  said: Type.String(),
  /** There is an address to send it to. */
  maySend: Type.Boolean(),
})
export type UndeliveredLetter = Static<typeof UndeliveredLetter>

const Undelivered = Type.Object({
  letters: Type.Array(UndeliveredLetter),
  /** Whether letters leave at all: there is a mail server. */
  leave: Type.Boolean(),
})

const Refused = Type.Object({ refused: Type.Boolean() })
const TokenParams = Type.Object({ token: Type.String({ maxLength: 100 }) })

export const noticeRoutes = routes({
  'GET /me/notices': {
    summary: 'What happened to my films, newest first',
    query: Type.Object({
      /** The last notice of the page before. */
      after: Type.Optional(Id),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    }),
    reply: Type.Object({
      notices: Type.Array(NoticeView),
      /** Where the next page begins; null on the last. */
      next: nullable(Id),
      unseen: Type.Integer(),
    }),
  },
  'PUT /me/notices/seen': {
    summary: 'This notice and all before it have been seen',
    body: Type.Object({ upTo: Id }),
    reply: Type.Object({ unseen: Type.Integer() }),
  },
  'GET /me/letter-refusal': {
    summary: 'Whether I refuse letters that ask nothing of me',
    reply: Refused,
  },
  'PUT /me/letter-refusal': {
    summary: 'Refuse letters that ask nothing of me; those about what I must or may do still come',
    reply: Refused,
  },
  'DELETE /me/letter-refusal': { summary: 'Want all letters again', reply: Refused },
  'GET /letter-refusals/:token': {
    summary: 'Whether the reader of a letter refuses further ones',
    params: TokenParams,
    reply: Refused,
  },
  'POST /letter-refusals/:token': {
    summary: 'Refuse letters by the link in one of them, in one click (RFC 8058)',
    params: TokenParams,
    reply: Refused,
  },
  'DELETE /letter-refusals/:token': {
    summary: 'Want letters again, by the link in one of them',
    params: TokenParams,
    reply: Refused,
  },
  'GET /editions/:id/letters': {
    summary: 'The letters about an edition’s films that did not reach their readers, newest first',
    params: IdParams,
    reply: Undelivered,
  },
  'PUT /editions/:id/letters/:letterId/sending': {
    summary: 'Write a letter that did not arrive once more',
    params: Type.Object({ id: Id, letterId: Id }),
    reply: Undelivered,
  },
  'PUT /editions/:id/letters/:letterId/dismissal': {
    summary: 'Take a letter that did not arrive off the list without sending it again',
    params: Type.Object({ id: Id, letterId: Id }),
    reply: Undelivered,
  },
  'DELETE /editions/:id/letters/:letterId/dismissal': {
    summary: 'Put it back on the list',
    params: Type.Object({ id: Id, letterId: Id }),
    reply: Undelivered,
  },
})
