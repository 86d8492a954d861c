import type { Site } from './harness.ts'
import type { SignedInPerson } from './sign-in.ts'

/**
 * Everything that the API reads out to somebody, about the things of these ids: `films`, `editions` and so on, as
 * addresses begin.
 */
export const readAll = async (
  site: Site,
  who: SignedInPerson | null,
  ids: Record<string, string>,
): Promise<Map<string, { status: number; answer: unknown }>> => {
  const answers = new Map<string, { status: number; answer: unknown }>()
  for (const { method, path } of site.app.servedRoutes) {
    if (method !== 'GET') continue
    const id = ids[path.split('/')[2] ?? ''] ?? ids.films ?? ''
    const url = path.replace(/:\w+/g, id)
    const response = await answerOf(site, url, who)
    const isJson = String(response.headers['content-type']).includes('json')
    const answer = isJson ? inAnyOrder(response.json()) : response.body
    answers.set(path, { status: response.statusCode, answer })
  }
  return answers
}

/** Too busy to answer is no answer yet. */
const answerOf = async (site: Site, url: string, who: SignedInPerson | null) => {
  for (;;) {
    const response = await site.app.inject({ url, headers: who?.headers ?? {} })
    if (response.statusCode !== 503) return response
  }
}

/** The feed's order is chance's, and its tickets say where a film stood; what is in it is compared, not where. */
const inAnyOrder = (value: unknown): unknown => {
  if (Array.isArray(value))
    return value.map(inAnyOrder).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'ticket')
      .map(([key, inner]) => [key, inAnyOrder(inner)]),
  )
}
