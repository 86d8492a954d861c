import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { harness } from '#test/harness.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { signIn } from '#test/sign-in.ts'
import { plantVoting, watch } from '#test/voting.ts'
import { aVisitor } from './viewer.ts'
import { viewerOf } from './visitor.ts'

for (const [whose, before] of [
  ['has watched before', 1],
  ['has watched nothing', 0],
] as const)
  test(`two browsers that pass to somebody who ${whose} at the same moment make no time`, async () => {
    await using site = await harness()
    const { platform } = site
    const { filmIds } = await plantVoting(platform)
    const [first = '', second = '', third = ''] = filmIds
    const mio = await signIn(site)
    if (before) await watch(platform, mio.id, third)
    site.clock.advance(60_000)
    const browsers = [randomUUID(), randomUUID()]
    for (const [at, visitorId] of browsers.entries())
      await watch(platform, aVisitor(visitorId), at === 0 ? first : second)
    const passing = await whileNobodyWrites(platform.pool, 'viewing', async () => {
      const passing = browsers.map((visitorId) => {
        const person = { id: mio.id, roles: [] }
        return viewerOf(platform, { person, visitorId, language: 'ja', via: 'session' }, null)
      })
      await standingStill(platform.pool, 2)
      return passing
    })
    await Promise.all(passing)
    const films = await platform.db
      .selectFrom('viewing')
      .select('watchedMs')
      .where('personId', '=', mio.id)
      .execute()
    assert.equal(films.length, before + 1)
  })
