import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refused } from '#platform/errors.ts'
import { docsPolicy } from './headers.ts'

/**
 * The API as one OpenAPI 3.1 document at `/api/openapi.json`, and pages to read and try it at `/api/docs`. To make the
 * document takes a quarter of a second in which nobody else is answered, so it is made once, and as JSON alone.
 */
export const documentApi = async (app: FastifyInstance): Promise<void> => {
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
  let made: string | undefined
  const document = () => {
    made ??= JSON.stringify(app.swagger())
    return made
  }
  const json = 'application/json; charset=utf-8'
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: docsPolicy,
    transformSpecificationClone: false,
    transformSpecification: (_made, _request, reply) => {
      reply.type(json)
      return document() as never
    },
    uiHooks: { onRequest: refuseYaml },
  })
  app.get('/api/openapi.json', { schema: { hide: true } as never }, (_request, reply) =>
    reply.type(json).send(document()),
  )
}

const refuseYaml = (request: FastifyRequest, _reply: unknown, done: (error?: Error) => void): void =>
  done(request.routeOptions.url === '/api/docs/yaml' ? new Refused('not_found') : undefined)
