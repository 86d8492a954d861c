import { randomUUID } from 'node:crypto'
import { sessionCookie } from '#features/account/cookies.ts'
import { loadConfig } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'
import { createPlatform } from '#platform/platform.ts'
import { migrate } from '#platform/postgres/migrate.ts'
import { features } from '#server/app.ts'
import { createApp } from '#server/house.ts'
import { plantVoting } from '#test/voting.ts'

/**
 * The server under load, in a process of its own: the program as it is, with signed-in voters who have verifiably
 * watched every film, and beside it the same server answering an empty POST. Tells its parent what was planted.
 */
const [port = 0, voters = 0, films = 0] = process.argv.slice(2).map(Number)
const config = { ...loadConfig({ SECRET: 'for a bench only' }, { port: String(port) }), databaseUrl: null }
const platform = await createPlatform(config, {
  databaseUrl: process.env.DATABASE_URL ?? '',
  log: createLog('silent'),
})
await migrate(platform.pool)
const { filmIds } = await plantVoting(platform, { films })
const tokens = await plantVoters(voters, filmIds)
const app = await createApp(platform, features)
app.post('/api/empty', async () => ({}))
await app.listen({ port, host: '127.0.0.1' })
process.send?.({ filmIds, cookies: tokens.map((token) => sessionCookie(platform, token).split(';')[0]) })
process.on('disconnect', async () => {
  await app.close()
  await platform[Symbol.asyncDispose]()
  process.exit()
})

async function plantVoters(count: number, films: readonly string[]): Promise<string[]> {
  const { pool } = platform
  const ids = Array.from({ length: count }, () => randomUUID())
  const tokens = ids.map((id) => `token-of-${id}`)
  await pool.query(
    `with a as (select * from unnest($1::uuid[], $2::text[]) as a(id, token)),
      users as (insert into auth."user" ("id", "name", "email", "emailVerified", "updatedAt")
        select id::text, '', id || '@example.jp', true, now() from a),
      sessions as (insert into auth.session ("id", "expiresAt", "token", "updatedAt", "userId")
        select id::text, now() + interval '1 day', token, now(), id::text from a)
     insert into person (id, auth_user_id, email, birth_date) select id, id::text, id || '@example.jp', '1990-04-30' from a`,
    [ids, tokens],
  )
  await pool.query(
    `insert into viewing (id, film_id, person_id, watched, watched_ms, begun_at, heard_at, verified_at)
     select gen_random_uuid(), f, p.id, '{[0,16000)}', 16000, now(), now(), now()
     from person p cross join unnest($1::uuid[]) f where p.auth_user_id is not null`,
    [films],
  )
  await pool.query('vacuum analyze')
  return tokens
}
