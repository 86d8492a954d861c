import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { addPerson } from '#features/account/account.ts'
import { loadConfig } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'
import { createPlatform } from '#platform/platform.ts'
import { aFilm } from '#test/a-film.ts'
import { clips } from '#test/clip.ts'
import { cloneDatabase } from '#test/database.ts'
import { received } from '#test/received.ts'

test('a worker that is killed in the middle leaves nothing half done, and the next one finishes the film', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'verticale-killed-'))
  using clip = clips()
  await using database = await cloneDatabase()
  const config = {
    ...loadConfig({ SECRET: 'a secret for tests only' }, { data: dataDir }),
    databaseUrl: null,
  }
  await using platform = await createPlatform(config, { databaseUrl: database.url, log: createLog('silent') })
  const { id: personId } = await addPerson(platform, { email: 'maker@example.jp', birthDate: '1990-04-30' })
  const filmId = await aFilm({ platform }, personId)
  const standing = () =>
    platform.db.selectFrom('preparation').selectAll().where('filmId', '=', filmId).executeTakeFirstOrThrow()
  const renditions = async () =>
    (
      await platform.db
        .selectFrom('rendition')
        .select('name')
        .where('filmId', '=', filmId)
        .orderBy('name')
        .execute()
    ).map(({ name }) => name)
  const running = new Set<ChildProcess>()
  const worker = () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../../main.ts')], {
      stdio: 'ignore',
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: database.url,
        DATA_DIR: dataDir,
        SECRET: config.secret,
        ROLES: 'work',
      },
    })
    running.add(child)
    return child
  }
  const killed = async (child: ChildProcess) => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
    running.delete(child)
  }
  const until = async (holds: () => Promise<boolean>) => {
    while (!(await holds())) await sleep(40)
  }
  try {
    await received(platform, filmId, clip.make({ seconds: 12, width: 720, height: 1280 }))
    const first = worker()
    await until(async () => (await standing()).perCent > 5)
    await killed(first)
    if (!(await standing()).watchableAt) assert.deepEqual(await renditions(), [])

    const second = worker()
    await until(async () => (await standing()).perCent > 35)
    assert.deepEqual(
      (await renditions()).filter((name) => name !== '360' && name !== '720'),
      ['540', 'audio', 'start'],
    )
    await killed(second)

    const third = worker()
    await until(async () => ['complete', 'refused', 'failed'].includes((await standing()).state))
    assert.equal((await standing()).state, 'complete')
    assert.deepEqual(await renditions(), ['360', '540', '720', 'audio', 'start'])
    const told = await platform.db
      .selectFrom('event')
      .select('kind')
      .where('subjectId', '=', filmId)
      .orderBy('id')
      .execute()
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ['film.begun', 'film.rights_declared', 'film.watchable', 'film.prepared'],
    )
    await until(async () => readdirSync(join(dataDir, 'preparing')).length === 0)
    await killed(third)
  } finally {
    await Promise.all([...running].map(killed))
    rmSync(dataDir, { recursive: true, force: true })
  }
})
