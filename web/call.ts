import type { Body, Params, Query, Refusal, Reply, Route } from '#contract/route.ts'
import type { Api } from './api.ts'

type Part<K extends string, T> = T extends undefined ? unknown : Record<K, T>
type Optional<T> = T extends object ? (Partial<T> extends T ? { query?: T } : { query: T }) : unknown
type Ask<R extends Route> = Part<'params', Params<R>> & Part<'body', Body<R>> & Optional<Query<R>>

/** A refusal of the API: its code, and its sentence in the language of the page. */
export class Refused extends Error {
  readonly code: string
  readonly status: number
  readonly field: string | undefined
  readonly details: unknown
  constructor(refusal: Refusal, status: number) {
    super(refusal.sentence)
    this.code = refusal.code
    this.status = status
    this.field = refusal.field
    this.details = refusal.details
  }
}

// answers that came with the page, by address; each is good for one call
const early = new Map<string, unknown>(
  Object.entries(JSON.parse(document.getElementById('boot')?.textContent ?? '{}') as object),
)

/** The code of a call that never reached the server. */
export const unreachable = 'unreachable'

/**
 * Calls one route of the contract: `await call('PUT /films/:id/publication', { params: { id } })`.
 * Throws `Refused` with the server's code and sentence, or with the code `unreachable`.
 */
export const call = async <K extends keyof Api & string>(
  key: K,
  ask: Ask<Api[K]> & { signal?: AbortSignal; keepalive?: boolean },
): Promise<Reply<Api[K]>> => {
  const [method, path] = key.split(' ') as [string, string]
  const { params, query, body, signal, keepalive } = ask as {
    params?: Record<string, string>
    query?: Record<string, unknown>
    body?: unknown
    signal?: AbortSignal
    keepalive?: boolean
  }
  const address = addressOf(path, params, query)
  const known = method === 'GET' && early.get(address)
  if (known) {
    early.delete(address)
    return known as Reply<Api[K]>
  }
  const response = await fetch(`/api${address}`, {
    method,
    signal,
    keepalive,
    credentials: 'same-origin',
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  }).catch((error) => {
    if (signal?.aborted) throw error
    throw new Refused({ code: unreachable, sentence: '' }, 0)
  })
  if (response.status === 401) dispatchEvent(new Event('signed-out'))
  const answer = await response.json().catch((error) => {
    if (signal?.aborted) throw error
    // an answer that ended early is none
    throw new Refused({ code: response.ok ? unreachable : 'failed', sentence: '' }, response.status)
  })
  if (!response.ok) throw new Refused(answer as Refusal, response.status)
  return answer as Reply<Api[K]>
}

const addressOf = (
  path: string,
  params: Record<string, string> = {},
  query: Record<string, unknown> = {},
) => {
  const filled = path.replace(/:(\w+)/g, (_, name) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value))
  return `${filled}${search.size ? `?${search}` : ''}`
}
