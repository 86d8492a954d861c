import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { harness, type Site } from '#test/harness.ts'
import { missingBeats, watchOn } from './liveness.ts'

/** A process by its connection: it shows that `pool` lives, and looks after the others. */
const aProcess = async ({ platform }: Site, pool: string) => {
  const client = new pg.Client({ connectionString: platform.databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const watch = watchOn(client, new Set([pool]))
  return {
    beats: async (count: number) => {
      for (let nth = 0; nth < count; nth++) await watch.beat()
    },
    letsGo: () => client.query('select pg_advisory_unlock_all()'),
    /** Resolves when the database has noticed. */
    dies: async () => {
      await client.end()
      const alive = 'select from pg_stat_activity where pid = $1'
      while ((await platform.pool.query(alive, [rows[0]?.pid])).rowCount);
    },
    [Symbol.asyncDispose]: () => client.end(),
  }
}

/** A job that a pool works on, and whose it is now. */
const aJobOf = async ({ platform }: Site, pool: string) => {
  await platform.jobs.enqueue(platform.db, 'slow', {})
  await platform.pool.query('update graphile_worker._private_jobs set locked_by = $1, locked_at = now()', [
    pool,
  ])
  return async (): Promise<string | null> =>
    (await platform.pool.query('select locked_by from graphile_worker._private_jobs')).rows[0].locked_by
}

test('work of a process that lives is left to it, however often others look; once it is dead it is given back', async () => {
  await using site = await harness({ now: new Date() })
  await using one = await aProcess(site, 'one')
  await using other = await aProcess(site, 'other')
  const whose = await aJobOf(site, 'one')
  await one.beats(1)
  await other.beats(3 * missingBeats)
  assert.equal(await whose(), 'one')
  await one.dies()
  await other.beats(missingBeats - 1)
  assert.equal(await whose(), 'one', 'it may only be connecting anew')
  await other.beats(1)
  assert.equal(await whose(), null)
})

test('a process that comes back in time keeps its work, and is waited for as long the next time', async () => {
  await using site = await harness({ now: new Date() })
  await using other = await aProcess(site, 'other')
  const whose = await aJobOf(site, 'one')
  await other.beats(missingBeats - 1)
  const back = await aProcess(site, 'one')
  await back.beats(1)
  await other.beats(1)
  await back.dies()
  await other.beats(missingBeats - 1)
  assert.equal(await whose(), 'one')
  await other.beats(1)
  assert.equal(await whose(), null)
})

test('no process gives back its own work, whatever has become of its lock', async () => {
  await using site = await harness({ now: new Date() })
  await using one = await aProcess(site, 'one')
  const whose = await aJobOf(site, 'one')
  await one.beats(1)
  await one.letsGo()
  await one.beats(3 * missingBeats)
  assert.equal(await whose(), 'one')
})
