import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadConfig } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'
import { createPlatform } from '#platform/platform.ts'
import { startCluster } from '#platform/postgres/cluster.ts'
import { migrate } from '#platform/postgres/migrate.ts'
import { features } from '#server/app.ts'
import { createApp } from '#server/house.ts'

test('while the database is stopped the site says so in the reader’s language; afterwards it goes on', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'verticale-away-'))
  chmodSync(dataDir, 0o755)
  try {
    const first = await startCluster(dataDir)
    const config = loadConfig({ SECRET: 'for tests only' }, { data: dataDir })
    await using platform = await createPlatform(config, {
      databaseUrl: first.url,
      log: createLog('silent'),
      connections: 4,
    })
    await migrate(platform.pool)
    const app = await createApp(platform, features)
    const ask = async (language: string) => {
      const answer = await app.inject({ url: '/api/editions', headers: { 'accept-language': language } })
      return { status: answer.statusCode, ...(answer.json() as { code?: string; sentence?: string }) }
    }
    assert.equal((await ask('en')).status, 200)

    await first.stop()
    const [japanese, english] = [await ask('ja'), await ask('en')]
    assert.deepEqual(
      [japanese.status, japanese.code, english.status, english.code],
      [503, 'database_away', 503, 'database_away'],
    )
    assert.match(japanese.sentence ?? '', /[\u3040-\u30ff]/)
    assert.match(english.sentence ?? '', /^[\w ,.’]+$/)

    const nobody = '00000000-0000-4000-8000-000000000000'
    const headers = { authorization: 'Bearer vt_somebody', 'accept-language': 'en' }
    for (const [method, url, payload] of [
      ['GET', '/api/feed'],
      ['GET', '/api/me'],
      ['GET', '/api/health'],
      ['POST', '/api/sign-in/code', { email: 'mio@example.jp' }],
      ['POST', '/api/hashtags', { text: '＃縦の夜' }],
      ['PUT', `/api/films/${nobody}/ballots/${nobody}`, { mark: 5 }],
      ['PUT', `/api/viewings/${nobody}`, { filmId: nobody }],
      ['POST', `/api/viewings/${nobody}/heartbeats`, { stretches: [[0, 1000]] }],
      ['HEAD', `/api/uploads/${nobody}`],
      ['PATCH', `/api/uploads/${nobody}`],
      ['GET', '/media/abcdefghijklmnopqrstuvwx/start.mp4'],
      ['GET', '/e/some-night/feed.atom'],
    ] as const) {
      const answer = await app.inject({ method, url, headers, ...(payload && { payload }) })
      const code = method === 'HEAD' ? 'database_away' : answer.json().code
      assert.deepEqual([answer.statusCode, code], [503, 'database_away'], `${method} ${url}`)
      assert.equal(answer.headers['retry-after'], '2', url)
    }
    // what a browser opens is the app, which asks, says so and asks again; built or not, no film is "gone" meanwhile
    for (const url of ['/', `/films/${nobody}`, '/e/some-night'])
      for (const headers of [{}, { authorization: 'Bearer vt_somebody' }]) {
        const page = await app.inject({ url, headers })
        assert.deepEqual([page.statusCode, page.headers['retry-after']], [503, '2'], url)
        assert.match(String(page.headers['content-type']), /^text\//)
      }

    const second = await startCluster(dataDir)
    assert.equal(second.url, first.url)
    assert.equal((await ask('en')).status, 200)
    await app.close()
    await second.stop()
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
})
