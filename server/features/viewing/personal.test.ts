import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { harness } from '#test/harness.ts'
import { plantScreening } from '#test/screening.ts'
import { signIn } from '#test/sign-in.ts'

test('what a person watched is theirs to take along, and nobody’s once they are erased', async () => {
  await using site = await harness()
  const { editionId, filmIds } = await plantScreening(site.platform, { films: 1 })
  const viewer = await signIn(site)
  const ask = (method: 'GET' | 'PUT', url: string, payload?: object) =>
    site.app.inject({ method, url: `/api${url}`, headers: viewer.headers, payload })
  const { pool, clock } = site.platform
  await pool.query(
    `insert into viewing (id, film_id, person_id, watched, watched_ms, begun_at, heard_at, verified_at)
     values ($1, $2, $3, '{[0,20000)}', 20000, $4, $4, $4)`,
    [randomUUID(), filmIds[0], viewer.id, clock.now()],
  )
  await ask('PUT', `/films/${filmIds[0]}/exposure`, { editionId })

  const exported = (await ask('GET', '/me/export')).json()
  assert.equal(exported.viewing.viewings[0].watchedMs, 20_000)
  assert.equal(exported.viewing.exposures[0].filmId, filmIds[0])

  assert.equal((await ask('PUT', '/me/erasure', { email: viewer.email })).statusCode, 200)
  await site.work()
  const { rows } = await pool.query(
    `select (select count(*) from viewing) as viewings, (select count(*) from exposure) as exposures,
       (select count(*) from viewing where person_id = $1) + (select count(*) from exposure where person_id = $1)
       + (select count(*) from watch_clock where person_id = $1) as theirs`,
    [viewer.id],
  )
  assert.deepEqual(rows, [{ viewings: 1, exposures: 1, theirs: 0 }])
})
