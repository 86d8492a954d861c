import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { Refused } from '#platform/errors.ts'

/**
 * What stands in an address is looked up before a route's input is checked, because the right to ask depends on
 * it. So an address that can name nothing (no id where one belongs, a NUL that no database takes) is refused
 * here with `invalid_input`, before anyone looks; outside the API there is nothing at such an address.
 */
export const refuseMalformedAddresses = (app: FastifyInstance): void => {
  const forms = new WeakMap<object, Validator>()
  const formOf = (schema: TSchema): Validator => {
    const known = forms.get(schema) ?? Compile(schema)
    forms.set(schema, known)
    return known
  }
  app.addHook('onRequest', async (request) => {
    const field = withNul(request.params) ?? withNul(request.query) ?? misnamed(request, formOf)
    if (!field) return
    if (!request.url.startsWith('/api/')) throw new Refused('not_found')
    throw new Refused('invalid_input', { why: 'malformed' }, field)
  })
}

const withNul = (texts: unknown): string | undefined =>
  Object.entries((texts ?? {}) as Record<string, unknown>).find(([, text]) =>
    String(text).includes('\0'),
  )?.[0]

const misnamed = (request: FastifyRequest, formOf: (schema: TSchema) => Validator): string | undefined => {
  const schema = request.routeOptions.schema?.params as TSchema | undefined
  if (!schema || formOf(schema).Check(request.params)) return undefined
  const [fault] = formOf(schema).Errors(request.params)
  return fault?.instancePath.replace(/^\//, '') || 'address'
}
