import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { createLog } from '#platform/log.ts'
import { connect } from '#platform/postgres/connect.ts'
import { migrate, migrations } from '#platform/postgres/migrate.ts'
import { emptyDatabase } from '#test/database.ts'

test('what was watched under an id of either kind is a person’s where there is such a person, else a browser’s', async () => {
  await using database = await emptyDatabase()
  const { pool, close } = connect(database.url, createLog('silent'), { max: 2 })
  const before = migrations().filter(({ name }) => name < '0010')
  await migrate(pool, new Set(before.map(({ name }) => name)))
  const [personId, visitorId, filmId, editionId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  await pool.query(`insert into person (id, name) values ($1, 'Mio')`, [personId])
  await pool.query(`insert into film (id, person_id) values ($1, $2)`, [filmId, personId])
  await pool.query(
    `insert into edition (id, slug, name, rules, created_by, created_at) values ($1, 'night', '{}', '{}', $2, now())`,
    [editionId, personId],
  )
  for (const viewerId of [personId, visitorId]) {
    await pool.query(
      `insert into viewing (id, film_id, viewer_id, begun_at, heard_at) values (gen_random_uuid(), $1, $2, now(), now())`,
      [filmId, viewerId],
    )
    await pool.query(
      'insert into exposure (film_id, edition_id, viewer_id, confirmed_at) values ($1, $2, $3, now())',
      [filmId, editionId, viewerId],
    )
    await pool.query(
      `insert into watch_clock (viewer_id, viewing_id, opened_at, spent_until) values ($1, gen_random_uuid(), now(), now())`,
      [viewerId],
    )
  }
  await migrate(pool)
  const both = [
    { person_id: personId, visitor_id: null },
    { person_id: null, visitor_id: visitorId },
  ]
  for (const table of ['viewing', 'exposure', 'watch_clock']) {
    const { rows } = await pool.query(`select person_id, visitor_id from ${table} order by person_id`)
    assert.deepEqual(rows, both, table)
    const wrong = (set: string) => pool.query(`update ${table} set ${set}`)
    await assert.rejects(wrong('person_id = null, visitor_id = null'), /_viewer"/, 'nobody')
    await assert.rejects(wrong(`person_id = '${personId}', visitor_id = '${visitorId}'`), /_viewer"/, 'both')
  }
  await close()
})
