import type { FastifyInstance } from 'fastify'
import { threadRoutes as contract } from '#contract/thread.ts'
import { refuse } from '#platform/errors.ts'
import { type Caller, personOf, serveRoutes } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { type Held, readLink } from './link.ts'
import { type Reader, readerOf } from './reader.ts'
import { sendFile } from './send-file.ts'
import { threadAccess } from './thread.access.ts'
import {
  dropFile,
  letRest,
  letRestNoMore,
  linkedThread,
  marksInEdition,
  marksOfMaker,
  notesOn,
  openFile,
  seeUpTo,
  sendMessage,
  takeFile,
  takeNoteBack,
  threadFor,
  writeNote,
} from './thread.ts'

export const threadRoutes = (app: FastifyInstance, platform: Platform): void => {
  const { db } = platform
  const reading = async (caller: Caller, { id }: { id: string }): Promise<Reader> =>
    (await readerOf(db, caller, id)) ?? refuse('not_found')
  const holding = async (caller: Caller, { token }: { token: string }): Promise<Held> => {
    const held = await readLink(platform, token, caller)
    return typeof held === 'string' ? refuse(held) : held
  }
  serveRoutes(app, platform, 'thread', contract, threadAccess, {
    'GET /entries/:id/thread': async ({ caller, params }) =>
      await threadFor(platform, await reading(caller, params)),
    'POST /entries/:id/thread/messages': async ({ caller, params, body }) => {
      const reader = await reading(caller, params)
      await sendMessage(platform, reader, body)
      return await threadFor(platform, reader)
    },
    'PUT /entries/:id/thread/seen': async ({ caller, params, body }) => {
      await seeUpTo(platform, await reading(caller, params), body.messageId)
      return {}
    },
    'PUT /entries/:id/thread/rest': async ({ caller, params, body }) => {
      const reader = await reading(caller, params)
      await letRest(platform, reader, body.messageId)
      return await threadFor(platform, reader)
    },
    'DELETE /entries/:id/thread/rest': async ({ caller, params }) => {
      const reader = await reading(caller, params)
      await letRestNoMore(platform, reader)
      return await threadFor(platform, reader)
    },
    'PUT /entries/:id/thread/files/:fileId': async ({ caller, params, query, body }) =>
      await takeFile(platform, await reading(caller, params), {
        id: params.fileId,
        name: query.name,
        file: body.file,
      }),
    'DELETE /entries/:id/thread/files/:fileId': async ({ caller, params }) => {
      await dropFile(platform, await reading(caller, params), params.fileId)
      return {}
    },
    'GET /entries/:id/thread/files/:fileId': async ({ caller, params, http: { reply } }) =>
      sendFile(reply, await openFile(platform, await reading(caller, params), params.fileId)),
    'GET /me/threads': async ({ caller }) => ({ threads: await marksOfMaker(db, personOf(caller).id) }),
    'GET /editions/:id/threads': async ({ caller, params: { id } }) => ({
      threads: await marksInEdition(db, id, personOf(caller).id),
    }),
    'GET /entries/:id/notes': async ({ caller, params: { id } }) => ({
      notes: await notesOn(db, id, personOf(caller).id),
    }),
    'POST /entries/:id/notes': async ({ caller, params, body }) => {
      const reader = await reading(caller, params)
      await writeNote(platform, reader, body)
      return { notes: await notesOn(db, params.id, reader.personId) }
    },
    'DELETE /entries/:id/notes/:noteId': async ({ caller, params }) => {
      const reader = await reading(caller, params)
      await takeNoteBack(db, reader, params.noteId)
      return { notes: await notesOn(db, params.id, reader.personId) }
    },
    'GET /threads/:token': async ({ caller, params }) =>
      await linkedThread(platform, await holding(caller, params)),
    'POST /threads/:token/messages': async ({ caller, params, body }) => {
      const held = await holding(caller, params)
      await sendMessage(platform, held.reader, body)
      return await linkedThread(platform, held)
    },
    'PUT /threads/:token/files/:fileId': async ({ caller, params, query, body }) =>
      await takeFile(platform, (await holding(caller, params)).reader, {
        id: params.fileId,
        name: query.name,
        file: body.file,
      }),
    'DELETE /threads/:token/files/:fileId': async ({ caller, params }) => {
      await dropFile(platform, (await holding(caller, params)).reader, params.fileId)
      return {}
    },
    'GET /threads/:token/files/:fileId': async ({ caller, params, http: { reply } }) =>
      sendFile(reply, await openFile(platform, (await holding(caller, params)).reader, params.fileId)),
  })
}
