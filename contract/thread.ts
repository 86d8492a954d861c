import { type Static, Type } from 'typebox'
import { Title } from './film.ts'
import { mostFileBytes, mostFiles, sides } from './plain/thread.ts'
import {
  Bilingual,
  Id,
  IdParams,
  Instant,
  Language,
  Nothing,
  nullable,
  oneOf,
  routes,
  Text,
} from './route.ts'

export const Side = oneOf(...sides)
export type Side = Static<typeof Side>

export const ThreadFile = Type.Object({
  id: Id,
  name: Type.String(),
  mediaType: Type.String(),
  bytes: Type.Integer(),
})
export type ThreadFile = Static<typeof ThreadFile>

/** Who wrote: the name is empty for somebody without one or who has left. `guardian`: for the person of this name. */
const Author = Type.Object({ name: Type.String(), guardian: Type.Boolean(), mine: Type.Boolean() })

export const Message = Type.Object({
  id: Id,
  side: Side,
  author: Author,
  /** Empty where only files were sent, and when its author has left. */
  text: Type.String(),
  /** Its author has left and taken the words along. */
  erased: Type.Boolean(),
  files: Type.Array(ThreadFile),
  sentAt: Instant,
})
export type Message = Static<typeof Message>

export const Thread = Type.Object({
  entryId: Id,
  title: Title,
  /** On whose side the reader writes. */
  side: Side,
  /** Oldest first. */
  messages: Type.Array(Message),
  /** How many of the other side's the reader has not seen. */
  unread: Type.Integer(),
  /** The makers wrote last and nobody has said that this needs no answer. */
  unanswered: Type.Boolean(),
  /** Why nothing more can be written: its entry was withdrawn. */
  closed: nullable(oneOf('withdrawn')),
  /** A guardian gets a copy of every message. */
  guardianReads: Type.Boolean(),
})
export type Thread = Static<typeof Thread>

/** A thread behind the link of a letter. */
export const LinkedThread = Type.Object({
  thread: Thread,
  edition: Type.Object({ name: Bilingual, timeZone: Type.String() }),
  /** As whom its holder writes. */
  as: Type.Object({ name: Type.String(), guardian: Type.Boolean() }),
  language: Language,
  expiresAt: Instant,
})
export type LinkedThread = Static<typeof LinkedThread>

export const Note = Type.Object({
  id: Id,
  author: Author,
  text: Type.String(),
  writtenAt: Instant,
})
export type Note = Static<typeof Note>

/** How a thread stands, for the marks in lists; threads without a message are left out. */
export const ThreadMark = Type.Object({
  entryId: Id,
  filmId: Id,
  messages: Type.Integer(),
  unread: Type.Integer(),
  unanswered: Type.Boolean(),
})
export type ThreadMark = Static<typeof ThreadMark>

/** `id` is the client's own: sending it again writes nothing. `files` were sent before, by the same person. */
export const NewMessage = Type.Object({
  id: Id,
  text: Text,
  files: Type.Array(Id, { maxItems: mostFiles }),
})
export type NewMessage = Static<typeof NewMessage>

const Token = Type.String({ maxLength: 200 })
const TokenParams = Type.Object({ token: Token })
const FileParams = Type.Object({ id: Id, fileId: Id })
const LinkedFileParams = Type.Object({ token: Token, fileId: Id })
const FileName = Type.Object({ name: Type.String({ maxLength: 1000 }) })
const UpTo = Type.Object({ messageId: Id })
const Notes = Type.Object({ notes: Type.Array(Note) })
const Marks = Type.Object({ threads: Type.Array(ThreadMark) })

export const threadRoutes = routes({
  'GET /entries/:id/thread': {
    summary: 'What the makers of an entry and its organisers wrote to each other',
    params: IdParams,
    reply: Thread,
  },
  'POST /entries/:id/thread/messages': {
    summary: 'Write to the other side; it is mailed to them',
    params: IdParams,
    body: NewMessage,
    reply: Thread,
  },
  'PUT /entries/:id/thread/seen': {
    summary: 'I have seen the thread up to this message',
    params: IdParams,
    body: UpTo,
    reply: Nothing,
  },
  'PUT /entries/:id/thread/rest': {
    summary: 'What the makers wrote up to this message needs no answer',
    params: IdParams,
    body: UpTo,
    reply: Thread,
  },
  'DELETE /entries/:id/thread/rest': {
    summary: 'What the makers wrote needs an answer after all',
    params: IdParams,
    reply: Thread,
  },
  'PUT /entries/:id/thread/files/:fileId': {
    summary: 'Send a file that the next message goes with: a document, a picture, a sound or plain text',
    params: FileParams,
    query: FileName,
    fileBytes: mostFileBytes,
    reply: ThreadFile,
  },
  'DELETE /entries/:id/thread/files/:fileId': {
    summary: 'Take back a file that no message has gone with yet',
    params: FileParams,
    reply: Nothing,
  },
  'GET /entries/:id/thread/files/:fileId': {
    summary: 'The bytes of a file, to save',
    params: FileParams,
    reply: Type.Unknown(),
  },
  'GET /me/threads': {
    summary: 'The threads of my entries, with what I have not seen',
    reply: Marks,
  },
  'GET /editions/:id/threads': {
    summary: 'The threads of an edition’s entries, with what I have not seen',
    params: IdParams,
    reply: Marks,
  },
  'GET /entries/:id/notes': {
    summary: 'What the organisers note on an entry among themselves; no maker sees it',
    params: IdParams,
    reply: Notes,
  },
  'POST /entries/:id/notes': {
    summary: 'Note something for the other organisers',
    params: IdParams,
    body: Type.Object({ id: Id, text: Text }),
    reply: Notes,
  },
  'DELETE /entries/:id/notes/:noteId': {
    summary: 'Take back a note of one’s own',
    params: Type.Object({ id: Id, noteId: Id }),
    reply: Notes,
  },
  'GET /threads/:token': {
    summary: 'The thread behind the link of a letter',
    params: TokenParams,
    reply: LinkedThread,
  },
  'POST /threads/:token/messages': {
    summary: 'Answer a letter by its link',
    params: TokenParams,
    body: NewMessage,
    reply: LinkedThread,
  },
  'PUT /threads/:token/files/:fileId': {
    summary: 'Send a file that the answer goes with',
    params: LinkedFileParams,
    query: FileName,
    fileBytes: mostFileBytes,
    reply: ThreadFile,
  },
  'DELETE /threads/:token/files/:fileId': {
    summary: 'Take back a file that no answer has gone with yet',
    params: LinkedFileParams,
    reply: Nothing,
  },
  'GET /threads/:token/files/:fileId': {
    summary: 'The bytes of a file behind the link of a letter, to save',
    params: LinkedFileParams,
    reply: Type.Unknown(),
  },
})
