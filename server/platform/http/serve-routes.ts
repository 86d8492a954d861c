import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import type { Body, Params, Query, Reply, RouteMap } from '#contract/route.ts'
import { Refused } from '#platform/errors.ts'
import { limits } from '#platform/limits.ts'
import type { Access, AccessTable, BodyAccess } from './access.ts'
import type { Caller } from './caller.ts'
import { checker } from './compile.ts'
import { acceptFiles, type FileDoor, pictureTypes, type SentFile } from './sent-files.ts'

export type Request<P, R extends RouteMap[string]> = {
  platform: P
  caller: Caller
  params: Params<R>
  query: Query<R>
  body: R extends { pictureBytes: number } | { fileBytes: number } ? SentFile : Body<R>
  /** The raw request and reply, for the few routes that stream or set headers. */
  http: { request: FastifyRequest; reply: FastifyReply }
}

export type Handlers<M extends RouteMap, P> = {
  [Key in keyof M]: (request: Request<P, M[Key]>) => Promise<Reply<M[Key]>> | Reply<M[Key]>
}

export type Identify = (request: FastifyRequest) => Promise<Caller>

/**
 * Serves a feature's route map under `/api`: access is decided from the table before a byte of the body is read,
 * then the body is read and validated against the contract, then the handler makes its one call.
 */
export const serveRoutes = <M extends RouteMap, P>(
  app: FastifyInstance,
  platform: P,
  feature: string,
  contract: M,
  access: AccessTable<M, P>,
  handlers: Handlers<M, P>,
): void => {
  for (const key of Object.keys(contract)) {
    const route = contract[key] as M[string]
    const [method, path] = key.split(' ') as [HTTPMethods, string]
    const rule = access[key as keyof M] as Access<P> | BodyAccess<P>
    const { before, withBody } = typeof rule === 'function' ? { before: rule, withBody: undefined } : rule
    const sent = sentAs(route)
    const handle = handlers[key as keyof M] as Handlers<RouteMap, P>[string]
    const judge = async (access: Access<P>, request: FastifyRequest) => {
      const code = await access({
        platform,
        caller: request.caller,
        params: request.params as Record<string, string>,
        query: request.query as Record<string, unknown>,
        body: request.body,
        request,
      })
      if (code) throw new Refused(code)
    }
    app.servedRoutes.push({
      method: String(method),
      path: `/api${path}`,
      feature,
      access: rule as Access | BodyAccess,
    })
    const serve = (scope: FastifyInstance) =>
      scope.route({
        method,
        url: `/api${path}`,
        bodyLimit: bodyLimitOf(route, withBody !== undefined),
        schema: {
          summary: route.summary,
          tags: [feature],
          ...(route.params && { params: route.params }),
          ...(route.query && { querystring: route.query }),
          ...(route.body && { body: route.body }),
          ...(sent && { consumes: sent.called, body: { ...bytes, maxLength: sent.most } }),
          response: { 200: route.reply },
        },
        // who may not ask sends nothing in, and learns nothing about the shape of the answer
        onRequest: async (request) => {
          request.caller = await app.identify(request)
          await judge(before, request)
        },
        ...(withBody && { preValidation: (request: FastifyRequest) => judge(withBody, request) }),
        handler: (request, reply) =>
          handle({
            platform,
            caller: request.caller,
            params: request.params,
            query: request.query,
            body: request.body,
            http: { request, reply },
          } as never),
        ...(sent && { config: { streams: true }, validatorCompiler: checkedButBytes as never }),
      })
    if (!sent) serve(app)
    else
      app.register(async (scope) => {
        acceptFiles(scope, app.fileDoor, sent)
        serve(scope)
      })
  }
}

/** How a route takes bytes: at most how many, what they may be called, and what it says when there are none. */
const sentAs = ({ pictureBytes, fileBytes }: RouteMap[string]) => {
  if (pictureBytes)
    return {
      most: pictureBytes,
      called: pictureTypes,
      types: pictureTypes,
      missing: 'picture_unreadable',
    } as const
  if (fileBytes) return { most: fileBytes, called: [anyBytes], types: '*', missing: 'file_missing' } as const
  return null
}

const anyBytes = 'application/octet-stream'

/** As the documentation shows it; what it is, its first bytes say. */
const bytes = { type: 'string', format: 'binary' }
const checkedButBytes: typeof checker = (part) =>
  part.httpPart === 'body' ? (value) => ({ value }) : checker(part)

const bodyLimitOf = (route: RouteMap[string], judged: boolean): number => {
  const { body, bodyBytes } = route
  const sent = sentAs(route)
  if (sent) return sent.most
  if (!body) return limits.noBodyBytes
  return (!judged && bodyBytes) || limits.bodyBytes
}

declare module 'fastify' {
  interface FastifyInstance {
    identify: Identify
    fileDoor: FileDoor
    servedRoutes: { method: string; path: string; feature: string; access: Access | BodyAccess }[]
  }
  interface FastifyRequest {
    caller: Caller
  }
}
