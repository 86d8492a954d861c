import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { noticeRoutes } from '#contract/notice.ts'
import { anEdition } from '#test/an-edition.ts'
import { harness } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'
import { noticeAccess } from './notice.access.ts'

const everyone = [
  'visitor',
  'person',
  'moderator',
  'juror',
  'producer',
  'press',
  'organiser',
  'organiserElsewhere',
  'festivalOrganiser',
] as const
type Who = (typeof everyone)[number]
const signedInOnes = everyone.filter((who) => who !== 'visitor')
const staff: readonly Who[] = ['moderator', 'organiser', 'festivalOrganiser']

const allowed: Record<keyof typeof noticeRoutes, readonly Who[]> = {
  'GET /me/notices': signedInOnes,
  'PUT /me/notices/seen': signedInOnes,
  'GET /me/letter-refusal': signedInOnes,
  'PUT /me/letter-refusal': signedInOnes,
  'DELETE /me/letter-refusal': signedInOnes,
  'GET /letter-refusals/:token': everyone,
  'POST /letter-refusals/:token': everyone,
  'DELETE /letter-refusals/:token': everyone,
  'GET /editions/:id/letters': staff,
  'PUT /editions/:id/letters/:letterId/sending': staff,
}

test('every route lets in whom the table names, and nobody else', async () => {
  await using site = await harness()
  const festivalOrganiser = await signIn(site, { roles: ['organiser'] })
  const here = await anEdition(site, festivalOrganiser.id)
  const elsewhere = await anEdition(site, festivalOrganiser.id)
  const holder = async (
    role: 'organiser' | 'moderator' | 'juror' | 'producer' | 'press',
    editionId: string,
  ) => (await signIn(site, { roles: [{ role, editionId }] })).headers
  const headers: Record<Who, Record<string, string>> = {
    visitor: {},
    person: (await signIn(site)).headers,
    moderator: await holder('moderator', here.id),
    juror: await holder('juror', here.id),
    producer: await holder('producer', here.id),
    press: await holder('press', here.id),
    organiser: await holder('organiser', here.id),
    organiserElsewhere: await holder('organiser', elsewhere.id),
    festivalOrganiser: festivalOrganiser.headers,
  }
  assert.deepEqual(Object.keys(noticeAccess).sort(), Object.keys(noticeRoutes).sort())
  for (const key of Object.keys(allowed) as (keyof typeof allowed)[])
    for (const who of everyone) {
      const [method, path] = key.split(' ') as ['GET', string]
      const url = path.replace('/editions/:id', `/editions/${here.id}`).replace(/:\w+/g, () => randomUUID())
      const reply = await site.app.inject({
        method,
        url: `/api${url}`,
        headers: headers[who],
        ...(method !== 'GET' && { payload: { upTo: randomUUID() } }),
      })
      const code = reply.statusCode < 400 ? null : reply.json().code
      assert.notEqual(code, 'failed', `${key} by ${who}`)
      const refused = ['not_signed_in', 'not_allowed'].includes(code)
      assert.equal(!refused, allowed[key].includes(who), `${key} by ${who}: ${code}`)
    }
})
