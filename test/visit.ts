import type { Feed } from '#contract/viewing.ts'
import type { Site } from './harness.ts'
import { aBrowser } from './visitor.ts'

type From = { cookie?: string; ip?: string }

/** Somebody who looks at a feed, by default in a browser that was here before. Films are named by their ids. */
export const aVisit = (
  site: Pick<Site, 'app' | 'platform'>,
  { cookie = aBrowser(site.platform).cookie, ip = '203.0.113.7' }: From = {},
) => {
  const headers = cookie ? { cookie } : {}
  const tickets = new Map<string, string>()
  const ticketsOf = (filmIds: readonly string[]) =>
    filmIds.map((filmId) => tickets.get(filmId) ?? filmId).join(',') || undefined
  return {
    cookie,
    tickets,
    /** Asks for the next films; returns their ids in order. */
    feed: async ({
      limit,
      held = [],
      passed = [],
    }: {
      limit?: number
      held?: readonly string[]
      passed?: readonly string[]
    } = {}): Promise<string[]> => {
      const asked = { limit, held: ticketsOf(held), passed: ticketsOf(passed) }
      const query = Object.entries(asked).flatMap(([name, value]) =>
        value === undefined ? [] : [`${name}=${value}`],
      )
      const reply = await site.app.inject({
        url: `/api/feed?${query.join('&')}`,
        headers,
        remoteAddress: ip,
      })
      const feed: Feed = reply.json()
      for (const { film, ticket } of feed.films) tickets.set(film.id, ticket)
      return feed.films.map(({ film }) => film.id)
    },
    /** Says that a film was on the screen; returns whether that is kept. */
    show: async (editionId: string, filmId: string, ticket = tickets.get(filmId)): Promise<boolean> => {
      const reply = await site.app.inject({
        method: 'PUT',
        url: `/api/films/${filmId}/exposure`,
        headers,
        remoteAddress: ip,
        payload: { editionId, ...(ticket && { ticket }) },
      })
      if (reply.statusCode !== 200) throw new Error(reply.body)
      return reply.json().confirmed
    },
  }
}
