import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { ballotAccess } from '#features/ballot/ballot.access.ts'
import { everyone, headersOfEveryone, organisers, type Who } from '#test/everyone.ts'
import { harness } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'
import { plantVoting } from '#test/voting.ts'
import { tallyAccess } from './tally.access.ts'

// in: let in, whatever the answer then is; else the status of the refusal.
type Answer = (who: Who) => string
const anyone: Answer = () => 'in'
const signedIn: Answer = (who) => (who === 'visitor' ? '401' : 'in')
const festivals: Answer = (who) => (organisers.includes(who) ? 'in' : who === 'visitor' ? '401' : '403')

const table: Record<string, { rows: Answer; body?: object }> = {
  'GET /films/:id/ballot': { rows: anyone },
  'PUT /films/:id/ballots/:ballotId': { rows: signedIn, body: { mark: 3 } },
  'GET /editions/:id/ballots/mine': { rows: signedIn },
  'GET /editions/:id/evening': { rows: anyone },
  'GET /me/evenings': { rows: signedIn },
  'GET /editions/:id/result': { rows: anyone },
  'GET /editions/:id/results': { rows: festivals },
  'PUT /editions/:id/results/:resultId': { rows: festivals, body: { awardId: randomUUID() } },
  'GET /editions/:id/crowds': { rows: festivals },
  'PUT /editions/:id/objections/:objectionId': {
    rows: festivals,
    body: { crowdId: '0'.repeat(64), reason: 'x' },
  },
  'DELETE /editions/:id/objections/:objectionId': { rows: festivals },
  'PUT /results/:id/publication': { rows: festivals, body: {} },
  'PUT /editions/:id/motions/:motionId': { rows: festivals, body: { text: 'x' } },
  'PUT /awards/:id/decisions/:decisionId': { rows: festivals, body: { place: 1, filmId: null } },
  'PUT /awards/:id/publication': { rows: festivals, body: {} },
  'DELETE /awards/:id/announcement': { rows: festivals },
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
  const headers = await headersOfEveryone(site, { id: editionId }, { id: elsewhere.editionId })
  const ids = { films: filmIds[0] ?? '', editions: editionId, results: resultId, awards: awardId }
  for (const [key, { rows, body }] of Object.entries(table)) {
    for (const name of everyone) {
      const [method, path] = key.split(' ') as ['GET' | 'PUT', string]
      const kind = path.split('/')[1] as keyof typeof ids
      const url = `/api${path.replace('/:id', `/${ids[kind]}`).replace(/:\w+/, randomUUID())}`
      const asked = { method, url, headers: headers[name], ...(body && { payload: body }) }
      const response = await site.app.inject(asked)
      const code = response.statusCode >= 400 ? response.json().code : ''
      const seen = turnedAway.includes(code) ? String(response.statusCode) : 'in'
      assert.equal(seen, rows(name), `${key} for ${name}: ${response.statusCode} ${response.body}`)
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
