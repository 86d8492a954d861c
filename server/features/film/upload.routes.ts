import { Metadata, Server } from '@tus/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { largestUpload } from '#contract/plain/film.ts'
import { type ErrorCode, Refused, sentence } from '#platform/errors.ts'
import { type Access, languageOf, personOf, signedIn } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { ownFilm } from './film.access.ts'
import {
  abandonUpload,
  beginUpload,
  completeUpload,
  type MayUpload,
  uploadById,
  uploadRefusal,
} from './upload.ts'
import { createUploadStore, freeBytes } from './upload-store.ts'

const path = '/api/uploads'
const tusHeaders = { 'tus-resumable': '1.0.0', 'cache-control': 'no-store' }

/** tus 1.0.0 with creation, termination and expiration; the bytes go to disk as they come. */
export const uploadRoutes = (app: FastifyInstance, platform: Platform, mayUpload: MayUpload): void => {
  const tus = new Server({
    path,
    datastore: createUploadStore(platform),
    relativeLocation: true,
    allowedOrigins: [],
    disableTerminationForFinishedUploads: true,
    onUploadFinish: async (_request, { id }) => {
      await completeUpload(platform, id)
      return {}
    },
    onResponseError: async (request, error) => refusalOf(app, request, error),
  })

  app.addContentTypeParser('application/offset+octet-stream', (_request, _body, done) => done(null))

  const mine: Access = async ({ caller, params }) => {
    if (!caller.person) return 'not_signed_in'
    return uploadRefusal(await uploadById(platform.db, params.id ?? ''), caller.person.id)
  }

  const route = (
    method: 'POST' | 'HEAD' | 'PATCH' | 'DELETE',
    url: string,
    access: Access,
    summary: string,
    handle: Handle,
  ) => {
    app.servedRoutes.push({ method, path: url, feature: 'film', access })
    app.route({
      method,
      url,
      schema: { summary, tags: ['film'] } as never,
      exposeHeadRoute: false,
      config: { streams: method === 'PATCH' },
      onRequest: async (request, reply) => {
        reply.headers(tusHeaders)
        request.caller = await app.identify(request)
        const params = request.params as Record<string, string>
        const code = /^[0-9a-f-]{36}$/.test(params.id ?? '0'.repeat(36))
          ? await access({ platform, caller: request.caller, params, query: {}, body: null })
          : 'not_found'
        if (code) throw new Refused(code)
      },
      handler: (request, reply) => handle(request, reply, params(request).id ?? ''),
    })
  }

  route(
    'POST',
    path,
    signedIn,
    'Begin a resumable upload (tus creation; metadata id, film, filename)',
    async (request, reply) => {
      const begun = begunOf(request)
      const person = personOf(request.caller)
      const code = await ownFilm({
        platform,
        caller: request.caller,
        params: { id: begun.filmId },
        query: {},
        body: null,
      })
      if (code) throw new Refused(code)
      await beginUpload(platform, person.id, begun, mayUpload)
      return reply.status(201).header('location', `${path}/${begun.id}`).send()
    },
  )

  route('HEAD', `${path}/:id`, mine, 'How much of an upload has arrived', async (request, reply, id) => {
    const upload = await uploadById(platform.db, id)
    // the last byte may have come in the moment before a process ended
    await completeUpload(platform, id)
    const done = upload?.completedAt ?? (await uploadById(platform.db, id))?.completedAt
    if (upload && done)
      return reply
        .status(200)
        .headers({ 'upload-offset': upload.bytes, 'upload-length': upload.bytes })
        .send()
    return await pass(tus, request, reply)
  })

  route('PATCH', `${path}/:id`, mine, 'Send the next bytes', async (request, reply, id) => {
    const upload = await uploadById(platform.db, id)
    if (upload?.completedAt) throw new Refused('upload_wrong_offset')
    if (!/^\d{1,15}$/.test(String(request.headers['upload-offset'])))
      throw new Refused('upload_invalid', {}, 'upload-offset')
    // nothing here would compare it: who sends one must not believe that it was
    if (request.headers['upload-checksum'] !== undefined)
      throw new Refused('upload_invalid', {}, 'upload-checksum')
    if (upload) await mayUpload(platform, upload.filmId, upload.bytes, upload.begunAt)
    const length = Number(request.headers['content-length'] ?? 0)
    if ((await freeBytes(platform)) <= length) throw new Refused('upload_no_space')
    return await pass(tus, request, reply)
  })

  route('DELETE', `${path}/:id`, mine, 'Give an upload up', async (_request, reply, id) => {
    await abandonUpload(platform, id)
    return reply.status(204).send()
  })

  app.options(`${path}*`, { schema: { hide: true } as never }, (_request, reply) =>
    reply
      .status(204)
      .headers({
        ...tusHeaders,
        'tus-version': '1.0.0',
        'tus-extension': 'creation,termination,expiration',
        'tus-max-size': largestUpload,
      })
      .send(),
  )
}

type Handle = (request: FastifyRequest, reply: FastifyReply, id: string) => Promise<unknown>
const params = (request: FastifyRequest) => request.params as Record<string, string>

const pass = async (tus: Server, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  for (const [name, value] of Object.entries(request.server.everyAnswer)) reply.raw.setHeader(name, value)
  reply.hijack()
  await tus.handle(request.raw, reply.raw)
}

/** What a tus creation says: the length, and in its metadata our ids and the file's name. */
const begunOf = (request: FastifyRequest) => {
  const length = request.headers['upload-length']
  const metadata = metadataOf(request.headers['upload-metadata'])
  const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/
  const { id, film, filename } = metadata
  if (typeof length !== 'string' || !/^\d{1,15}$/.test(length))
    throw new Refused('upload_invalid', {}, 'upload-length')
  if (!id || !film || !uuid.test(id) || !uuid.test(film))
    throw new Refused('upload_invalid', {}, 'upload-metadata')
  return { id, filmId: film, bytes: Number(length), fileName: filename ?? '' }
}

const metadataOf = (header: string | string[] | undefined): Record<string, string | null> => {
  try {
    return Metadata.parse(typeof header === 'string' ? header : undefined)
  } catch {
    throw new Refused('upload_invalid', {}, 'upload-metadata')
  }
}

const codes: Record<number, ErrorCode> = {
  404: 'not_found',
  409: 'upload_wrong_offset',
  410: 'upload_gone',
  413: 'upload_wrong_length',
  423: 'upload_busy',
}

/** What tus and its store refuse, in the words of the one error table. */
const refusalOf = (
  app: FastifyInstance,
  request: Request,
  error: Error | { status_code: number; body: string },
) => {
  const status = 'status_code' in error ? error.status_code : 500
  const code =
    error instanceof Refused ? error.code : (codes[status] ?? (status < 500 ? 'upload_invalid' : 'busy'))
  if (status >= 500)
    app.log.warn({ reason: 'message' in error ? error.message : error.body }, 'an upload was interrupted')
  const headers = Object.fromEntries(request.headers)
  const body = JSON.stringify({ code, sentence: sentence(code, languageOf(headers)) })
  return { status_code: code === 'busy' ? 503 : status, body }
}
