import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { ballotAccess } from '#features/ballot/ballot.access.ts'
import { harness } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'
import { plantVoting } from '#test/voting.ts'
import { tallyAccess } from './tally.access.ts'

const who = [
  'stranger',
  'person',
  'moderator',
  'juror',
  'producer',
  'press',
  'organiser elsewhere',
  'organiser',
] as const

// in: let in, whatever the answer then is; else the status of the refusal. One for each of `who`.
const everyone = ['in', 'in', 'in', 'in', 'in', 'in', 'in', 'in']
const signedIn = ['401', 'in', 'in', 'in', 'in', 'in', 'in', 'in']
const organisers = ['401', '403', '403', '403', '403', '403', '403', 'in']

const table: Record<string, { rows: string[]; body?: object }> = {
  'GET /films/:id/ballot': { rows: everyone },
  'PUT /films/:id/ballots/:ballotId': { rows: signedIn, body: { mark: 3 } },
  'GET /editions/:id/ballots/mine': { rows: signedIn },
  'GET /editions/:id/result': { rows: everyone },
  'GET /editions/:id/results': { rows: organisers },
  'PUT /editions/:id/results/:resultId': { rows: organisers, body: { awardId: randomUUID() } },
  'GET /editions/:id/crowds': { rows: organisers },
  'PUT /editions/:id/objections/:objectionId': {
    rows: organisers,
    body: { crowdId: '0'.repeat(64), reason: 'x' },
  },
  'DELETE /editions/:id/objections/:objectionId': { rows: organisers },
  'PUT /results/:id/publication': { rows: organisers, body: {} },
  'PUT /editions/:id/motions/:motionId': { rows: organisers, body: { text: 'x' } },
  'PUT /awards/:id/decisions/:decisionId': { rows: organisers, body: { place: 1, filmId: null } },
  'PUT /awards/:id/publication': { rows: organisers },
}

/** Codes that access decides; a refusal by the verb itself means that the caller was let in. */
const turnedAway = ['not_signed_in', 'not_allowed']

test('every route of ballot and tally answers every role as the table says', async () => {
  await using site = await harness()
  assert.deepEqual(
    Object.keys(table).sort(),
    [...Object.keys(ballotAccess), ...Object.keys(tallyAccess)].sort(),
  )
  const { editionId, filmIds, awardId, makerId, closesAt } = await plantVoting(site.platform)
  const elsewhere = await plantVoting(site.platform, { slug: 'elsewhere' })
  const resultId = randomUUID()
  await site.platform.pool.query(
    `insert into result (id, edition_id, award_id, method, most, closed_at, through_seq, films, formula, standings,
       exclusions, counts, digest, counted_by, counted_at)
     values ($1, $2, $3, 'marks', 5, $4, 0, '[]', $6, '[]', '[]', $7, '', $5, $4)`,
    [
      resultId,
      editionId,
      awardId,
      closesAt,
      makerId,
      JSON.stringify({
        method: 'marks',
        films: 0,
        ballots: 0,
        mean: 0,
        ballotsPerFilm: 0,
        deviation: 0,
        z: 1,
        weight: 0,
      }),
      JSON.stringify({ received: 0, counted: 0, superseded: 0, takenBack: 0, excluded: 0 }),
    ],
  )
  const people = {
    stranger: null,
    person: await signIn(site),
    moderator: await signIn(site, { roles: [{ role: 'moderator', editionId }] }),
    juror: await signIn(site, { roles: [{ role: 'juror', editionId }] }),
    producer: await signIn(site, { roles: [{ role: 'producer', editionId }] }),
    press: await signIn(site, { roles: [{ role: 'press', editionId }] }),
    'organiser elsewhere': await signIn(site, {
      roles: [{ role: 'organiser', editionId: elsewhere.editionId }],
    }),
    organiser: await signIn(site, { roles: [{ role: 'organiser', editionId }] }),
  }
  const ids = { films: filmIds[0] ?? '', editions: editionId, results: resultId, awards: awardId }
  for (const [key, { rows, body }] of Object.entries(table)) {
    for (const [at, name] of who.entries()) {
      const [method, path] = key.split(' ') as ['GET' | 'PUT', string]
      const kind = path.split('/')[1] as keyof typeof ids
      const url = `/api${path.replace('/:id', `/${ids[kind]}`).replace(/:\w+/, randomUUID())}`
      const headers = people[name]?.headers ?? {}
      const response = await site.app.inject({ method, url, headers, ...(body && { payload: body }) })
      const code = response.statusCode >= 400 ? response.json().code : ''
      const seen = turnedAway.includes(code) ? String(response.statusCode) : 'in'
      assert.equal(seen, rows[at], `${key} for ${name}: ${response.statusCode} ${response.body}`)
      assert.ok(response.statusCode < 500, `${key} for ${name}: ${response.body}`)
    }
  }
})

test('what an unknown or unpublished edition has counted is nobody’s to know', async () => {
  await using site = await harness()
  const { editionId, slug } = await plantVoting(site.platform)
  await site.platform.pool.query('update edition set published_at = null where id = $1', [editionId])
  const person = await signIn(site)
  for (const path of [
    `/editions/${slug}/result`,
    `/editions/${editionId}/result`,
    '/editions/nowhere/result',
  ])
    assert.equal((await site.app.inject({ url: `/api${path}`, headers: person.headers })).statusCode, 404)
  assert.equal(
    (await site.app.inject({ url: `/api/editions/${editionId}/ballots/mine`, headers: person.headers }))
      .statusCode,
    404,
  )
})
