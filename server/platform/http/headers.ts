import type { FastifyInstance } from 'fastify'

/** Nothing in an answer of the API is ever run, and nobody shows it in a frame. */
export const apiPolicy = "default-src 'none'; frame-ancestors 'none'"

/** The documentation's own scripts and styles; it shows in no frame, where its buttons could be pressed unseen. */
export const docsPolicy =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Of every answer of a site at this address. */
export const everyAnswer = (publicUrl: string): Readonly<Record<string, string>> => ({
  'x-content-type-options': 'nosniff',
  ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
})

/**
 * What every answer says of itself unless its route says otherwise: its type is what it says, an answer of the API
 * is nobody's to keep, run or frame, and a site that has a certificate is only ever asked with it.
 */
export const guardAnswers = (app: FastifyInstance, always: Readonly<Record<string, string>>): void => {
  app.decorate('everyAnswer', always)
  app.addHook('onSend', (request, reply, payload, done) => {
    reply.headers(always)
    const isApi = request.url.startsWith('/api/')
    if (isApi && !reply.hasHeader('content-security-policy'))
      reply.header('content-security-policy', apiPolicy)
    const isData = isApi || String(reply.getHeader('content-type')).includes('json')
    if (isData && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    done(null, payload)
  })
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Headers of every answer, for those that are written past the framework. */
    everyAnswer: Readonly<Record<string, string>>
  }
}
