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
import { createApp } from '#server/app.ts'

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
    const app = await createApp(platform)
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

    const second = await startCluster(dataDir)
    assert.equal(second.url, first.url)
    assert.equal((await ask('en')).status, 200)
    await app.close()
    await second.stop()
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
})
