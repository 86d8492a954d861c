import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { addPerson } from '#features/account/account.ts'
import { anEdition } from './an-edition.ts'
import type { Site } from './harness.ts'
import { signIn } from './sign-in.ts'

/** Whoever may come to a door of an edition, and what they are in it. */
export const everyone = [
  'visitor',
  'person',
  'token',
  'moderator',
  'juror',
  'producer',
  'press',
  'organiser',
  'organiserElsewhere',
  'festivalOrganiser',
] as const
export type Who = (typeof everyone)[number]

export const signedInOnes: readonly Who[] = everyone.filter((who) => who !== 'visitor')
export const inPerson: readonly Who[] = signedInOnes.filter((who) => who !== 'token')
export const organisers: readonly Who[] = ['organiser', 'festivalOrganiser']

type Headers = Record<string, string>

/** The headers by which each of them asks. */
export const headersOfEveryone = async (
  site: Site,
  here: { id: string },
  elsewhere: { id: string },
): Promise<Record<Who, Headers>> => {
  const as = async (...roles: NonNullable<Parameters<typeof signIn>[1]>['roles'] & object) =>
    (await signIn(site, { roles })).headers
  const { secret } = await addPerson(site.platform, { email: 'script@example.jp', token: 'script' })
  return {
    visitor: {},
    person: await as(),
    token: { authorization: `Bearer ${secret}` },
    moderator: await as({ role: 'moderator', editionId: here.id }),
    juror: await as({ role: 'juror', editionId: here.id }),
    producer: await as({ role: 'producer', editionId: here.id }),
    press: await as({ role: 'press', editionId: here.id }),
    organiser: await as({ role: 'organiser', editionId: here.id }),
    organiserElsewhere: await as({ role: 'organiser', editionId: elsewhere.id }),
    festivalOrganiser: await as('organiser'),
  }
}

/** Asks every route as everybody: it lets in whom the table names, whatever the answer then is, and nobody else. */
export const letsInOnly = async (site: Site, allowed: Record<string, readonly Who[]>): Promise<void> => {
  const { id: organiserId } = await addPerson(site.platform, {
    email: 'founder@example.jp',
    roles: [{ role: 'organiser', editionId: null }],
  })
  const here = await anEdition(site, organiserId)
  const headers = await headersOfEveryone(site, here, await anEdition(site, organiserId))
  for (const [key, ones] of Object.entries(allowed))
    for (const who of everyone) {
      const [method, path] = key.split(' ') as ['GET', string]
      const url = path
        .replace('/editions/:id', `/editions/${here.id}`)
        .replace(':role', 'juror')
        .replace(/:\w+/g, () => randomUUID())
      const reply = await site.app.inject({
        method,
        url: `/api${url}`,
        headers: headers[who],
        ...(method !== 'GET' && { payload: {} }),
      })
      const code = reply.statusCode < 400 ? null : reply.json().code
      assert.notEqual(code, 'failed', `${key} by ${who}`)
      assert.equal(!refusals.has(code), ones.includes(who), `${key} by ${who}: ${code}`)
    }
}

/** What access says; a refusal by the verb itself means that the caller was let in. */
const refusals: ReadonlySet<string | null> = new Set(['not_signed_in', 'not_allowed', 'account_session_only'])
