import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { registerAjvFormats } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { Refused } from '#platform/errors.ts'
import type { Log } from '#platform/log.ts'
import { checker, writer } from './compile.ts'
import { answerRefusals, answerUnreadable } from './refusals.ts'
import type { Identify } from './serve-routes.ts'

export { type Access, type AccessTable, anyone, festivalRole, personOf, roleIn, signedIn } from './access.ts'
export { type Caller, holds, languageOf, type Role, type RoleGrant } from './caller.ts'
export { databaseIsAway } from './refusals.ts'
export { type Handlers, type Identify, serveRoutes } from './serve-routes.ts'

/** A Fastify server with the contract's validation, the error table, the API documentation and origin checks. */
export const createHttp = async (settings: {
  log: Log
  publicUrl: string
  trustProxy: boolean
  identify: Identify
}): Promise<FastifyInstance> => {
  registerAjvFormats()
  const app: FastifyInstance = Fastify({
    loggerInstance: settings.log,
    logController: new LogController({ disableRequestLogging: true }),
    // a logger for each request would be a tenth of what it costs; what fails is logged with its route
    childLoggerFactory: (logger) => logger,
    trustProxy: settings.trustProxy,
    bodyLimit: 1 << 20,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerUnreadable,
  }) as never
  app.setValidatorCompiler(checker as never)
  app.setSerializerCompiler(writer as never)
  app.decorate('identify', settings.identify)
  app.decorate('servedRoutes', [])
  app.decorateRequest('caller', null as never)
  answerRefusals(app)
  refuseOtherOrigins(app, new URL(settings.publicUrl))
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Verticale',
        version: '1',
        description: 'Everything the web app does, and nothing less.',
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs' })
  app.get('/api/openapi.json', { schema: { hide: true } as never }, async () => app.swagger())
  return app
}

/**
 * A browser names the page a write comes from; a page of another site may not write here, also without our cookies:
 * it could sign its visitor in as somebody else. Other services send browsers back with a form of theirs.
 */
const refuseOtherOrigins = (app: FastifyInstance, home: URL): void => {
  app.addHook('onRequest', async (request) => {
    const origin = request.headers.origin
    if (!origin || request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS')
      return
    if (request.headers.authorization || request.url.startsWith('/api/auth/callback/')) return
    const host = URL.parse(origin)?.host
    if (host !== home.host && host !== request.headers.host) throw new Refused('cross_origin')
  })
}
