import { randomUUID } from 'node:crypto'
import type { Site } from './harness.ts'
import { type SignedInPerson, signIn } from './sign-in.ts'
import { vote } from './voting.ts'

/**
 * Accounts that one hand moves: they sign up within a second, open films of 20 s at once, and vote for each as soon
 * as it may be voted for. Of the first one the watching is told, for whoever follows it.
 */
export const aCrowd = async (
  site: Site,
  size: number,
  films: readonly { filmId: string; mark: number }[],
): Promise<SignedInPerson[]> => {
  const crowd: SignedInPerson[] = []
  for (let at = 0; at < size; at++) {
    crowd.push(await signIn(site))
    site.clock.advance(100)
  }
  for (const { filmId, mark } of films) await actAtOnce(site, crowd, filmId, mark)
  return crowd
}

/** One person who takes their time: comes, watches a film and votes for it, minutes from anyone else. */
export const aLoner = async (site: Site, filmId: string, mark: number): Promise<SignedInPerson> => {
  const person = await signIn(site)
  site.clock.advance(95_000)
  await actAtOnce(site, [person], filmId, mark)
  site.clock.advance(140_000)
  return person
}

const actAtOnce = async (
  site: Site,
  people: readonly SignedInPerson[],
  filmId: string,
  mark: number,
): Promise<void> => {
  site.clock.advance(20_000)
  const viewings = people.map(() => randomUUID())
  for (const [at, { headers }] of people.entries())
    await site.app.inject({
      method: 'PUT',
      url: `/api/viewings/${viewings[at]}`,
      headers,
      payload: { filmId },
    })
  site.clock.advance(16_000)
  for (const [at, { headers }] of people.entries())
    await site.app.inject({
      method: 'POST',
      url: `/api/viewings/${viewings[at]}/heartbeats`,
      headers,
      payload: { stretches: [[0, 16_000]] },
    })
  for (const person of people) {
    const { status, json } = await vote(site, person, filmId, mark)
    if (status !== 200) throw new Error(`${person.email} may not vote: ${json.code}`)
  }
}
