import type { Site } from './harness.ts'
import type { SignedInPerson } from './sign-in.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/** Asks the API for somebody, or for a visitor who reads Japanese. */
export const ask = async (
  site: Pick<Site, 'app'>,
  who: SignedInPerson | null,
  method: Method,
  path: string,
  payload?: object,
) => {
  const headers = who?.headers ?? { 'accept-language': 'ja' }
  const response = await site.app.inject({ method, url: `/api${path}`, headers, ...(payload && { payload }) })
  return { status: response.statusCode, json: response.json() }
}

/** The events about a subject, oldest first. */
export const told = (site: Pick<Site, 'platform'>, subjectId: string) =>
  site.platform.db
    .selectFrom('event')
    .select(['kind', 'actorId', 'data'])
    .where('subjectId', '=', subjectId)
    .orderBy('id')
    .execute()

/** What kinds of events there were about a subject, oldest first. */
export const toldKinds = async (site: Pick<Site, 'platform'>, subjectId: string): Promise<string[]> =>
  (await told(site, subjectId)).map(({ kind }) => kind)
