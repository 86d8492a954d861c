import type { IncomingMessage } from 'node:http'
import { registerAjvFormats } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { Refused } from '#platform/errors.ts'
import { type Limits, limits as usualLimits } from '#platform/limits.ts'
import type { Log } from '#platform/log.ts'
import type { Pictures } from '#platform/picture/picture.ts'
import { boundBodies } from './bodies.ts'
import { checker, writer } from './compile.ts'
import { documentApi } from './documentation.ts'
import { everyAnswer, guardAnswers } from './headers.ts'
import { boundRequests } from './open-requests.ts'
import { answerRefusals, answerUnheard, answerUnreadable } from './refusals.ts'
import { createFileDoor } from './sent-files.ts'
import type { Identify } from './serve-routes.ts'

export {
  type Access,
  type AccessTable,
  type Ask,
  anyone,
  type BodyAccess,
  festivalRole,
  personOf,
  roleIn,
  signedIn,
} from './access.ts'
export { type Caller, holds, languageOf, type Role, type RoleGrant } from './caller.ts'
export { type Handlers, type Identify, serveRoutes } from './serve-routes.ts'

/** Where pages open their socket. */
export const realtimePath = '/api/realtime'
export const opensSocket = ({ url, headers }: IncomingMessage): boolean =>
  url?.split('?')[0] === realtimePath && headers.upgrade?.toLowerCase() === 'websocket'

/** A Fastify server with the contract's validation, the error table, the API documentation and origin checks. */
export const createHttp = async (settings: {
  log: Log
  publicUrl: string
  /** How many proxies in front are believed; what stands before theirs in a header anybody may have written. */
  trustProxy: number
  identify: Identify
  pictures?: Pick<Pictures, 'newFile'>
  limits?: Limits
}): Promise<FastifyInstance> => {
  const limits = settings.limits ?? usualLimits
  const always = everyAnswer(settings.publicUrl)
  registerAjvFormats()
  const app: FastifyInstance = Fastify({
    loggerInstance: settings.log,
    logController: new LogController({ disableRequestLogging: true }),
    // a logger for each request would be a tenth of what it costs; what fails is logged with its route
    childLoggerFactory: (logger) => logger,
    trustProxy: settings.trustProxy > 0 && ((_address: string, hop: number) => hop < settings.trustProxy),
    bodyLimit: limits.bodyBytes,
    connectionTimeout: limits.idleMs,
    http: {
      headersTimeout: limits.headersMs,
      connectionsCheckingInterval: 1000,
      // elsewhere a wish for another protocol is left unanswered, as it may be, and the request is served
      shouldUpgradeCallback: opensSocket,
    } as object,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerUnreadable(always),
    clientErrorHandler: answerUnheard,
  }) as never
  app.setValidatorCompiler(checker as never)
  app.setSerializerCompiler(writer as never)
  app.server.maxConnections = limits.sockets
  guardAnswers(app, always)
  boundRequests(app, limits)
  boundBodies(app, limits)
  app.decorate('identify', async (request) => {
    const caller = await settings.identify(request)
    if (caller.person) app.enterPerson(request, caller.person.id)
    return caller
  })
  if (settings.pictures) app.decorate('fileDoor', createFileDoor(settings.pictures.newFile, limits.pictures))
  app.decorate('servedRoutes', [])
  app.decorateRequest('caller', null as never)
  answerRefusals(app)
  refuseOtherOrigins(app, new URL(settings.publicUrl))
  await documentApi(app)
  return app
}

/** The token of a script. No page of another site can send one, and one that does not hold is refused. */
export const bearerOf = ({ authorization }: { authorization?: string | undefined }): string | undefined =>
  /^Bearer\b(.*)$/is.exec(authorization ?? '')?.[1]?.trim()

/**
 * A browser names the page a write comes from; a page of another site may not write here, also without our cookies:
 * it could sign its visitor in as somebody else. Other services send browsers back with a form of theirs.
 */
const refuseOtherOrigins = (app: FastifyInstance, home: URL): void => {
  app.addHook('onRequest', async (request) => {
    const origin = request.headers.origin
    if (!origin || request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS')
      return
    if (bearerOf(request.headers) !== undefined || request.url.startsWith('/api/auth/callback/')) return
    const host = URL.parse(origin)?.host
    if (host !== home.host && host !== request.headers.host) throw new Refused('cross_origin')
  })
}
