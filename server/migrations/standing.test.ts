import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { createLog } from '#platform/log.ts'
import { connect } from '#platform/postgres/connect.ts'
import { migrate, migrations } from '#platform/postgres/migrate.ts'
import { emptyDatabase } from '#test/database.ts'

const before = new Set(
  migrations()
    .map(({ name }) => name)
    .filter((name) => name < '0010'),
)

test('who had left a team in an older data folder is known again from the news, and posted films stay posted', async () => {
  await using database = await emptyDatabase()
  const { pool, close } = connect(database.url, createLog('silent'), { max: 4 })
  try {
    await migrate(pool, before)
    const people = ['maker', 'left', 'stayed', 'declined', 'erased'] as const
    const id = Object.fromEntries(people.map((name) => [name, randomUUID()])) as Record<
      (typeof people)[number],
      string
    >
    for (const name of people)
      await pool.query('insert into person (id, name, erased_at) values ($1, $2, $3)', [
        id[name],
        name,
        name === 'erased' ? new Date() : null,
      ])
    const [film, gone] = [randomUUID(), randomUUID()]
    await pool.query('insert into film (id, person_id, erased_at) values ($1, $3, null), ($2, $3, now())', [
      film,
      gone,
      id.maker,
    ])
    await pool.query(
      'insert into posting (film_id, posted_by, posted_at, guardian_under) values ($1, $2, now(), null)',
      [film, id.maker],
    )
    await pool.query('insert into publication (film_id, published_at) values ($1, now())', [film])
    const news = (kind: string, filmId: string, actor: string, memberId: string, at: string) =>
      pool.query(
        `insert into event (kind, subject_kind, subject_id, actor_id, data, happened_at)
         values ($1, 'film', $2, $3, jsonb_build_object('memberId', $4::text), $5)`,
        [kind, filmId, actor, memberId, at],
      )
    for (const name of ['left', 'stayed', 'erased'] as const) {
      await news('film.team_joined', film, id[name], `of ${name}`, '2026-01-01T00:00:00Z')
      await news('film.team_joined', gone, id[name], `once of ${name}`, '2026-01-01T00:00:00Z')
    }
    await news('film.team_declined', film, id.declined, 'of declined', '2026-01-01T00:00:00Z')
    for (const name of ['left', 'declined', 'erased'])
      await news('film.team_left', film, id.maker, `of ${name}`, '2026-02-01T00:00:00Z')
    await news('film.team_left', gone, id.maker, 'once of left', '2026-02-01T00:00:00Z')
    await migrate(pool)
    const { rows } = await pool.query('select film_id, person_id, left_at from former_member')
    assert.deepEqual(rows, [{ film_id: film, person_id: id.left, left_at: new Date('2026-02-01T00:00:00Z') }])
    const standing = await pool.query('select in_sight from film_standing where film_id = $1', [film])
    assert.deepEqual(standing.rows, [{ in_sight: true }])
    assert.equal((await pool.query('select from posting')).rowCount, 1)
  } finally {
    await close()
  }
})
