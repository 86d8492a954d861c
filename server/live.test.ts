import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { freePort } from '#platform/postgres/port.ts'
import { aFilm } from '#test/a-film.ts'
import { harness } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'
import { openSocket } from '#test/socket.ts'

test('the role live opens the realtime door and serves nothing else; told to stop, it sends its readers elsewhere', async () => {
  const port = await freePort()
  const secret = 'a secret for tests only'
  await using site = await harness()
  const dataDir = mkdtempSync(join(tmpdir(), 'verticale-live-'))
  const live = fork(join(import.meta.dirname, 'main.ts'), [], {
    env: {
      ...process.env,
      ROLES: 'live',
      PORT: String(port),
      DATABASE_URL: site.platform.databaseUrl,
      DATA_DIR: dataDir,
      SECRET: secret,
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  try {
    const [said] = await once(live, 'message')
    assert.equal(said, 'ready')
    const address = `http://127.0.0.1:${port}`
    const status = async (path: string) => (await fetch(`${address}${path}`)).status
    assert.deepEqual(
      [
        await status('/api/health'),
        await status('/api/editions'),
        await status('/'),
        await status('/api/realtime'),
      ],
      [200, 404, 404, 426],
    )
    const maker = await signIn(site)
    const filmId = await aFilm(site, maker.id)
    await using socket = await openSocket(address, maker.headers)
    socket.say({ join: `films/${filmId}/preparation` })
    const told = await socket.hears(({ channel }) => channel.startsWith('films/'))
    assert.ok('state' in told)
    const ended = once(live, 'exit')
    live.kill('SIGTERM')
    assert.equal(await socket.closed, 1012)
    assert.deepEqual(await ended, [0, null])
  } finally {
    live.kill('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  }
})
