import { maxHeaderSize, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '#contract/route.ts'
import { type Fault, misfitOf, misfitSentence } from '#platform/errors/misfits.ts'
import { sizeInWords } from '#platform/errors/size.ts'
import { type Details, type ErrorCode, errors, Refused, sentence } from '#platform/errors.ts'
import { databaseIsAway } from '#platform/postgres/away.ts'
import { languageOf } from './caller.ts'
import { apiPolicy } from './headers.ts'

/** The one place that turns failures into HTTP. */
export const answerRefusals = (app: FastifyInstance): void => {
  app.setErrorHandler((error: Failure, request, reply) => {
    const refused = asRefused(error, request.routeOptions.bodyLimit)
    const { status } = errors[refused.code]
    // what was already said of the answer that failed does not hold for this one
    if (status >= 500) reply.removeHeader('content-range').header('cache-control', 'no-store')
    if (status >= 500) logFailure(error, refused.code, request)
    if (status === 503 || status === 429) reply.header('retry-after', status === 503 ? '2' : '10')
    return reply.status(status).send(refusalOf(refused, request))
  })
  app.setNotFoundHandler((request, reply) =>
    reply.status(404).send(refusalOf(new Refused('not_found'), request)),
  )
}

const logFailure = (err: Failure, code: ErrorCode, request: FastifyRequest): void =>
  request.log.error({ err, method: request.method, route: request.routeOptions.url }, code)

/** What cannot even be read as an address (`/%E0%A4%A`) is the address of nothing; no hook sees it. */
export const answerUnreadable =
  (always: Readonly<Record<string, string>>) =>
  (_: Error, request: FastifyRequest, reply: FastifyReply): void => {
    void reply
      .headers({ ...always, 'content-security-policy': apiPolicy, 'cache-control': 'no-store' })
      .status(404)
      .send(refusalOf(new Refused('not_found'), request))
  }

/** A request that was never whole: its headers or body did not come in time, or are none. */
export const answerUnheard = (error: Error & { code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const code = unheard[error.code ?? ''] ?? 'invalid_input'
  const { status } = errors[code]
  const details: Details = code === 'too_large' ? { limit: sizeInWords(maxHeaderSize) } : {}
  const body = JSON.stringify(refusal(new Refused(code, details), {}))
  if (socket.writable)
    socket.write(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
        'content-type: application/json; charset=utf-8',
        `content-length: ${Buffer.byteLength(body)}`,
        'cache-control: no-store',
        'x-content-type-options: nosniff',
        'connection: close',
        '',
        body,
      ].join('\r\n'),
    )
  socket.destroySoon()
}

const unheard: Record<string, ErrorCode> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'too_slow',
  HPE_HEADER_OVERFLOW: 'too_large',
}

type Failure = Error & { statusCode?: number; code?: string; syscall?: string; validation?: Fault[] }

const asRefused = (error: Failure, most: number): Refused => {
  if (error instanceof Refused) return error
  const first = error.validation?.[0]
  // of several objections to one thing its bound says most
  const fault =
    error.validation?.find(
      ({ instancePath, params }) => instancePath === first?.instancePath && params?.limit !== undefined,
    ) ?? first
  if (fault) {
    const { field, ...misfit } = misfitOf(fault)
    return new Refused('invalid_input', { why: fault.message ?? '', ...misfit }, field)
  }
  if (databaseIsAway(error)) return new Refused('database_away')
  if (diskIsFull(error)) return new Refused('no_space')
  if (error.statusCode === 413) return new Refused('too_large', { limit: sizeInWords(most) })
  if (error.statusCode === 429) return new Refused('too_many')
  if (error.statusCode && error.statusCode < 500) return new Refused('invalid_input', { why: error.message })
  return new Refused('failed')
}

/** PostgreSQL's disk_full, or the file system's own word. */
const diskIsFull = ({ code }: { code?: string }): boolean => /^(53100|ENOSPC|EDQUOT)$/.test(code ?? '')

const refusalOf = (refused: Refused, { headers }: FastifyRequest): Refusal => refusal(refused, headers)

const refusal = (refused: Refused, headers: Parameters<typeof languageOf>[0]): Refusal => ({
  code: refused.code satisfies ErrorCode,
  sentence:
    misfitSentence(refused.details.misfit, languageOf(headers), refused.details.limit) ??
    sentence(refused.code, languageOf(headers), refused.details),
  ...(refused.field && { field: refused.field }),
  ...(Object.keys(refused.details).length > 0 && { details: refused.details }),
})
